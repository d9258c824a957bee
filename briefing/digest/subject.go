package digest

import (
	"fmt"
	"slices"

	"go.yaml.in/yaml/v4"

	"briefing/briefing"
)

// add reads an entry with a sound ID and label into the digest.
func (p *parser) add(e *entry) {
	d := p.digest
	switch {
	case e.stands() == "":
		p.hide(e)
		return
	case e.same != nil:
		return
	}
	switch e.kind {
	case briefing.KindTopic:
		d.Topics = append(d.Topics, p.topic(e))
	case briefing.KindFigure:
		d.Figures = append(d.Figures, p.figure(e))
	case briefing.KindEvent:
		d.Events = append(d.Events, p.event(e))
	case briefing.KindNumber:
		d.Numbers = append(d.Numbers, p.number(e))
	case briefing.KindClaim:
		d.Claims = append(d.Claims, p.claim(e))
	}
}

func (p *parser) topic(e *entry) *briefing.Topic {
	return &briefing.Topic{
		ID:      briefing.SubjectID(e.id),
		Name:    e.label,
		Summary: p.text(e.get("summary"), "summary"),
		About: p.unlessShared(e.get("about"), p.subjects(e.get("about"), "about",
			briefing.KindFigure, briefing.KindEvent, briefing.KindNumber, briefing.KindClaim)),
		Words: p.words(e.get("words")),
		Where: p.where(e),
	}
}

// words returns the terms of a topic. "Any number" is left out: it would find
// passages of every topic.
func (p *parser) words(n *yaml.Node) []briefing.Term {
	words := p.terms(n, "words")
	i := slices.Index(words, briefing.Term{Number: true})
	if i < 0 {
		return words
	}
	p.complain(n, fmt.Sprintf("%s would match every number; left out of words", quote(briefing.AnyNumber)), "")
	return slices.Delete(words, i, i+1)
}

func (p *parser) figure(e *entry) *briefing.Figure {
	f := &briefing.Figure{
		ID:      briefing.SubjectID(e.id),
		Type:    p.figureKind(e),
		Name:    e.label,
		Aliases: p.aliases(e),
		Summary: p.text(e.get("summary"), "summary"),
		IDs:     p.foreignIDs(e.get("ids")),
		Apart:   p.apart(e),
		Found:   p.flag(e.get("found"), "found"),
	}
	for _, name := range p.namesOfSame(e) {
		if name != f.Name && !slices.Contains(f.Aliases, name) {
			f.Aliases = append(f.Aliases, name)
		}
	}
	return f
}

func (p *parser) event(e *entry) *briefing.Event {
	return &briefing.Event{
		ID:      briefing.SubjectID(e.id),
		Name:    e.label,
		Date:    p.date(e.get("date"), "date"),
		Place:   p.figureRef(e.get("place"), "place"),
		Who:     p.subjects(e.get("who"), "who", briefing.KindFigure),
		Names:   p.eventNames(e),
		Match:   p.match(e.get("match")),
		Summary: p.text(e.get("summary"), "summary"),
		Found:   p.flag(e.get("found"), "found"),
	}
}

func (p *parser) number(e *entry) *briefing.Number {
	match, said := p.said(e.get("match"))
	return &briefing.Number{
		ID:      briefing.SubjectID(e.id),
		Name:    e.label,
		Unit:    p.line(e.get("unit"), "unit"),
		Match:   match,
		Said:    said,
		Summary: p.text(e.get("summary"), "summary"),
		Found:   p.flag(e.get("found"), "found"),
	}
}

// aliases returns a figure's aliases except those of another figure.
func (p *parser) aliases(e *entry) []string {
	own := briefing.SubjectID(e.id)
	return p.spellingsIf(e, "aliases", func(n *yaml.Node, alias string) bool {
		if other, taken := p.names[nameKey(alias)]; taken && other != own {
			p.complain(n, fmt.Sprintf("%s is a name of %s too; left out of aliases", quote(alias), quote(string(other))), "")
			return false
		}
		p.names[nameKey(alias)] = own
		return true
	})
}

// spellingsIf returns the accepted ones of a list of names besides the entry's own, each
// once.
func (p *parser) spellingsIf(e *entry, key string, accept func(*yaml.Node, string) bool) []string {
	var out []string
	seen := make(map[string]bool)
	for _, n := range p.list(e.get(key), key) {
		s := p.line(n, "one of "+key)
		switch {
		case s == "":
			p.complainEmpty(n, "a text", key)
		case s == e.label:
			p.complain(n, fmt.Sprintf("%s is the name already; left out of %s", quote(s), key), "")
		case seen[s]:
			p.complain(n, fmt.Sprintf("%s is there twice; left out of %s", quote(s), key), "")
		case accept(n, s):
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}

// complainEmpty says that an item of a list is empty. An item that is no text
// has already been complained about.
func (p *parser) complainEmpty(n *yaml.Node, what, list string) {
	if n.Kind == yaml.ScalarNode {
		p.complain(n, fmt.Sprintf("%s in %s is empty; left out", what, list), "")
	}
}

// foreignIDs returns a figure's IDs in other collections.
func (p *parser) foreignIDs(n *yaml.Node) map[string]string {
	if n == nil || isNothing(p.follow(n)) {
		return nil
	}
	f, ok := p.mapping(n, "ids")
	if !ok || len(f.keys) == 0 {
		return nil
	}
	ids := make(map[string]string)
	for i, collection := range f.keys {
		if id := p.line(f.values[i], "one of ids"); id != "" && collection != "" {
			ids[collection] = id
		} else {
			p.complainEmpty(f.values[i], quote(collection), "ids")
		}
	}
	return ids
}

// date returns an EDTF date, unknown if n is nil or not a date.
func (p *parser) date(n *yaml.Node, what string) briefing.Date {
	d, err := briefing.ParseDate(p.line(n, what))
	if err != nil {
		p.complain(n, err.Error()+"; read as unknown", "")
	}
	return d
}
