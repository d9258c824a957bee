package dossier

import (
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/page/claim"
	"briefing/briefing/page/sheet"
)

// topic writes a topic's page.
func (s *scribe) topic(t *briefing.Topic) error {
	if t.Gathers() {
		return WriteGathered(s.Sheet, t)
	}
	s.Title(t.Name)
	s.Summary(t)
	s.counts(t)
	near, err := s.Near(t.ID)
	if err != nil {
		return err
	}
	claims := s.within(t, briefing.KindClaim, near)
	stances := func(id briefing.SubjectID) string { return claim.Summary(s.Sheet, id) }
	s.Section("Where they differ", s.contestedIn(claims, true), stances)
	if err := s.topicArticles(t); err != nil {
		return err
	}
	mentions := func(id briefing.SubjectID) string { return briefing.Count(near.Mentions[id], "mention") }
	figures := s.Ranked(briefing.KindFigure, near.Mentions)
	s.Section("Figures", figures[:min(sheet.MostFigures, len(figures))], mentions)
	s.More(len(figures) - sheet.MostFigures)
	s.Section("Events", s.Ranked(briefing.KindEvent, near.Mentions), mentions)
	s.Section("Numbers", s.within(t, briefing.KindNumber, near), s.Tally)
	s.Section("Claims", s.contestedIn(claims, false), stances)
	return s.Trail(t.ID)
}

// contestedIn returns those claims on which articles differ, or those on which they do not.
func (s *scribe) contestedIn(claims []briefing.Subject, is bool) (out []briefing.Subject) {
	for _, c := range claims {
		if c.(*briefing.Claim).Contested(s.Has) == is {
			out = append(out, c)
		}
	}
	return out
}

// within returns the subjects of a kind that belong to a topic: the digest
// assigns them, or they share a sentence with it.
func (s *scribe) within(t *briefing.Topic, k briefing.Kind, near sheet.Nearby) []briefing.Subject {
	return s.SubjectsOf(k, func(subject briefing.Subject) bool {
		id := subject.SubjectID()
		c, _ := subject.(*briefing.Claim)
		return near.Mentions[id] > 0 || slices.Contains(t.About, id) || c != nil && c.Topic == t.ID
	})
}

// topicArticles lists the articles that mention a topic, each with the first
// passage.
func (s *scribe) topicArticles(t *briefing.Topic) error {
	if s.Tallies[t.ID].Mentions == 0 {
		return nil
	}
	s.Heading(2, func() { s.Text("Articles") })
	holders, err := s.Holders(t.ID)
	if err != nil {
		return err
	}
	for _, h := range holders {
		a, err := s.Read(h.ID)
		if err != nil {
			return err
		}
		mentions, err := s.MentionsIn(h.ID)
		if err != nil {
			return err
		}
		s.ArticleRow(a.Entry, briefing.Count(h.Mentions, "mention"))
		if m, ok := telling(a.Text, t.ID, mentions); ok {
			s.Subitem(func() { s.glimpse(a.Shown, m) })
		}
	}
	return nil
}

// telling returns the first mention of a subject outside headings, or else the
// first one.
func telling(text string, id briefing.SubjectID, mentions []briefing.Mention) (briefing.Mention, bool) {
	var first briefing.Mention
	for _, m := range mentions {
		if m.Subject != id {
			continue
		}
		if !inHeading(text, m.Ref.Span) {
			return m, true
		}
		if first.Subject == "" {
			first = m
		}
	}
	return first, first.Subject != ""
}

func inHeading(text string, span briefing.Span) bool {
	line := text[strings.LastIndexByte(text[:span.Start], '\n')+1:]
	return strings.HasPrefix(strings.TrimLeft(line, " "), "#")
}

// glimpse writes the passage around a mention without a link.
func (s *scribe) glimpse(text briefing.Shown, m briefing.Mention) {
	s.Passage(sheet.ExcerptIn(text, m.Sentence, []briefing.Span{m.Ref.Span}, sheet.AtLength), nil)
}
