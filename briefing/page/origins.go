package page

import (
	"context"
	"strings"

	"briefing/briefing"
	"briefing/briefing/sentences"
)

// OriginsOf returns the ID of the page of origins of the articles that mention a subject,
// or of all articles if it is "".
func OriginsOf(id briefing.SubjectID) ID { return ID{Kind: Origins, Key: string(id)} }

// mostPairs is how many passages and quotations the page lists of each.
const mostPairs = 20

// origins writes where the texts of articles come from, as far as the texts tell.
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
	t := tree{s, map[briefing.ArticleID]briefing.Entry{}}
	ids := make([]briefing.ArticleID, len(entries))
	for i, e := range entries {
		ids[i], t.entries[e.ID] = e.ID, e
	}
	o := c.Origins(ids)
	if err := t.total(ids, o); err != nil {
		return err
	}
	if err := t.origins(o.Origins); err != nil {
		return err
	}
	t.pairs("Share a passage (not counted)", o.Passages)
	t.pairs("Quote the same words (not counted)", o.Quotes)
	s.para(func() { s.text("Text in other words is not found: there may be fewer origins.") })
	return nil
}

// EntriesOf returns the articles that mention a subject, in the order of the library; all
// of them if it is "".
func EntriesOf(ctx context.Context, lib briefing.Library, of briefing.SubjectID) ([]briefing.Entry, error) {
	if of == "" {
		return lib.Entries(ctx)
	}
	articles, err := lib.ArticlesOf(ctx, of)
	if err != nil {
		return nil, err
	}
	places := make([]int, len(articles))
	for i, a := range articles {
		places[i] = a.Place
	}
	return lib.EntriesAt(ctx, places...)
}

// tree writes origins.
type tree struct {
	*scribe
	entries map[briefing.ArticleID]briefing.Entry
}

// mostCredited is how many articles are read for whom they credit.
const mostCredited = 500

// total writes how many origins there are at most, and how many articles credit whom.
func (t tree) total(ids []briefing.ArticleID, o *sentences.Origins) error {
	by := map[string]int{}
	var names []string
	for _, id := range ids[:min(len(ids), mostCredited)] {
		credits, err := t.credits(id)
		if err != nil {
			return err
		}
		for _, name := range credits {
			if by[name]++; by[name] == 2 {
				names = append(names, name)
			}
		}
	}
	t.para(func() {
		if len(o.Origins) == len(ids) {
			t.text(briefing.Count(len(ids), "article") + "; no two share most of their text")
		} else {
			t.text(briefing.Count(len(ids), "article") + ", at most " + briefing.Count(len(o.Origins), "origin"))
		}
		for _, name := range names {
			t.dots(briefing.Thousands(by[name]) + " credit " + name)
		}
	})
	return nil
}

func (t tree) credits(id briefing.ArticleID) ([]string, error) {
	a, err := t.read(id)
	if err != nil {
		return nil, err
	}
	return sentences.Credits(a.Text), nil
}

// origins writes the origins that several articles have, then those of one each.
func (t tree) origins(all []sentences.Origin) error {
	own := 0
	for _, o := range all {
		if len(o.Members) == 1 && len(t.entries[o.Members[0].Article].Also) == 0 {
			own++
			continue
		}
		if err := t.origin(o); err != nil {
			return err
		}
	}
	if own == 0 {
		return nil
	}
	t.heading(2, func() { t.text("All their own") })
	for _, o := range all {
		if e := t.entries[o.Members[0].Article]; len(o.Members) == 1 && len(e.Also) == 0 {
			if own--; own < 0 {
				break
			}
			t.item(func() { t.briefLink(e) })
		}
	}
	return nil
}

// origin writes the articles of one origin: the one that the others have most of their
// text of, and those.
func (t tree) origin(o sentences.Origin) error {
	root := t.entries[o.Members[0].Article]
	credits, err := t.credits(root.ID)
	if err != nil {
		return err
	}
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
		e := t.entries[m.Article]
		credits, err := t.credits(e.ID)
		if err != nil {
			return err
		}
		t.item(func() {
			t.briefLink(e)
			t.then()
			t.linkText(sharedText(m.Of), Target{Page: BesideOf(m.Of.Other, m.Article)})
			if m.Of.Other != root.ID {
				t.dots("as in " + headOf(t.entries[m.Of.Other]))
			}
			if of := t.entries[m.Of.Other]; e.Published.Known() && e.Published == of.Published {
				t.dots("the same day")
			}
			if len(credits) > 0 {
				t.dots("credit: " + strings.Join(credits, ", "))
			}
		})
	}
	return nil
}

// sharedText says how many sentences of an article stand in another.
func sharedText(p sentences.Pair) string {
	return briefing.Thousands(p.Shared) + " of " + briefing.Count(p.Of, "sentence")
}

// pairs writes what articles of different origins have in common.
func (t tree) pairs(heading string, pairs []sentences.Pair) {
	if len(pairs) == 0 {
		return
	}
	t.heading(2, func() { t.text(heading) })
	for _, p := range pairs[:min(len(pairs), mostPairs)] {
		t.item(func() {
			one, other := t.entries[p.Other], t.entries[p.Article]
			t.linkText(headOf(one), Target{Page: OfArticle(one.ID)})
			t.raw(" ↔ ")
			t.linkText(headOf(other), Target{Page: OfArticle(other.ID)})
			t.then()
			t.linkText(briefing.Count(p.Shared, "sentence"), Target{Page: BesideOf(p.Other, p.Article)})
		})
	}
	t.more(len(pairs) - mostPairs)
}

// originsLine writes how many origins the articles that mention a subject have at most,
// if these are known and there are fewer than articles.
func (s *scribe) originsLine(of briefing.SubjectID) {
	lib, ok := s.lib.(compared)
	if !ok {
		return
	}
	c, _, _ := lib.Compared()
	if c == nil {
		return // to read the entries of a frequent subject takes its time
	}
	entries, err := EntriesOf(s.ctx, s.lib, of)
	if err != nil {
		return
	}
	ids := make([]briefing.ArticleID, len(entries))
	for i, e := range entries {
		ids[i] = e.ID
	}
	if n := len(c.Origins(ids).Origins); n < len(ids) {
		s.para(func() {
			s.linkText(briefing.Count(len(ids), "article")+", at most "+briefing.Count(n, "origin"), Target{Page: OriginsOf(of)})
		})
	}
}
