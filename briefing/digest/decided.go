package digest

import (
	"fmt"
	"slices"

	"go.yaml.in/yaml/v4"

	"briefing/briefing"
)

// A reader judges the program's finds with single keys. Each key writes one
// line into an entry. "found: true" marks an entry that nobody has checked yet.
// "hidden: true" says that the entry is unwanted, "same: ID" that it is
// another figure, and "apart: [IDs]" in which articles its names mean somebody
// else.

// flag reads a true or false. Anything else is a complaint, and false.
func (p *parser) flag(n *yaml.Node, what string) bool {
	switch v := p.line(n, what); v {
	case "true":
		return true
	case "", "false":
	default:
		p.complain(n, fmt.Sprintf("%s is %s, want true or false; read as false", what, quote(v)), "")
	}
	return false
}

// join resolves the "same" keys: it connects entries that are one figure.
func (p *parser) join() {
	for _, e := range p.entries {
		n := e.get("same")
		if n == nil {
			continue
		}
		p.subject = briefing.SubjectID(e.id)
		id := p.line(n, "same")
		switch other := p.known[id]; {
		case id == "":
		case other == nil || other.kind != briefing.KindFigure:
			p.complain(n, fmt.Sprintf("same: no figure %s", quote(id)), "")
		case other.stand() == e:
			p.complain(n, fmt.Sprintf("same: %s is this figure already", quote(id)), "")
		default:
			e.same = other
		}
		if e.same == nil && !e.hidden {
			p.claimName(e)
		}
	}
	p.subject = ""
	for _, e := range p.entries {
		if e.same != nil {
			p.joined[e.stand()] = append(p.joined[e.stand()], e)
		}
	}
}

// stand returns the entry that following "same" from e, any number of times, ends at.
// It shortens the way there, so that a long one is walked once.
func (e *entry) stand() *entry {
	end := e
	for end.same != nil {
		end = end.same
	}
	for e != end {
		e, e.same = e.same, end
	}
	return end
}

// stands returns the ID of the subject that the entry belongs to, "" if that is
// hidden.
func (e *entry) stands() briefing.SubjectID {
	if e = e.stand(); e.hidden {
		return ""
	}
	return briefing.SubjectID(e.id)
}

// namesOfSame returns the names of the entries joined to e. Names that belong
// to a third figure are left out.
func (p *parser) namesOfSame(e *entry) []string {
	own := briefing.SubjectID(e.id)
	var out []string
	for _, o := range p.joined[e] {
		for name := range o.spellings {
			if other, taken := p.names[nameKey(name)]; name == "" || taken && other != own {
				continue
			}
			p.names[nameKey(name)] = own
			out = append(out, name)
		}
	}
	return out
}

// hide keeps a hidden entry, so that it can be brought back and is not proposed again.
func (p *parser) hide(e *entry) {
	var s briefing.Subject
	switch id := briefing.SubjectID(e.id); e.kind {
	case briefing.KindFigure:
		s = &briefing.Figure{ID: id, Name: e.label, Aliases: slices.Collect(e.further)}
	case briefing.KindEvent:
		s = &briefing.Event{ID: id, Name: e.label}
	case briefing.KindNumber:
		s = &briefing.Number{ID: id, Name: e.label}
	case briefing.KindClaim:
		s = &briefing.Claim{ID: id, Text: e.label}
	default:
		return
	}
	p.digest.Hidden = append(p.digest.Hidden, s)
}

// further yields the names of an entry besides its label.
func (e *entry) further(yield func(string) bool) {
	for name := range e.spellings {
		if name != e.label && !yield(name) {
			return
		}
	}
}

// apart returns the articles in which a figure's names mean somebody else.
func (p *parser) apart(e *entry) []briefing.ArticleID {
	var out []briefing.ArticleID
	for _, n := range p.list(e.get("apart"), "apart") {
		if id := p.line(n, "one of apart"); validID(id) {
			out = append(out, briefing.ArticleID(id))
		} else {
			p.complain(n, fmt.Sprintf("article %s is no id; left out of apart", quote(id)), "")
		}
	}
	return out
}
