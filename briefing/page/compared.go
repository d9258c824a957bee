package page

import (
	"briefing/briefing"
	"briefing/briefing/sentences"
)

// compared is a library that compares the sentences of its articles.
type compared interface {
	// Compared returns the comparison or, until it is made, nil and how far that is.
	Compared() (c *sentences.Comparison, done, all int)
}

// comparison returns the comparison of the articles. If it is not made, the page says so and
// is pending, by which the app knows to have it made, and the result is nil; of a library that does not keep one it makes it.
func (s *scribe) comparison() (*sentences.Comparison, error) {
	lib, ok := s.lib.(compared)
	if !ok {
		return sentences.CompareAll(s.ctx, s.lib, nil, nil)
	}
	c, done, all := lib.Compared()
	if s.page.Pending = c == nil; s.page.Pending {
		s.para(func() {
			s.text("Still comparing the sentences of the articles")
			if all > 0 {
				s.text(": " + briefing.Thousands(done/2) + " of " + briefing.Count(all/2, "article"))
			}
			s.text(".")
		})
	}
	return c, nil
}
