package sheet

import (
	"briefing/briefing"
	"briefing/briefing/sentences"
)

// Compared is a library that compares the sentences of its articles.
type Compared interface {
	// Compared returns the comparison or, until it is made, nil and how far that is.
	Compared() (c *sentences.Comparison, done, all int)
}

// Comparison returns the comparison of the articles. If the library has not made it yet, the
// result is nil; the page says so and is pending, and the app writes it again later. For a
// library that keeps no comparison, Comparison makes one.
func (s *Sheet) Comparison() (*sentences.Comparison, error) {
	lib, ok := s.Lib.(Compared)
	if !ok {
		return sentences.CompareAll(s.Ctx, s.Lib, nil, nil)
	}
	c, done, all := lib.Compared()
	if s.Page.Pending = c == nil; s.Page.Pending {
		s.Para(func() {
			s.Text("Still comparing the sentences of the articles")
			if all > 0 {
				s.Text(": " + briefing.Thousands(done/2) + " of " + briefing.Count(all/2, "article"))
			}
			s.Text(".")
		})
	}
	return c, nil
}

// OriginsLine writes how many origins the articles that mention a subject have at most,
// if these are known and there are fewer than articles.
func (s *Sheet) OriginsLine(of briefing.SubjectID) {
	lib, ok := s.Lib.(Compared)
	if !ok {
		return
	}
	c, _, _ := lib.Compared()
	if c == nil {
		return // to read the entries of a frequent subject takes its time
	}
	entries, err := EntriesOf(s.Ctx, s.Lib, of)
	if err != nil {
		return
	}
	ids := make([]briefing.ArticleID, len(entries))
	for i, e := range entries {
		ids[i] = e.ID
	}
	if n := len(c.Origins(ids).Origins); n < len(ids) {
		s.Para(func() {
			s.LinkText(briefing.Count(len(ids), "article")+", at most "+briefing.Count(n, "origin"), Target{Page: OriginsOf(of)})
		})
	}
}
