package problems

import (
	"context"

	"briefing/briefing"
	"briefing/briefing/page/sheet"
)

// proposing is a library that knows what its digest lacks.
type proposing interface {
	Proposals(ctx context.Context) (briefing.Proposals, error)
}

// Lacks is the label of links to the page.
const Lacks = "Names in the texts that the digest lacks"

// WriteProposed lists figures that stand in the texts and that the digest lacks, each with a
// passage. Nothing links them until a reader accepts them.
func WriteProposed(on *sheet.Sheet) error {
	s := &scribe{on}
	var p briefing.Proposals
	if lib, ok := s.Lib.(proposing); ok {
		var err error
		if p, err = lib.Proposals(s.Ctx); err != nil {
			return err
		}
	}
	s.Title("Proposed")
	s.Para(func() { s.Text(proposes(p)) })
	s.Parts(len(p.Figures), sheet.MostRows, "names")
	from, to := s.Part(len(p.Figures), sheet.MostRows)
	for _, f := range p.Figures[from:to] {
		if err := s.proposal(f); err != nil {
			return err
		}
	}
	return nil
}

// proposes says what the page lists.
func proposes(p briefing.Proposals) string {
	switch {
	case !p.HasDigest:
		return "There is no digest, so every name that was found in the texts is in the lists already."
	case p.Unread:
		return "The library is too large to look for names while you wait. Run “briefing draft”, which reads all articles; with -w it adds them to the digest."
	case len(p.Figures) == 0:
		return "Nothing: the digest has every name that was found in the texts."
	}
	return briefing.Count(len(p.Figures), "name") + " in the texts that the digest lacks, checked by nobody. They are counted and linked once you accept them."
}

// proposal writes a figure and the first passage with its name.
func (s *scribe) proposal(p briefing.Proposal) error {
	if len(p.At) == 0 {
		return nil
	}
	at := p.At[0]
	a, err := s.Read(at.Article)
	if err != nil {
		return err
	}
	passage := sheet.Target{Page: sheet.OfArticle(at.Article), At: at.Span}
	s.Item(func() {
		name := passage
		name.Proposed = p.Figure
		s.LinkText(p.Figure.Name, name)
		s.Dots(string(p.Figure.Type), briefing.Count(p.Articles, "article"), briefing.Count(p.Mentions, "mention"))
	})
	s.Subitem(func() {
		sentence := briefing.SentenceIn(a.Shown, at.Span)
		s.Passage(sheet.ExcerptIn(a.Shown, sentence, []briefing.Span{at.Span}, sheet.Briefly), []sheet.Target{passage})
	})
	return nil
}
