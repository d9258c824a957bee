// Package origins writes the pages that compare articles sentence by sentence: which
// articles share their text (origins.go), which sentences of one are known from others
// (novelty.go), and two articles side by side (beside.go).
package origins

import (
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/page/sheet"
	"briefing/briefing/sentences"
)

// scribe writes a page of this package.
type scribe struct{ *sheet.Sheet }

// mostPairs is how many passages and quotations the page lists of each.
const mostPairs = 20

// Write writes where the texts of articles come from, as far as the texts tell.
func Write(on *sheet.Sheet, of briefing.SubjectID) error {
	s := &scribe{on}
	title := "Origins"
	if of != "" {
		subject := s.Subjects[of]
		if subject == nil {
			return briefing.ErrNotFound
		}
		title += ": " + subject.Label()
	}
	s.Title(title)
	c, err := s.Comparison()
	if c == nil || err != nil {
		return err
	}
	entries, err := sheet.EntriesOf(s.Ctx, s.Lib, of)
	if err != nil {
		return err
	}
	t := &tree{s, c, entries, nil}
	ids := make([]briefing.ArticleID, len(entries))
	for i := range entries {
		ids[i] = entries[i].ID
	}
	o := c.Origins(ids)
	t.total(ids, o, sheet.TrailOfShared(ids, o, c).Len())
	t.origins(o.Origins)
	t.pairs("Share a passage (not counted)", o.Passages)
	t.pairs("Quote the same words (not counted)", o.Quotes)
	s.Para(func() {
		s.Text("Text in other words is not found: there may be fewer origins. Sentences of fewer than eight words are not counted.")
	})
	return nil
}

// tree writes origins.
type tree struct {
	*scribe
	compared *sentences.Comparison
	entries  []briefing.Entry // in the order of the library
	at       map[briefing.ArticleID]int
}

// entry returns an article of the tree.
func (t *tree) entry(id briefing.ArticleID) *briefing.Entry {
	if place, ok := t.compared.Place(id); ok && place < len(t.entries) && t.entries[place].ID == id {
		return &t.entries[place] // the tree of all articles
	}
	if t.at == nil {
		t.at = make(map[briefing.ArticleID]int, len(t.entries))
		for i := range t.entries {
			t.at[t.entries[i].ID] = i
		}
	}
	return &t.entries[t.at[id]]
}

// total writes how many origins there are at most, how many sentences stand in several
// articles, and how many articles credit whom.
func (t *tree) total(ids []briefing.ArticleID, o *sentences.Origins, shared int) {
	by := map[string]int{}
	var names []string
	for _, id := range ids {
		for _, name := range t.credits(id) {
			if by[name]++; by[name] == 2 {
				names = append(names, name)
			}
		}
	}
	slices.SortStableFunc(names, func(a, b string) int { return by[b] - by[a] })
	names = names[:min(len(names), mostCredited)]
	t.Para(func() {
		switch {
		case len(ids) == 1:
			t.Text("1 article, so there is none to share its text with")
		case len(o.Origins) == len(ids):
			t.Text(briefing.Count(len(ids), "article") + "; no two share most of their text")
		default:
			t.Text(briefing.Count(len(ids), "article") + ", at most " + briefing.Count(len(o.Origins), "origin"))
		}
		if shared > 0 {
			t.Dots(briefing.Count(shared, "shared sentence"))
		}
		for _, name := range names {
			t.Dots(briefing.Thousands(by[name]) + " credit " + name)
		}
	})
}

// mostCredited is how many of those that are credited the page names.
const mostCredited = 5

// credits returns whom an article credits.
func (t *tree) credits(id briefing.ArticleID) []string {
	if e, ok := t.compared.Entry(id); ok {
		return e.Credits
	}
	return nil
}

// origins writes the origins that several articles have, then those of one each, as far as
// this part of the page has them.
func (t *tree) origins(all []sentences.Origin) {
	isOwn := func(o sentences.Origin) bool {
		return len(o.Members) == 1 && len(t.entry(o.Members[0].Article).Also) == 0
	}
	var of, own []sentences.Origin
	for _, o := range all {
		if isOwn(o) {
			own = append(own, o)
		} else {
			of = append(of, o)
		}
	}
	all = append(of, own...)
	t.Parts(len(all), sheet.MostRows, "origins")
	from, to := t.Part(len(all), sheet.MostRows)
	headed := false
	for _, o := range all[from:to] {
		if !isOwn(o) {
			t.origin(o)
			continue
		}
		if !headed && len(all) > 1 {
			t.Heading(2, func() { t.Text("At most single passages in common with others") })
			headed = true
		}
		t.Item(func() { t.BriefLink(*t.entry(o.Members[0].Article)) })
	}
}

// origin writes the articles of one origin: the one that the others have most of their
// text of, and those.
func (t *tree) origin(o sentences.Origin) {
	root := *t.entry(o.Members[0].Article)
	credits := t.credits(root.ID)
	t.Heading(2, func() { t.ArticleLink(root) })
	t.Para(func() {
		t.Dots(root.Source, sheet.Stated(root.Published))
		if len(credits) > 0 {
			t.Dots("credit: " + strings.Join(credits, ", "))
		}
	})
	for _, file := range root.Also {
		t.Item(func() { t.Text(file.String() + ": the same text") })
	}
	for _, m := range o.Members[1:] {
		e := *t.entry(m.Article)
		credits := t.credits(e.ID)
		t.Item(func() {
			t.BriefLink(e)
			t.Then()
			t.LinkText(sharedText(m.Of), sheet.Target{Page: sheet.BesideOf(m.Of.Other, m.Article)})
			if m.Of.Other != root.ID {
				t.Dots("as in " + sheet.HeadOf(*t.entry(m.Of.Other)))
			}
			if of := *t.entry(m.Of.Other); e.Published.Known() && e.Published == of.Published {
				t.Dots("the same day")
			}
			if len(credits) > 0 {
				t.Dots("credit: " + strings.Join(credits, ", "))
			}
		})
	}
}

// sharedText says how many sentences of an article stand in another.
func sharedText(p sentences.Pair) string {
	return briefing.Thousands(p.Shared) + " of " + briefing.Count(p.Of, "sentence")
}

// pairs writes what articles of different origins have in common.
func (t *tree) pairs(heading string, pairs []sentences.Pair) {
	if len(pairs) == 0 {
		return
	}
	t.Heading(2, func() { t.Text(heading) })
	for _, p := range pairs[:min(len(pairs), mostPairs)] {
		t.Item(func() {
			one, other := *t.entry(p.Other), *t.entry(p.Article)
			t.LinkText(sheet.HeadOf(one), sheet.Target{Page: sheet.OfArticle(one.ID)})
			t.Raw(" ↔ ")
			t.LinkText(sheet.HeadOf(other), sheet.Target{Page: sheet.OfArticle(other.ID)})
			t.Then()
			t.LinkText(briefing.Count(p.Shared, "sentence"), sheet.Target{Page: sheet.BesideOf(p.Other, p.Article)})
		})
	}
	t.More(len(pairs) - mostPairs)
}
