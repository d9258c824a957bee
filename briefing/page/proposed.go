package page

import (
	"context"
	"strings"

	"briefing/briefing"
)

// proposing is a library that knows what its digest lacks.
type proposing interface {
	Proposals(ctx context.Context) (briefing.Proposals, error)
}

// proposedLink links to the page of proposals.
func (s *scribe) proposedLink() {
	label := "What stands in the texts and the digest lacks"
	if s.digest.Derived {
		label = "Denials and accusations in the texts"
	}
	s.linkText(label, Target{Page: ID{Kind: Proposed}})
}

// proposals lists what stands in the texts and the digest lacks, each with a passage. Nothing
// links it until a reader accepts it.
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
	s.parts(len(p.All), mostRows, "proposals")
	from, to := s.part(len(p.All), mostRows)
	kind := briefing.Kind("")
	for _, f := range p.All[from:to] {
		if k := f.Subject.Kind(); k != kind {
			kind = k
			s.heading(2, func() { s.text(proposedNames[k].heading) })
		}
		if err := s.proposal(f); err != nil {
			return err
		}
	}
	return nil
}

// proposedNames are the headings of the kinds, and what one of them is called.
var proposedNames = map[briefing.Kind]struct{ heading, one string }{
	briefing.KindFigure: {"Names", "name"},
	briefing.KindNumber: {"Numbers", "number"},
	briefing.KindEvent:  {"Events", "event"},
	briefing.KindClaim:  {"Denials and accusations", "denial or accusation"},
}

// proposes says what the page lists.
func proposes(p briefing.Proposals) string {
	listed := "Every name, number and event that was found in the texts is in the lists already."
	switch {
	case p.Unread && p.Derives:
		return listed + " The library is too large to look for denials and accusations while you wait."
	case p.Unread:
		return "The library is too large to look for names while you wait. Run “briefing draft”, which reads all articles; with -w it adds them to the digest."
	case p.Derives && len(p.All) == 0:
		return listed
	case p.Derives:
		return listed + " " + counted(p.All) + " could be claims of a digest. Nobody has checked them; they are counted once you accept them."
	case len(p.All) == 0:
		return "Nothing: the digest has every name that was found in the texts."
	}
	return counted(p.All) + " in the texts that the digest lacks, checked by nobody. They are counted and linked once you accept them."
}

// counted says how many proposals there are of each kind.
func counted(all []briefing.Proposal) string {
	n := map[briefing.Kind]int{}
	for _, p := range all {
		n[p.Subject.Kind()]++
	}
	var out []string
	for _, k := range []briefing.Kind{briefing.KindFigure, briefing.KindNumber, briefing.KindEvent} {
		if n[k] > 0 {
			out = append(out, briefing.Count(n[k], proposedNames[k].one))
		}
	}
	switch claims := n[briefing.KindClaim]; claims {
	case 0:
	case 1:
		out = append(out, "1 denial or accusation")
	default:
		out = append(out, briefing.Thousands(claims)+" denials and accusations")
	}
	return strings.Join(out, ", ")
}

// proposal writes a subject and the first passage of it.
func (s *scribe) proposal(p briefing.Proposal) error {
	at := p.At[0]
	a, err := s.read(at.Article)
	if err != nil {
		return err
	}
	passage := Target{Page: OfArticle(at.Article), At: at.Span}
	s.item(func() {
		name := passage
		name.Proposed = p.Subject
		s.linkText(p.Name(), name)
		switch x := p.Subject.(type) {
		case *briefing.Figure:
			s.dots(string(x.Type), briefing.Count(p.Articles, "article"), briefing.Count(p.Mentions, "mention"))
		case *briefing.Event:
			s.dots(x.Date.Human(), briefing.Count(p.Articles, "article"))
		default:
			s.dots(briefing.Count(p.Articles, "article"))
		}
	})
	s.subitem(func() {
		sentence := briefing.SentenceIn(a.shown, at.Span)
		s.passage(excerptIn(a.shown, sentence, []briefing.Span{at.Span}, briefly), []Target{passage})
	})
	return nil
}
