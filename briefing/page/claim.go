package page

import (
	"fmt"
	"slices"
	"strings"

	"briefing/briefing"
)

// claim writes what each article says of a claim, one after the other. It shows
// where they differ, and never says which is right.
func (s *scribe) claim(c *briefing.Claim) error {
	speak := s.speak(c)
	from, to := s.part(len(speak), mostArticles)
	articles, err := s.lib.EntriesAt(s.ctx, speak[from:to]...)
	if err != nil {
		return err
	}
	var mentions []briefing.Mention
	for _, e := range articles {
		if mentions, err = s.appendMentions(mentions, c.ID, e.ID); err != nil {
			return err
		}
	}
	given, err := s.amounts(mentions, s.ownNumbers(c))
	if err != nil {
		return err
	}
	s.title(c.Text)
	s.claimHead(c)
	s.parts(len(speak), mostArticles, "articles")
	s.differences(given)
	for _, e := range articles {
		s.articleHead(e)
		if err := s.reports(c, e.ID, mentions, given); err != nil {
			return err
		}
	}
	s.parts(len(speak), mostArticles, "articles")
	return s.silent(s.quietBut(speak), false)
}

// speak returns the places of the articles that speak of a claim, ascending.
func (s *scribe) speak(c *briefing.Claim) []int {
	var places []int
	for _, r := range c.Reports {
		if place := s.place(r.Article); place >= 0 {
			places = append(places, place)
		}
	}
	slices.Sort(places)
	return slices.Compact(places)
}

func (s *scribe) claimHead(c *briefing.Claim) {
	s.para(func() {
		s.text(kindName(c))
		s.subjectLinks("", c.Topic)
	})
	s.para(func() { s.dots(s.stances(c.ID), s.tally(c.ID)) })
}

// reports writes what one article says of a claim: who takes which stance, in
// which sentences, with which numbers.
func (s *scribe) reports(c *briefing.Claim, id briefing.ArticleID, mentions []briefing.Mention, given amounts) error {
	a, err := s.read(id)
	if err != nil {
		return err
	}
	for i, r := range c.Reports {
		if r.Article != id {
			continue
		}
		s.para(func() { s.stance(r) })
		var of []briefing.Mention
		for _, m := range mentions {
			if m.Report == i && m.Ref.Article == id {
				of = append(of, m)
			}
		}
		if len(of) == 0 {
			s.para(func() { s.text("The sentence was not found.") })
		}
		s.statements(a.shown, of, given)
	}
	return nil
}

// stance writes how an article stands to a claim, and who speaks.
func (s *scribe) stance(r briefing.Report) {
	s.strong(capital(string(r.Stance)))
	attributes, named := r.Stance == briefing.Attributes, len(r.By) > 0
	switch {
	case attributes && named:
		s.subjectLinks(" to ", r.By...)
	case attributes:
		s.text(" to nobody by name")
	case named:
		s.subjectLinks("", r.By...)
	case r.Stance == briefing.Asserts:
		s.dots("in its own words")
	}
}

// statements writes passages, each with the numbers that it gives.
func (s *scribe) statements(text briefing.Shown, mentions []briefing.Mention, given amounts) {
	for len(mentions) > 0 {
		n := together(mentions)
		s.statement(text, mentions[:n], given, given.in[sentenceOf(mentions[0])])
		mentions = mentions[n:]
	}
}

// statement writes the passage around mentions that stand together, and numbers
// that it gives.
func (s *scribe) statement(text briefing.Shown, mentions []briefing.Mention, given amounts, numbers []amount) {
	s.item(func() { s.mentioned(text, mentions) })
	for _, a := range numbers {
		s.subitem(func() { s.amount(given, a) })
	}
}

// stances returns how many articles speak of a claim, which stances they take,
// some of them several, and how many are silent: "2 articles speak (2 assert, 1
// denies), 3 silent".
func (s *scribe) stances(id briefing.SubjectID) string {
	c, ok := s.subjects[id].(*briefing.Claim)
	if !ok {
		return ""
	}
	takes := map[briefing.Stance]map[briefing.ArticleID]bool{}
	speaks := map[briefing.ArticleID]bool{}
	for _, r := range c.Reports {
		if s.place(r.Article) < 0 {
			continue
		}
		if takes[r.Stance] == nil {
			takes[r.Stance] = map[briefing.ArticleID]bool{}
		}
		takes[r.Stance][r.Article] = true
		speaks[r.Article] = true
	}
	var parts []string
	for _, stance := range []briefing.Stance{briefing.Asserts, briefing.Denies, briefing.Attributes, briefing.Questions} {
		if n := len(takes[stance]); n > 0 {
			parts = append(parts, fmt.Sprintf("%s %s", briefing.Thousands(n), verb(stance, n)))
		}
	}
	var all []string
	if n := len(speaks); n > 0 {
		speak := " speak"
		if n == 1 {
			speak = " speaks"
		}
		all = append(all, briefing.Count(n, "article")+speak+" ("+strings.Join(parts, ", ")+")")
	}
	if n := s.lib.Extent().Articles - len(speaks); n > 0 {
		all = append(all, briefing.Thousands(n)+" silent")
	}
	return strings.Join(all, ", ")
}

// verb returns a stance as the verb of n articles.
func verb(stance briefing.Stance, n int) string {
	switch {
	case n == 1:
		return string(stance)
	case stance == briefing.Denies:
		return "deny"
	}
	return strings.TrimSuffix(string(stance), "s")
}
