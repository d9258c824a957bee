package sheet

import "briefing/briefing"

// A page on a subject covers at most MostArticles articles, and a list has at
// most MostRows rows: some libraries mention a subject in many thousands of
// articles. The rest is on further parts of the page.
const (
	MostArticles = 50
	MostRows     = 200
)

// Part returns which of n items are on this part of the page, at most most, and
// sets the number of parts. If there are now fewer parts, it shows the last
// one.
func (s *Sheet) Part(n, most int) (from, to int) {
	s.Page.Parts = max(1, (n+most-1)/most)
	s.Page.ID.Part = max(0, min(s.Page.ID.Part, s.Page.Parts-1))
	from = s.Page.ID.Part * most
	return from, min(from+most, n)
}

// Parts writes which of n items this part shows, with links to the other parts,
// if there are several.
func (s *Sheet) Parts(n, most int, noun string) {
	from, to := s.Part(n, most)
	if s.Page.Parts == 1 {
		return
	}
	s.Para(func() {
		at, last := s.Page.ID.Part, s.Page.Parts-1
		s.Dots("Part " + briefing.Thousands(at+1) + " of " + briefing.Thousands(last+1))
		s.Dots(noun + " " + briefing.Thousands(from+1) + " to " + briefing.Thousands(to) + " of " + briefing.Thousands(n))
		for _, way := range []struct {
			text string
			to   int
			is   bool
		}{
			{"next part", at + 1, at < last},
			{"part before", at - 1, at > 0},
			{"first part", 0, at > 1},
			{"last part", last, at < last-1},
		} {
			if way.is {
				id := s.Page.ID
				id.Part = way.to
				s.Then()
				s.LinkText(way.text, Target{Page: id})
			}
		}
	})
}

// Holder is an article with its number of mentions of a subject.
type Holder struct {
	briefing.Entry
	Mentions int
}

// Holders returns the articles on the page that mention a subject.
func (s *Sheet) Holders(id briefing.SubjectID) ([]Holder, error) {
	if s.Tallies == nil { // before Load
		var err error
		if s.Tallies, err = s.Lib.Tallies(s.Ctx); err != nil {
			return nil, err
		}
	}
	from, to := s.Part(s.Tallies[id].Articles, MostArticles)
	articles, err := briefing.ArticlesBetween(s.Ctx, s.Lib, id, from, to)
	if err != nil {
		return nil, err
	}
	places := make([]int, len(articles))
	for i, a := range articles {
		places[i] = a.Place
	}
	entries, err := s.Lib.EntriesAt(s.Ctx, places...)
	if err != nil {
		return nil, err
	}
	out, ids := make([]Holder, len(articles)), make([]briefing.ArticleID, len(articles))
	for i, a := range articles {
		out[i], ids[i] = Holder{entries[i], a.Mentions}, entries[i].ID
	}
	return out, briefing.ReadAhead(s.Ctx, s.Lib, ids...)
}

// PartNotice writes a notice if the page covers only part of a subject's articles.
func (s *Sheet) PartNotice(id briefing.SubjectID) {
	if n := s.Tallies[id].Articles; n > MostArticles {
		s.Para(func() { s.Text("Below: a part of these articles. The trail goes through all.") })
		s.ArticleParts(id)
	}
}

// ArticleParts writes which of a subject's articles the page covers, with links
// to the other parts.
func (s *Sheet) ArticleParts(id briefing.SubjectID) {
	s.Parts(s.Tallies[id].Articles, MostArticles, "articles")
}

// RangeOf returns the numbers from from up to to, exclusive.
func RangeOf(from, to int) []int {
	out := make([]int, 0, to-from)
	for i := from; i < to; i++ {
		out = append(out, i)
	}
	return out
}
