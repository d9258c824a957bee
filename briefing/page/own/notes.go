// Package own writes pages of what the reader brings: notes, the memo made of them, the check
// of a draft, and what a program of theirs printed.
package own

import (
	"cmp"
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/notes"
	"briefing/briefing/page/sheet"
)

// scribe writes a page of this package.
type scribe struct{ *sheet.Sheet }

// WriteNotes lists the passages that the reader kept, with the reader's words, by
// article in library order and then in text order. Passages that no article
// holds any more come last.
func WriteNotes(on *sheet.Sheet) error {
	s := &scribe{on}
	s.Title("Notes")
	s.Page.Rest = 0
	var here, lost []notes.Placed
	if s.Reader != nil {
		here, lost = s.inPlace()
	}
	if len(here)+len(lost) == 0 {
		s.nothingKept()
		return nil
	}
	s.Para(func() { s.Dots(tally(here, lost)...) })
	for len(here) > 0 {
		n := 0
		for n < len(here) && here[n].Article == here[0].Article {
			n++
		}
		e, err := s.Lib.EntriesAt(s.Ctx, s.Place(here[0].Article))
		if err != nil {
			return err
		}
		s.ArticleHead(e[0])
		for _, p := range here[:n] {
			s.keptPassage(p)
		}
		here = here[n:]
	}
	if len(lost) > 0 {
		s.Heading(2, func() { s.Text("No longer in the articles") })
		s.Para(func() {
			s.Text("The words of these were changed, taken away, or stand in several places. They are as they were kept.")
		})
		for _, p := range lost {
			s.Para(func() { s.Text(cmp.Or(p.Title, p.File.String(), string(p.Article))) })
			s.keptPassage(p)
		}
	}
	return nil
}

// nothingKept says how to keep something.
func (s *scribe) nothingKept() {
	s.Para(func() {
		s.Text("Nothing is kept yet. In an article, select a stop or a link: m keeps its sentence, and a writes a note about it.")
	})
}

// inPlace splits the notes into those with a place, in page order, and lost ones.
func (s *scribe) inPlace() (here, lost []notes.Placed) {
	for _, p := range s.Reader.Notes {
		if p.State == notes.Lost || s.Place(p.Article) < 0 {
			p.State = notes.Lost
			lost = append(lost, p)
			continue
		}
		here = append(here, p)
	}
	slices.SortStableFunc(here, func(a, b notes.Placed) int {
		return cmp.Or(cmp.Compare(s.Place(a.Article), s.Place(b.Article)), cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End))
	})
	return here, lost
}

// tally describes how many notes there are.
func tally(here, lost []notes.Placed) (out []string) {
	passages, articles, written, moved := 0, map[briefing.ArticleID]bool{}, 0, 0
	for _, p := range here {
		if p.Quote != "" {
			passages++
			articles[p.Article] = true
		}
		if p.Text != "" {
			written++
		}
		if p.State == notes.Moved {
			moved++
		}
	}
	if passages > 0 {
		out = append(out, briefing.Count(passages, "passage")+" kept in "+briefing.Count(len(articles), "article"))
	}
	if written > 0 {
		out = append(out, briefing.Count(written, "note"))
	}
	if moved > 0 {
		out = append(out, briefing.Thousands(moved)+" found elsewhere than they were kept")
	}
	if len(lost) > 0 {
		out = append(out, briefing.Thousands(len(lost))+" lost")
	}
	return out
}

// keptPassage writes a passage and the reader's words about it. Unless it is
// lost, it links to its place.
func (s *scribe) keptPassage(p notes.Placed) {
	if p.Quote != "" {
		s.Block("> ", func() {
			if p.State == notes.Lost {
				s.Text(p.Quote)
				return
			}
			s.LinkText(p.Quote, sheet.Target{Page: sheet.OfArticle(p.Article), At: p.Span})
		})
	}
	for line := range strings.SplitSeq(p.Text, "\n") {
		s.Para(func() { s.Text(line) })
	}
	if tags := filed(p.Note); tags != "" {
		s.Para(func() { s.Text(tags) })
	}
}

// filed returns the tags of a note that are not in its text.
func filed(n notes.Note) string {
	var out []string
	inText := notes.Note{Text: n.Text}.AllTags()
	for _, t := range n.AllTags() {
		if !slices.Contains(inText, t) {
			out = append(out, "#"+t)
		}
	}
	return strings.Join(out, " ")
}
