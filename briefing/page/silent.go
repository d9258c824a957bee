package page

import (
	"slices"

	"briefing/briefing"
)

// quiet lists the articles that do not mention a subject.
type quiet struct {
	places []int // of the first of them, ascending
	more   int   // how many follow
}

// mostQuiet limits the silent articles that a page names.
const mostQuiet = 30

// quietBut returns all articles except those at the places speak, which ascend.
func (s *scribe) quietBut(speak []int) quiet {
	var q quiet
	n, rest := s.lib.Extent().Articles, speak
	for i := 0; i < n && len(q.places) < mostQuiet; i++ {
		if len(rest) > 0 && rest[0] == i {
			rest = rest[1:]
			continue
		}
		q.places = append(q.places, i)
	}
	q.more = n - len(speak) - len(q.places)
	return q
}

// quiet returns the articles that do not mention a subject.
func (s *scribe) quiet(id briefing.SubjectID) (quiet, error) {
	articles, err := s.articlesOf(id)
	if err != nil {
		return quiet{}, err
	}
	speak := make([]int, len(articles))
	for i, a := range articles {
		speak[i] = a.Place
	}
	return s.quietBut(speak), nil
}

// without returns q without the articles at places.
func (q quiet) without(places []int) quiet {
	q.places = slices.DeleteFunc(slices.Clone(q.places), func(p int) bool { return slices.Contains(places, p) })
	return q
}

// silent lists the articles that do not mention the page's subject. If articles
// were searched for other values, it says that those beyond the list were not.
func (s *scribe) silent(q quiet, looked bool) error {
	entries, err := s.lib.EntriesAt(s.ctx, q.places...)
	if err != nil || len(entries)+q.more == 0 {
		return err
	}
	s.heading(2, func() { s.text("Silent") })
	s.articleRows(entries, mostQuiet)
	if looked && q.more > 0 {
		s.item(func() { s.text("and " + briefing.Thousands(q.more) + " more, not looked into for other values") })
		return nil
	}
	s.more(q.more)
	return nil
}
