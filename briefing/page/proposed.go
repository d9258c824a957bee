package page

import (
	"context"

	"briefing/briefing"
)

// proposing is a library that knows what its digest lacks.
type proposing interface {
	Proposals(ctx context.Context) (briefing.Proposals, error)
}

// lacks is the label of links to the page.
const lacks = "Names in the texts that the digest lacks"

// writeProposed lists figures that stand in the texts and that the digest lacks, each with a
// passage. Nothing links them until a reader accepts them.
func writeProposed(s *scribe) error { return s.proposals() }

func (s *scribe) proposals() error {
	var p briefing.Proposals
	if lib, ok := s.lib.(proposing); ok {
		var err error
		if p, err = lib.Proposals(s.ctx); err != nil {
			return err
		}
	}
	s.title("Proposed")
	s.para(func() { s.text(proposes(p)) })
	s.parts(len(p.Figures), mostRows, "names")
	from, to := s.part(len(p.Figures), mostRows)
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
	a, err := s.read(at.Article)
	if err != nil {
		return err
	}
	passage := Target{Page: OfArticle(at.Article), At: at.Span}
	s.item(func() {
		name := passage
		name.Proposed = p.Figure
		s.linkText(p.Figure.Name, name)
		s.dots(string(p.Figure.Type), briefing.Count(p.Articles, "article"), briefing.Count(p.Mentions, "mention"))
	})
	s.subitem(func() {
		sentence := briefing.SentenceIn(a.shown, at.Span)
		s.passage(excerptIn(a.shown, sentence, []briefing.Span{at.Span}, briefly), []Target{passage})
	})
	return nil
}
