package link

import (
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
	"briefing/briefing/internal/language"
)

// bearers walks over an article and keeps who of the bearers of each surname was
// named in full, where.
type bearers struct {
	linker    *Linker
	s         *scratch
	paragraph paragraph // that holds the last that was met
	of        map[int32]*bearing
	titled    []titled
	gathered  bool // titled holds what it can
	ambiguous []Ambiguity
}

// bearing is the state of one surname's bearers so far.
type bearing struct {
	other     briefing.Span // the name of the first who is not listed, or empty
	others    sexes         // of all who are not listed
	paragraph int           // where the last of them was named
	last      int32         // who that was, or nobody
	several   bool          // were named in that paragraph
}

const nobody = -1 // whom the digest lists

// titled is a title with which a bearer of a surname is named in full.
type titled struct {
	person int32
	title  string
}

func newBearers(l *Linker, s *scratch) *bearers {
	return &bearers{linker: l, s: s, of: map[int32]*bearing{}}
}

// meet takes notice of a name.
func (b *bearers) meet(h *hit) {
	if !h.full {
		return
	}
	for _, id := range b.linker.figures[h.id].surnames {
		b.note(id, h.id, h.span)
	}
}

// note takes notice that a listed bearer of a surname is named at at.
func (b *bearers) note(id, who int32, at briefing.Span) *bearing {
	of := b.of[id]
	if of == nil {
		of = &bearing{paragraph: -1}
		b.of[id] = of
	}
	paragraph := b.paragraph.at(b.s.text, at.Start)
	if of.paragraph != paragraph {
		of.paragraph, of.last, of.several = paragraph, who, false
	} else if of.last != who {
		of.several = true
	}
	return of
}

// noteOther takes notice that r is a name of somebody who is not listed.
func (b *bearers) noteOther(r *reading) {
	of := b.note(r.surname, nobody, r.span)
	of.others |= r.sex
	if of.other.Empty() {
		of.other = r.span
	}
}

// whose returns whose name r is, if that can be told.
func (b *bearers) whose(r *reading) (int32, bool) {
	switch r.verdict {
	case another, stranger:
		b.noteOther(r)
		return 0, false
	case named:
		for _, id := range b.linker.figures[r.person].surnames {
			b.note(id, r.person, r.span)
		}
		return r.person, true
	case initials:
		return r.person, b.s.named[r.person]
	}
	sn := &b.linker.surnames[r.surname]
	persons, any := b.candidates(r, sn)
	of := b.of[r.surname]
	isOther := of != nil && of.others&r.sex != 0
	switch {
	case len(persons) == 0:
		if any { // Mrs Keller, who is not Thomas
			b.noteOther(r)
		}
		return 0, false
	case len(persons) == 1 && !isOther:
		return persons[0], true
	case of != nil && of.paragraph == b.paragraph.at(b.s.text, r.span.Start) && !of.several && slices.Contains(persons, of.last):
		return of.last, true
	}
	if p, ok := b.told(r); ok {
		return p, true
	}
	b.tell(sn, of, persons)
	return 0, false
}

// candidates returns the bearers of a surname who are named in the article and whom
// r, a surname alone, can stand for; any reports whether there are bearers at all.
func (b *bearers) candidates(r *reading, sn *surname) (persons []int32, any bool) {
	persons = b.s.persons[:0]
	for _, p := range sn.persons {
		if !b.s.named[p] {
			continue
		}
		any = true
		if b.linker.figures[p].sex&r.sex != 0 {
			persons = append(persons, p)
		}
	}
	b.s.persons = persons
	return persons, any
}

// told returns who alone of the bearers of a surname is named in full with the
// title that r has. If it is of an office, and nobody's, it is that of the only
// one who is listed.
func (b *bearers) told(r *reading) (int32, bool) {
	if r.title.Empty() {
		return 0, false
	}
	b.gather()
	title := foldedIn(b.s.text, r.title)
	found := int32(nobody)
	if len(b.s.persons) == 1 && b.s.class(r.title.In(b.s.text))&language.Courtesy == 0 {
		found = b.s.persons[0]
	}
	for _, t := range b.titled {
		if t.title != title || t.person != nobody && !slices.Contains(b.linker.surnames[r.surname].persons, t.person) {
			continue
		}
		if t.person == nobody {
			return 0, false
		}
		if found != nobody && found != t.person {
			return 0, false
		}
		found = t.person
	}
	return found, found != nobody
}

// gather finds the titles with which bearers of surnames are named in full.
func (b *bearers) gather() {
	if b.gathered {
		return
	}
	b.gathered = true
	in := newSentences(b.s.text)
	for _, h := range b.s.names {
		if h.full && len(b.linker.figures[h.id].surnames) > 0 {
			b.gatherAt(in, h.id, h.span)
		}
	}
	in = newSentences(b.s.text)
	for i := range b.s.readings {
		if r := &b.s.readings[i]; r.verdict == another || r.verdict == stranger {
			b.gatherAt(in, nobody, r.span)
		}
	}
}

func (b *bearers) gatherAt(in *sentences, person int32, at briefing.Span) {
	if !in.seek(at.Start) {
		return
	}
	b.s.in = in.at
	t, ok := b.s.tokenBefore(at.Start)
	if !ok || !bindsName(t.between) || t.class&language.Title == 0 {
		return
	}
	n := titled{person, foldedIn(b.s.text, t.word)}
	if !slices.Contains(b.titled, n) {
		b.titled = append(b.titled, n)
	}
}

// tell notes that it cannot be told whose surname sn is.
func (b *bearers) tell(sn *surname, of *bearing, persons []int32) {
	if slices.ContainsFunc(b.ambiguous, func(a Ambiguity) bool { return a.Surname == sn.text }) {
		return
	}
	a := Ambiguity{Article: b.s.article, Surname: sn.text}
	for _, p := range persons {
		a.Figures = append(a.Figures, b.linker.figures[p].id)
	}
	if of != nil && !of.other.Empty() {
		a.Other = strings.Clone(of.other.In(b.s.text)) // the text is gone when the next article comes
	}
	b.ambiguous = append(b.ambiguous, a)
}

// foldedIn returns the folded form of what stands at at.
func foldedIn(text string, at briefing.Span) string { return fold.String(at.In(text)) }
