package page

import (
	"slices"

	"briefing/briefing"
)

// topic writes a topic's page.
func (s *scribe) topic(t *briefing.Topic) error {
	s.title(t.Name)
	s.summary(t)
	s.counts(t)
	if err := s.topicArticles(t); err != nil {
		return err
	}
	near, err := s.near(t.ID)
	if err != nil {
		return err
	}
	mentions := func(id briefing.SubjectID) string { return count(near.mentions[id], "mention") }
	s.section("Figures", s.ranked(briefing.KindFigure, near.mentions), mentions)
	s.section("Events", s.ranked(briefing.KindEvent, near.mentions), mentions)
	s.section("Numbers", s.within(t, briefing.KindNumber, near), s.tally)
	s.section("Claims", s.within(t, briefing.KindClaim, near), s.stances)
	return s.trail(t.ID)
}

// within returns the subjects of a kind that belong to a topic: the editor says
// so, or its passages do.
func (s *scribe) within(t *briefing.Topic, k briefing.Kind, near nearby) []briefing.Subject {
	return s.subjectsOf(k, func(subject briefing.Subject) bool {
		id := subject.SubjectID()
		c, _ := subject.(*briefing.Claim)
		return near.mentions[id] > 0 || slices.Contains(t.About, id) || c != nil && c.Topic == t.ID
	})
}

// topicArticles writes the articles that speak of a topic, each with the first
// passage about it.
func (s *scribe) topicArticles(t *briefing.Topic) error {
	tally := s.tallies[t.ID]
	if len(tally.Articles) == 0 {
		return nil
	}
	s.heading(2, func() { s.text("Articles") })
	for _, at := range tally.Articles {
		a, err := s.read(at.Article)
		if err != nil {
			return err
		}
		mentions, err := s.mentionsIn(at.Article)
		if err != nil {
			return err
		}
		s.articleRow(a.Entry, count(at.Mentions, "mention"))
		first := slices.IndexFunc(mentions, func(m briefing.Mention) bool { return m.Subject == t.ID })
		if first >= 0 {
			s.subitem(func() { s.glimpse(a.Text, mentions[first]) })
		}
	}
	return nil
}

// glimpse writes the passage around a mention, without a link.
func (s *scribe) glimpse(text string, m briefing.Mention) {
	s.passage(excerpt(text, m.Sentence, []briefing.Span{m.Ref.Span}), nil)
}
