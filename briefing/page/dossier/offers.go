package dossier

import (
	"briefing/briefing"
	"briefing/briefing/page/sheet"
	"briefing/briefing/pick"
)

// mostOffers is how many passages a page offers for a number.
const mostOffers = 20

// offers lists passages that may give a number that the reader follows: the reader takes
// those that do, one by one.
func (s *scribe) offers(n *briefing.Number) error {
	values, err := pick.Offers(s.Ctx, s.Lib, n)
	if err != nil || len(values) == 0 {
		return err
	}
	s.Heading(2, func() { s.Text("May give it too") })
	s.Para(func() {
		s.Text("Found by the noun, the words beside it and the speaker; checked by nobody. A passage that you take gives the number from then on.")
	})
	for _, v := range values[:min(len(values), mostOffers)] {
		a, err := s.Read(v.Ref.Article)
		if err != nil {
			return err
		}
		s.Item(func() {
			s.LinkText(v.Text, sheet.Target{Page: sheet.OfArticle(a.ID), At: v.Ref.Span, Offer: n.ID})
			speaker := ""
			if by := s.Subjects[v.Speaker]; by != nil {
				speaker = by.Label()
			}
			s.Dots(speaker, sheet.HeadOf(a.Entry))
			s.Then()
			s.Text(sheet.Brief(sheet.Plain(a.Shown, v.Sentence), mostOffered))
		})
	}
	s.More(len(values) - mostOffers)
	return nil
}

// mostOffered is how much of a sentence an offer shows, in characters.
const mostOffered = 120
