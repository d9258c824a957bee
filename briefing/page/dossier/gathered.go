package dossier

import (
	"briefing/briefing"
	"briefing/briefing/page/sheet"
)

// WriteGathered writes the page of a topic that gathers articles: a line for each
// article, the stops of its trail, and the subjects that they mention most.
func WriteGathered(on *sheet.Sheet, t *briefing.Topic) error {
	s := &scribe{on}
	s.Title(t.Name)
	s.Summary(t)
	s.Para(func() {
		s.Text(sheet.Capital(s.Tally(t.ID)))
		s.Then()
		s.Text("gathered by what they state of themselves: " + t.Where.String())
	})
	s.PartNotice(t.ID)
	articles, err := s.Holders(t.ID)
	if err != nil {
		return err
	}
	if len(articles) > 0 {
		s.Heading(2, func() { s.Text("Articles") })
	}
	for _, e := range articles {
		s.Item(func() {
			s.LinkText(sheet.NameOf(e.Entry), sheet.Target{Page: sheet.OfArticle(e.ID), Follow: t.ID})
			s.Dots(e.Source, sheet.Stated(e.Published), e.Entry.Length())
		})
	}
	s.ArticleParts(t.ID)
	return s.mentionedIn(articles)
}

// mentionedIn lists the figures and events that articles mention most often.
func (s *scribe) mentionedIn(articles []sheet.Holder) error {
	weight := map[briefing.SubjectID]int{}
	for _, e := range articles {
		mentions, err := s.MentionsIn(e.ID)
		if err != nil {
			return err
		}
		for _, m := range mentions {
			weight[m.Subject]++
		}
	}
	mentions := func(id briefing.SubjectID) string { return briefing.Count(weight[id], "mention") }
	figures := s.Ranked(briefing.KindFigure, weight)
	s.Section("Figures", figures[:min(sheet.MostFigures, len(figures))], mentions)
	s.More(len(figures) - sheet.MostFigures)
	s.Section("Events", s.Ranked(briefing.KindEvent, weight), mentions)
	return nil
}
