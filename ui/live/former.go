package live

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/library"
	"briefing/briefing/page"
	"briefing/ui/contents"
)

// Former is the previous library with the page that was shown from it.
type Former struct {
	Library *library.Library
	contents.Contents
	Page *page.Page // or nil
}

// mostCompared limits the articles whose texts are read to find those that have
// moved, since a whole library may have.
const mostCompared = 500

// Moves returns the new IDs of articles with ids that have moved. An article
// moves to a new one with the same text, or else with the same title and date
// and most of the text. No two move to the same one. An ID that belonged to
// another article before is no candidate: notes and positions under it belong
// to that.
func (f Former) Moves(ctx context.Context, lib *library.Library, now contents.Contents, ids map[briefing.ArticleID]bool) Moves {
	missed := f.missed(now, ids)
	if len(missed) == 0 {
		return nil
	}
	search := moveSearch{Former: f, lib: lib, added: alikeOf(now, f.Contents), gone: alikeOf(f.Contents, now), left: mostCompared}
	to, taken := Moves{}, map[briefing.ArticleID]bool{}
	for _, find := range []func(context.Context, briefing.Entry) briefing.ArticleID{search.sameText, search.sameTitle} {
		for _, e := range missed {
			if to[e.ID] != "" {
				continue
			}
			if id := find(ctx, e); id != "" && !taken[id] {
				to[e.ID], taken[id] = id, true
			}
		}
	}
	return to
}

// missed returns the articles with ids that no longer exist, in their former
// order.
func (f Former) missed(now contents.Contents, ids map[briefing.ArticleID]bool) []briefing.Entry {
	var missed []briefing.Entry
	for id := range ids {
		if e, known := f.Entry(id); known && !now.Has(id) {
			missed = append(missed, e)
		}
	}
	slices.SortFunc(missed, func(a, b briefing.Entry) int { return cmp.Compare(f.Rank(a.ID), f.Rank(b.ID)) })
	return missed
}

// likeness is a property that an article keeps when it moves: its number of
// words, or title and date.
type likeness struct {
	words int
	title string
	date  briefing.Date
}

// titled returns the title and date of an article. It returns false if either
// is unknown: unknown values do not identify an article.
func titled(e briefing.Entry) (likeness, bool) {
	return likeness{words: -1, title: e.Title, date: e.Published}, e.Title != "" && e.Published.Known()
}

// alikeOf returns the articles of one library that are not in the other, in
// order, by likeness.
func alikeOf(one, other contents.Contents) map[likeness][]briefing.Entry {
	out := map[likeness][]briefing.Entry{}
	for _, e := range one.Entries {
		if other.Has(e.ID) {
			continue
		}
		words := likeness{words: e.Words}
		out[words] = append(out[words], e)
		if l, ok := titled(e); ok {
			out[l] = append(out[l], e)
		}
	}
	return out
}

// moveSearch looks for articles that have moved.
type moveSearch struct {
	Former
	lib         *library.Library
	added, gone map[likeness][]briefing.Entry
	left        int // how many articles may still be read
}

// sameText returns the only new article with the former text of e, "" if there
// is none.
func (s *moveSearch) sameText(ctx context.Context, e briefing.Entry) briefing.ArticleID {
	added := s.added[likeness{words: e.Words}]
	if len(added) == 0 {
		return ""
	}
	was, known := s.was(ctx, e.ID)
	if !known || was == "" {
		return ""
	}
	for _, a := range added {
		if now, ok := s.now(ctx, a.ID); ok && now == was {
			return a.ID
		}
	}
	return ""
}

// sameTitle returns the only new article with the title, the date and most of
// the text of e, "" if there is none, or if title or date are ambiguous. If the
// former text is unknown, everything else must be equal.
func (s *moveSearch) sameTitle(ctx context.Context, e briefing.Entry) briefing.ArticleID {
	l, ok := titled(e)
	if !ok || len(s.gone[l]) != 1 || len(s.added[l]) != 1 {
		return ""
	}
	a := s.added[l][0]
	was, known := s.was(ctx, e.ID)
	if !known {
		if a.Words == e.Words && a.Source == e.Source && a.Author == e.Author && a.URL == e.URL {
			return a.ID
		}
		return ""
	}
	if now, ok := s.now(ctx, a.ID); ok && alike(was, now) {
		return a.ID
	}
	return ""
}

// was returns the text of an article in the former library. The index on disk
// may no longer have it.
func (s *moveSearch) was(ctx context.Context, id briefing.ArticleID) (string, bool) {
	if p := s.Page; p != nil && p.ID == page.OfArticle(id) {
		return p.Body.In(p.Markdown), true
	}
	a, err := s.Library.Article(ctx, id)
	if err != nil {
		return "", false
	}
	return a.Text, true
}

// now returns the text of a new article, unless too many have been read.
func (s *moveSearch) now(ctx context.Context, id briefing.ArticleID) (string, bool) {
	if s.left--; s.left < 0 {
		return "", false
	}
	a, err := s.lib.Article(ctx, id)
	if err != nil {
		return "", false
	}
	return a.Text, true
}

// alike reports whether most of either text is in the other.
func alike(one, other string) bool {
	a, b := runs(one), runs(other)
	left := map[string]int{}
	for _, run := range a {
		left[run]++
	}
	common := 0
	for _, run := range b {
		if left[run] > 0 {
			left[run]--
			common++
		}
	}
	return 2*common > max(len(a), len(b))
}

// runs returns all runs of a few words in a text. Single words would be common
// to unrelated texts.
func runs(text string) []string {
	const length = 4
	words := strings.Fields(text)
	if len(words) <= length {
		return []string{strings.Join(words, " ")}
	}
	out := make([]string, len(words)-length+1)
	for i := range out {
		out[i] = strings.Join(words[i:i+length], " ")
	}
	return out
}
