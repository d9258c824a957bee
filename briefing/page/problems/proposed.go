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

// LinkToProposed links to the page of proposals.
func LinkToProposed(s *sheet.Sheet) {
	label := "In the texts, not in the digest"
	if s.Digest.Derived {
		label = "Denials and accusations in the texts"
	}
	s.LinkText(label, sheet.Target{Page: sheet.ID{Kind: sheet.Proposed}})
}

// WriteProposed lists what stands in the texts and the digest lacks, each with a passage.
// Nothing links it until a reader accepts it.
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
	s.Parts(len(p.All), sheet.MostRows, "proposals")
	from, to := s.Part(len(p.All), sheet.MostRows)
	kind := briefing.Kind("")
	for _, f := range p.All[from:to] {
		if k := f.Subject.Kind(); k != kind {
			kind = k
			s.Heading(2, func() { s.Text(proposedNames[k].heading) })
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

// accepted says what proposals become.
const accepted = "What you accept is counted and linked."

// proposes says what the page lists.
func proposes(p briefing.Proposals) string {
	listed := "Names, numbers and events that the program finds in the texts are in the lists already."
	switch {
	case p.Unread && p.Derives:
		return listed + " The library is too large to look for denials and accusations while you wait."
	case p.Unread:
		return "The library is too large to look for names while you wait. Run “briefing draft”, which reads all articles; with -w it adds them to the digest."
	case p.Derives && len(p.All) == 0:
		return listed
	case p.Derives:
		return listed + " Claims that you can accept: " + counted(p.All) + ", checked by nobody. " + accepted
	case len(p.All) == 0:
		return "Nothing: the digest has all that was found in the texts."
	}
	return "In the texts, not in the digest: " + counted(p.All) + ", checked by nobody. " + accepted
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
	return briefing.Both(out)
}

// proposal writes a subject and the first passage of it.
func (s *scribe) proposal(p briefing.Proposal) error {
	at := p.At[0]
	a, err := s.Read(at.Article)
	if err != nil {
		return err
	}
	passage := sheet.Target{Page: sheet.OfArticle(at.Article), At: at.Span}
	s.Item(func() {
		name := passage
		name.Proposed = p.Subject
		s.LinkText(p.Name(), name)
		switch x := p.Subject.(type) {
		case *briefing.Figure:
			s.Dots(string(x.Type), briefing.Count(p.Articles, "article"), briefing.Count(p.Mentions, "mention"))
		case *briefing.Event:
			s.Dots(x.Date.Human(), briefing.Count(p.Articles, "article"))
		default:
			s.Dots(briefing.Count(p.Articles, "article"))
		}
	})
	s.Subitem(func() {
		sentence := briefing.SentenceIn(a.Shown, at.Span)
		s.Passage(sheet.ExcerptIn(a.Shown, sentence, []briefing.Span{at.Span}, sheet.Briefly), []sheet.Target{passage})
	})
	return nil
}
