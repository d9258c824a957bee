package sheet

import (
	"slices"

	"briefing/briefing"
)

// Silence lists the articles that do not mention a subject.
type Silence struct {
	Places []int // of the first of them, ascending
	more   int   // how many follow
}

// mostQuiet limits the silent articles that a page names.
const mostQuiet = 30

// QuietBut returns all articles except those at the places speak, which ascend.
func (s *Sheet) QuietBut(speak []int) Silence {
	var q Silence
	n, rest := s.Lib.Extent().Articles, speak
	for i := 0; i < n && len(q.Places) < mostQuiet; i++ {
		if len(rest) > 0 && rest[0] == i {
			rest = rest[1:]
			continue
		}
		q.Places = append(q.Places, i)
	}
	q.more = n - len(speak) - len(q.Places)
	return q
}

// Quiet returns the articles that do not mention a subject.
func (s *Sheet) Quiet(id briefing.SubjectID) (Silence, error) {
	articles, err := s.ArticlesOf(id)
	if err != nil {
		return Silence{}, err
	}
	speak := make([]int, len(articles))
	for i, a := range articles {
		speak[i] = a.Place
	}
	return s.QuietBut(speak), nil
}

// Without returns q without the articles at places.
func (q Silence) Without(places []int) Silence {
	q.Places = slices.DeleteFunc(slices.Clone(q.Places), func(p int) bool { return slices.Contains(places, p) })
	return q
}

// WriteSilent lists the articles that do not mention the page's subject. If articles
// were searched for other values, it says that those beyond the list were not.
func (s *Sheet) WriteSilent(q Silence, looked bool) error {
	entries, err := s.Lib.EntriesAt(s.Ctx, q.Places...)
	if err != nil || len(entries)+q.more == 0 {
		return err
	}
	s.Heading(2, func() { s.Text("Silent") })
	s.ArticleRows(entries, mostQuiet)
	if looked && q.more > 0 {
		s.Item(func() { s.Text("and " + briefing.Thousands(q.more) + " more, not looked into for other values") })
		return nil
	}
	s.More(q.more)
	return nil
}
