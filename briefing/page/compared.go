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
