// Package memo writes what a reader kept as a brief in Markdown: numbered quotes with
// their notes and where each is from, and the sources as a list at the end.
//
// A memo stands between two marker lines. [Save] replaces what stands between them and
// leaves all else of the file as it is, so that the writer can go on around the quotes
// and have them refreshed.
package memo

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/notes"
)

// By says what the passages of a memo are sorted by.
type By string

// The orders.
const (
	Article By = "article"
	Topic   By = "topic"
	Figure  By = "figure"
)

// Orders lists what a memo can be sorted by, the usual one first.
var Orders = []By{Article, Topic, Figure}

// Write returns the memo of notes that were placed in a library, with its marker lines.
// Only passages that the articles hold are quoted; lost ones are listed apart. A passage
// that is about several topics or figures is quoted under the first of them, and the
// others refer to it. Where the quotes stand in it comes along, in their order. The error is
// that of the library.
func Write(ctx context.Context, lib briefing.Library, placed []notes.Placed, by By) (string, []Quote, error) {
	w := &writer{}
	groups, lost, err := sorted(ctx, lib, placed, by)
	if err != nil {
		return "", nil, err
	}
	w.line(Begin)
	w.blank()
	var sources []briefing.Entry
	for _, g := range groups {
		w.heading(g.title)
		for _, k := range g.kept {
			w.item(k)
			if !slices.ContainsFunc(sources, func(e briefing.Entry) bool { return e.ID == k.Article }) {
				sources = append(sources, k.article)
			}
		}
		w.seeAlso(g.also)
	}
	if len(lost) > 0 {
		w.heading("Lost passages")
		w.paragraph("", "The articles do not have these words any more, or have them in several places.")
		for _, p := range lost {
			w.lost(p)
		}
	}
	if len(sources) > 0 {
		w.heading("Sources")
		for _, e := range sources {
			w.source(e)
		}
		w.blank()
	}
	w.line(End)
	return w.String(), w.quotes, nil
}

// Quote is a passage in a memo.
type Quote struct {
	Span briefing.Span // bytes of the memo
	Ref  briefing.Ref  // where the passage is from
}

// kept is a note, its number in the memo and its article.
type kept struct {
	notes.Placed
	article briefing.Entry
	number  int
}

// group is the passages below one heading: those that are quoted there, and the numbers
// of those that were quoted before.
type group struct {
	title string
	kept  []*kept
	also  []int
}

// sorted returns notes in the order of a memo, numbered, and those that are lost.
func sorted(ctx context.Context, lib briefing.Library, placed []notes.Placed, by By) (groups []group, lost []notes.Placed, err error) {
	entries, err := lib.Entries(ctx)
	if err != nil {
		return nil, nil, err
	}
	places := make(map[briefing.ArticleID]int, len(entries))
	for i, e := range entries {
		places[e.ID] = i
	}
	var all []*kept
	for _, p := range placed {
		place, ok := places[p.Article]
		if p.State == notes.Lost || !ok {
			lost = append(lost, p)
			continue
		}
		all = append(all, &kept{Placed: p, article: entries[place]})
	}
	slices.SortStableFunc(all, func(a, b *kept) int {
		return cmp.Or(places[a.Article]-places[b.Article], a.Span.Start-b.Span.Start, a.Span.End-b.Span.End)
	})
	if by == Article {
		groups = byArticle(all)
	} else if groups, err = bySubject(ctx, lib, entries, all, by); err != nil {
		return nil, nil, err
	}
	number(groups)
	return groups, lost, nil
}

// number numbers passages in the order of the memo, and has later groups refer to those
// that were quoted before.
func number(groups []group) {
	n := 0
	for i, g := range groups {
		var first []*kept
		for _, k := range g.kept {
			if k.number > 0 {
				groups[i].also = append(groups[i].also, k.number)
				continue
			}
			n++
			k.number = n
			first = append(first, k)
		}
		groups[i].kept = first
	}
}

func byArticle(all []*kept) (groups []group) {
	for i, k := range all {
		if i == 0 || k.Article != all[i-1].Article {
			groups = append(groups, group{title: name(k.article)})
		}
		last := &groups[len(groups)-1]
		last.kept = append(last.kept, k)
	}
	return groups
}

// bySubject returns passages by the topics or figures that they mention, in the order of
// the digest, and those that mention none at the end.
func bySubject(ctx context.Context, lib briefing.Library, entries []briefing.Entry, all []*kept, by By) ([]group, error) {
	subjects := map[By]briefing.Kind{Topic: briefing.KindTopic, Figure: briefing.KindFigure}[by]
	about, err := mentioned(ctx, lib, all)
	if err != nil {
		return nil, err
	}
	var groups []group
	rest := group{title: "Other passages", kept: slices.Clone(all)}
	for _, s := range lib.Digest().SubjectsOf(subjects) {
		is := about[s.SubjectID()]
		if briefing.Gathers(s) {
			if is, err = gathered(ctx, lib, entries, s.SubjectID(), all); err != nil {
				return nil, err
			}
		}
		if len(is) == 0 {
			continue
		}
		groups = append(groups, group{title: s.Label(), kept: is})
		rest.kept = slices.DeleteFunc(rest.kept, func(k *kept) bool { return slices.Contains(is, k) })
	}
	if len(rest.kept) > 0 {
		groups = append(groups, rest)
	}
	return groups, nil
}

// mentioned returns which passages mention each subject, in their order.
func mentioned(ctx context.Context, lib briefing.Library, all []*kept) (map[briefing.SubjectID][]*kept, error) {
	about := map[briefing.SubjectID][]*kept{}
	var mentions []briefing.Mention
	for i, k := range all {
		if i == 0 || all[i-1].Article != k.Article {
			var err error
			if mentions, err = lib.MentionsIn(ctx, k.Article); err != nil {
				return nil, err
			}
		}
		for _, m := range mentions {
			if list := about[m.Subject]; m.Ref.Span.Overlaps(k.Span) && (len(list) == 0 || list[len(list)-1] != k) {
				about[m.Subject] = append(list, k)
			}
		}
	}
	return about, nil
}

// gathered returns the passages of the articles that a topic gathers.
func gathered(ctx context.Context, lib briefing.Library, entries []briefing.Entry, topic briefing.SubjectID, all []*kept) ([]*kept, error) {
	articles, err := lib.ArticlesOf(ctx, topic)
	if err != nil {
		return nil, err
	}
	var out []*kept
	for _, k := range all {
		if slices.ContainsFunc(articles, func(t briefing.ArticleTally) bool { return entries[t.Place].ID == k.Article }) {
			out = append(out, k)
		}
	}
	return out, nil
}

// name returns what to call an article.
func name(e briefing.Entry) string { return cmp.Or(e.Title, e.File.String(), string(e.ID)) }

// Tally says how many notes a memo has, and how many of them are lost: "3 passages, 1 lost".
func Tally(placed []notes.Placed) string {
	lost := 0
	for _, p := range placed {
		if p.State == notes.Lost {
			lost++
		}
	}
	out := briefing.Count(len(placed)-lost, "passage")
	if lost > 0 {
		out += fmt.Sprintf(", %s lost", briefing.Thousands(lost))
	}
	return strings.TrimSpace(out)
}
