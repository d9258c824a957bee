package link

import (
	"slices"
	"sort"
	"strings"

	"briefing/briefing"
	"briefing/briefing/internal/language"
)

// A name of a place, an organization or a thing may be the surname of a person who is
// named in the article: Washington. Then the words beside it tell which of both it is,
// or else which of both the paragraph named last. If they do not, it is neither.

// claim is whose a name is that two figures have.
type claim uint8

const (
	unsure claim = iota
	ofPlace
	ofPerson
	ofNeither // it is part of another name
)

// namesakes walks over the names that are surnames, too, and keeps which of both was
// named last.
type namesakes struct {
	s         *scratch
	paragraph paragraph
	last      map[int32]lastClaim // by surname
	met       int                 // names that were met
}

type lastClaim struct {
	claim     claim
	paragraph int // where it begins
}

// isContested reports whether a name is the surname of somebody who is named in the
// article.
func (l *Linker) isContested(s *scratch, h *hit) bool {
	id := l.figures[h.id].namesake
	return id > 0 && slices.ContainsFunc(l.surnames[id-1].persons, func(p int32) bool { return s.named[p] })
}

// decide says whose the name at s.names[i] is, in the sentence of s.
func (n *namesakes) decide(i int) claim {
	s, h := n.s, &n.s.names[i]
	id := s.linker.figures[h.id].namesake - 1
	for ; n.met < i; n.met++ {
		n.meet(&s.names[n.met])
	}
	c := s.claimTo(h.span, &s.linker.surnames[id])
	here := n.paragraph.at(s.text, h.span.Start)
	if last, ok := n.last[id]; c == unsure && ok && last.paragraph == here {
		return last.claim
	}
	if c == ofPlace || c == ofPerson {
		n.last[id] = lastClaim{c, here}
	}
	return c
}

// meet takes notice that a person is named in full.
func (n *namesakes) meet(h *hit) {
	if !h.full || h.dropped {
		return
	}
	for _, id := range n.s.linker.figures[h.id].surnames {
		n.last[id] = lastClaim{ofPerson, n.paragraph.at(n.s.text, h.span.Start)}
	}
}

// claimTo says what the words beside the name at at, which is a surname too, make of
// it.
func (s *scratch) claimTo(at briefing.Span, sn *surname) claim {
	r := s.read(at, sn)
	switch {
	case r.verdict >= initials, r.verdict == alone && !r.title.Empty():
		return ofPerson
	case s.isPart(at):
		return ofNeither
	case r.verdict == noName, r.verdict == rejected:
		return ofPlace
	case r.verdict == alone && s.isBodily(at):
		return ofPerson
	case r.verdict == alone && s.isTerritorial(at):
		return ofPlace
	}
	t, ok := s.tokenBefore(at.Start)
	if ok && t.between == " " && t.class&(language.Locative|language.Towards) != 0 {
		return ofPlace
	}
	return unsure
}

// isBodily reports whether what follows the surname at at is said of people, and never
// of a country or a firm.
func (s *scratch) isBodily(at briefing.Span) bool {
	const most = 3 // was never married
	t, ok := s.tokenAfter(at.End)
	for n := 0; ok && n < most; n++ {
		word, between := t.word.In(s.text), strings.TrimSpace(t.between)
		switch {
		case between == "," && n == 0:
			return isNumber(word) || word == "who" || word == "whose"
		case between != "" || t.capital:
			return false
		case t.class&language.Bodily != 0:
			return true
		case t.class&(language.Speaking|language.Function) == 0:
			return false
		}
		t, ok = s.tokenAfter(t.word.End)
	}
	return false
}

// isTerritorial reports whether what follows the name at at is said of countries, and
// never of people.
func (s *scratch) isTerritorial(at briefing.Span) bool {
	t, ok := s.tokenAfter(at.End)
	return ok && t.between == " " && territorial[t.word.In(s.text)]
}

var territorial = set("borders bordered bordering neighbours neighbors exports exported imports imported abuts straddles annexed annexes")

// yield drops the name h, which is not or not surely its figure's, and leaves it to
// those who have it for a surname, or says that it cannot be told whose it is.
func (s *scratch) yield(h *hit, c claim) {
	h.dropped = true
	id := s.linker.figures[h.id].namesake - 1
	if c != unsure {
		s.keepSurname(hit{id: id, span: h.span})
		return
	}
	sn := &s.linker.surnames[id]
	if slices.ContainsFunc(s.unsure, func(a Ambiguity) bool { return a.Surname == sn.text }) {
		return
	}
	a := Ambiguity{Article: s.article, Surname: sn.text, Figures: []briefing.SubjectID{s.linker.figures[h.id].id}}
	for _, p := range sn.persons {
		if s.named[p] {
			a.Figures = append(a.Figures, s.linker.figures[p].id)
		}
	}
	s.unsure = append(s.unsure, a)
}

// keepSurname puts h among the surnames, in text order.
func (s *scratch) keepSurname(h hit) {
	i := sort.Search(len(s.surnames), func(i int) bool { return s.surnames[i].span.Start > h.span.Start })
	s.surnames = slices.Insert(s.surnames, i, h)
}

// paragraph is one of a text.
type paragraph struct{ briefing.Span }

// at moves on to byte i, which does not lie before p, and returns where its paragraph
// begins.
func (p *paragraph) at(text string, i int) int {
	for i >= p.End && p.End < len(text) {
		p.Start, p.End = p.End, len(text)
		if n := strings.Index(text[p.Start:], "\n\n"); n >= 0 {
			p.End = p.Start + n + len("\n\n")
		}
	}
	return p.Start
}
