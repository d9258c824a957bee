package page

import (
	"briefing/briefing"
	"briefing/briefing/pick"
)

// mostOffers is how many passages a page offers for a number.
const mostOffers = 20

// offers lists passages that may give a number that the reader follows: the reader takes
// those that do, one by one.
func (s *scribe) offers(n *briefing.Number) error {
	values, err := pick.Offers(s.ctx, s.lib, n)
	if err != nil || len(values) == 0 {
		return err
	}
	s.heading(2, func() { s.text("May give it too") })
	s.para(func() {
		s.text("Found by the noun, the words beside it and the speaker; checked by nobody. A passage that you take gives the number from then on.")
	})
	for _, v := range values[:min(len(values), mostOffers)] {
		a, err := s.read(v.Ref.Article)
		if err != nil {
			return err
		}
		s.item(func() {
			s.linkText(v.Text, Target{Page: OfArticle(a.ID), At: v.Ref.Span, Offer: n.ID})
			speaker := ""
			if by := s.subjects[v.Speaker]; by != nil {
				speaker = by.Label()
			}
			s.dots(speaker, headOf(a.Entry))
			s.then()
			s.text(brief(Plain(a.shown, v.Sentence), mostOffered))
		})
	}
	s.more(len(values) - mostOffers)
	return nil
}

// mostOffered is how much of a sentence an offer shows, in characters.
const mostOffered = 120
