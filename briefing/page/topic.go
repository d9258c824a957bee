package page

import (
	"slices"
	"strings"

	"briefing/briefing"
)

// mostFigures limits the figures on a page about something else.
const mostFigures = 12

// topic writes a topic's page.
func (s *scribe) topic(t *briefing.Topic) error {
	if t.Gathers() {
		return s.gathered(t)
	}
	s.title(t.Name)
	s.summary(t)
	s.counts(t)
	near, err := s.near(t.ID)
	if err != nil {
		return err
	}
	claims := s.within(t, briefing.KindClaim, near)
	s.section("Where they differ", s.contestedIn(claims, true), s.stances)
	if err := s.topicArticles(t); err != nil {
		return err
	}
	mentions := func(id briefing.SubjectID) string { return briefing.Count(near.mentions[id], "mention") }
	figures := s.ranked(briefing.KindFigure, near.mentions)
	s.section("Figures", figures[:min(mostFigures, len(figures))], mentions)
	s.more(len(figures) - mostFigures)
	s.section("Events", s.ranked(briefing.KindEvent, near.mentions), mentions)
	s.section("Numbers", s.within(t, briefing.KindNumber, near), s.tally)
	s.section("Claims", s.contestedIn(claims, false), s.stances)
	return s.trail(t.ID)
}

// contestedIn returns those claims on which articles differ, or those on which they do not.
func (s *scribe) contestedIn(claims []briefing.Subject, is bool) (out []briefing.Subject) {
	for _, c := range claims {
		if c.(*briefing.Claim).Contested(s.has) == is {
			out = append(out, c)
		}
	}
	return out
}

// within returns the subjects of a kind that belong to a topic: the digest
// assigns them, or they share a sentence with it.
func (s *scribe) within(t *briefing.Topic, k briefing.Kind, near nearby) []briefing.Subject {
	return s.subjectsOf(k, func(subject briefing.Subject) bool {
		id := subject.SubjectID()
		c, _ := subject.(*briefing.Claim)
		return near.mentions[id] > 0 || slices.Contains(t.About, id) || c != nil && c.Topic == t.ID
	})
}

// topicArticles lists the articles that mention a topic, each with the first
// passage.
func (s *scribe) topicArticles(t *briefing.Topic) error {
	if s.tallies[t.ID].Mentions == 0 {
		return nil
	}
	s.heading(2, func() { s.text("Articles") })
	holders, err := s.holders(t.ID)
	if err != nil {
		return err
	}
	for _, h := range holders {
		a, err := s.read(h.ID)
		if err != nil {
			return err
		}
		mentions, err := s.mentionsIn(h.ID)
		if err != nil {
			return err
		}
		s.articleRow(a.Entry, briefing.Count(h.mentions, "mention"))
		if m, ok := telling(a.Text, t.ID, mentions); ok {
			s.subitem(func() { s.glimpse(a.shown, m) })
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
	s.passage(excerpt(text, m.Sentence, []briefing.Span{m.Ref.Span}), nil)
}
