package page

import (
	"briefing/briefing"
)

// A page on a subject covers at most mostArticles articles, and a list has at
// most mostRows rows: some libraries mention a subject in many thousands of
// articles. The rest is on further parts of the page.
const (
	mostArticles = 50
	mostRows     = 200
)

// part returns which of n items are on this part of the page, at most most, and
// sets the number of parts. If there are now fewer parts, it shows the last
// one.
func (s *scribe) part(n, most int) (from, to int) {
	s.page.Parts = max(1, (n+most-1)/most)
	s.page.ID.Part = max(0, min(s.page.ID.Part, s.page.Parts-1))
	from = s.page.ID.Part * most
	return from, min(from+most, n)
}

// parts writes which of n items this part shows, with links to the other parts,
// if there are several.
func (s *scribe) parts(n, most int, noun string) {
	from, to := s.part(n, most)
	if s.page.Parts == 1 {
		return
	}
	s.para(func() {
		at, last := s.page.ID.Part, s.page.Parts-1
		s.dots("Part " + briefing.Thousands(at+1) + " of " + briefing.Thousands(last+1))
		s.dots(noun + " " + briefing.Thousands(from+1) + " to " + briefing.Thousands(to) + " of " + briefing.Thousands(n))
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
				id := s.page.ID
				id.Part = way.to
				s.then()
				s.linkText(way.text, Target{Page: id})
			}
		}
	})
}

// holder is an article with its number of mentions of a subject.
type holder struct {
	briefing.Entry
	mentions int
}

// holders returns the articles on the page that mention a subject.
func (s *scribe) holders(id briefing.SubjectID) ([]holder, error) {
	from, to := s.part(s.tallies[id].Articles, mostArticles)
	articles, err := briefing.ArticlesBetween(s.ctx, s.lib, id, from, to)
	if err != nil {
		return nil, err
	}
	places := make([]int, len(articles))
	for i, a := range articles {
		places[i] = a.Place
	}
	entries, err := s.lib.EntriesAt(s.ctx, places...)
	if err != nil {
		return nil, err
	}
	out, ids := make([]holder, len(articles)), make([]briefing.ArticleID, len(articles))
	for i, a := range articles {
		out[i], ids[i] = holder{entries[i], a.Mentions}, entries[i].ID
	}
	return out, briefing.ReadAhead(s.ctx, s.lib, ids...)
}

// bound writes a notice if the page covers only part of a subject's articles.
func (s *scribe) bound(id briefing.SubjectID) {
	if n := s.tallies[id].Articles; n > mostArticles {
		s.para(func() { s.text("Below: a part of these articles. The trail goes through all.") })
		s.articleParts(id)
	}
}

// articleParts writes which of a subject's articles the page covers, with links
// to the other parts.
func (s *scribe) articleParts(id briefing.SubjectID) {
	s.parts(s.tallies[id].Articles, mostArticles, "articles")
}

// rangeOf returns the numbers from from up to to, exclusive.
func rangeOf(from, to int) []int {
	out := make([]int, 0, to-from)
	for i := from; i < to; i++ {
		out = append(out, i)
	}
	return out
}
