package page

import "briefing/briefing"

// writeGathered writes the page of a topic that gathers articles: a line for each
// article, the stops of its trail, and the subjects that they mention most.
func writeGathered(s *scribe, t *briefing.Topic) error { return s.gathered(t) }

func (s *scribe) gathered(t *briefing.Topic) error {
	s.title(t.Name)
	s.summary(t)
	s.para(func() {
		s.text(capital(s.tally(t.ID)))
		s.then()
		s.text("gathered by what they state of themselves: " + t.Where.String())
	})
	s.bound(t.ID)
	articles, err := s.holders(t.ID)
	if err != nil {
		return err
	}
	if len(articles) > 0 {
		s.heading(2, func() { s.text("Articles") })
	}
	for _, e := range articles {
		s.item(func() {
			s.linkText(nameOf(e.Entry), Target{Page: OfArticle(e.ID), Follow: t.ID})
			s.dots(e.Source, stated(e.Published), e.Entry.Length())
		})
	}
	s.articleParts(t.ID)
	return s.mentionedIn(articles)
}

// mentionedIn lists the figures and events that articles mention most often.
func (s *scribe) mentionedIn(articles []holder) error {
	weight := map[briefing.SubjectID]int{}
	for _, e := range articles {
		mentions, err := s.mentionsIn(e.ID)
		if err != nil {
			return err
		}
		for _, m := range mentions {
			weight[m.Subject]++
		}
	}
	mentions := func(id briefing.SubjectID) string { return briefing.Count(weight[id], "mention") }
	figures := s.ranked(briefing.KindFigure, weight)
	s.section("Figures", figures[:min(mostFigures, len(figures))], mentions)
	s.more(len(figures) - mostFigures)
	s.section("Events", s.ranked(briefing.KindEvent, weight), mentions)
	return nil
}
