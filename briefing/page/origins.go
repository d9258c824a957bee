package page

import (
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/sentences"
)

// mostPairs is how many passages and quotations the page lists of each.
const mostPairs = 20

// writeOrigins writes where the texts of articles come from, as far as the texts tell.
func writeOrigins(s *scribe, of briefing.SubjectID) error { return s.origins(of) }

func (s *scribe) origins(of briefing.SubjectID) error {
	title := "Origins"
	if of != "" {
		subject := s.subjects[of]
		if subject == nil {
			return briefing.ErrNotFound
		}
		title += ": " + subject.Label()
	}
	s.title(title)
	c, err := s.comparison()
	if c == nil || err != nil {
		return err
	}
	entries, err := EntriesOf(s.ctx, s.lib, of)
	if err != nil {
		return err
	}
	t := &tree{s, c, entries, nil}
	ids := make([]briefing.ArticleID, len(entries))
	for i := range entries {
		ids[i] = entries[i].ID
	}
	o := c.Origins(ids)
	t.total(ids, o, sharedTrail(ids, o, c).Len())
	t.origins(o.Origins)
	t.pairs("Share a passage (not counted)", o.Passages)
	t.pairs("Quote the same words (not counted)", o.Quotes)
	s.para(func() {
		s.text("Text in other words is not found: there may be fewer origins. Sentences of fewer than eight words are not counted.")
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
	t.para(func() {
		switch {
		case len(ids) == 1:
			t.text("1 article, so there is none to share its text with")
		case len(o.Origins) == len(ids):
			t.text(briefing.Count(len(ids), "article") + "; no two share most of their text")
		default:
			t.text(briefing.Count(len(ids), "article") + ", at most " + briefing.Count(len(o.Origins), "origin"))
		}
		if shared > 0 {
			t.dots(briefing.Count(shared, "shared sentence"))
		}
		for _, name := range names {
			t.dots(briefing.Thousands(by[name]) + " credit " + name)
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
	t.parts(len(all), mostRows, "origins")
	from, to := t.part(len(all), mostRows)
	headed := false
	for _, o := range all[from:to] {
		if !isOwn(o) {
			t.origin(o)
			continue
		}
		if !headed && len(all) > 1 {
			t.heading(2, func() { t.text("At most single passages in common with others") })
			headed = true
		}
		t.item(func() { t.briefLink(*t.entry(o.Members[0].Article)) })
	}
}

// origin writes the articles of one origin: the one that the others have most of their
// text of, and those.
func (t *tree) origin(o sentences.Origin) {
	root := *t.entry(o.Members[0].Article)
	credits := t.credits(root.ID)
	t.heading(2, func() { t.articleLink(root) })
	t.para(func() {
		t.dots(root.Source, stated(root.Published))
		if len(credits) > 0 {
			t.dots("credit: " + strings.Join(credits, ", "))
		}
	})
	for _, file := range root.Also {
		t.item(func() { t.text(file.String() + ": the same text") })
	}
	for _, m := range o.Members[1:] {
		e := *t.entry(m.Article)
		credits := t.credits(e.ID)
		t.item(func() {
			t.briefLink(e)
			t.then()
			t.linkText(sharedText(m.Of), Target{Page: BesideOf(m.Of.Other, m.Article)})
			if m.Of.Other != root.ID {
				t.dots("as in " + headOf(*t.entry(m.Of.Other)))
			}
			if of := *t.entry(m.Of.Other); e.Published.Known() && e.Published == of.Published {
				t.dots("the same day")
			}
			if len(credits) > 0 {
				t.dots("credit: " + strings.Join(credits, ", "))
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
	t.heading(2, func() { t.text(heading) })
	for _, p := range pairs[:min(len(pairs), mostPairs)] {
		t.item(func() {
			one, other := *t.entry(p.Other), *t.entry(p.Article)
			t.linkText(headOf(one), Target{Page: OfArticle(one.ID)})
			t.raw(" ↔ ")
			t.linkText(headOf(other), Target{Page: OfArticle(other.ID)})
			t.then()
			t.linkText(briefing.Count(p.Shared, "sentence"), Target{Page: BesideOf(p.Other, p.Article)})
		})
	}
	t.more(len(pairs) - mostPairs)
}
