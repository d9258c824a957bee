package link

import (
	"cmp"
	"slices"

	"briefing/briefing"
	"briefing/briefing/quantity"
)

// anyNumber is a term that is any number of one sort.
type anyNumber struct {
	of   quantity.Sort
	term int32
}

// anyNumberOf returns the uses of the term that is any number, for a rule of
// subject.
func (c *compiler) anyNumberOf(subject briefing.SubjectID, in briefing.ArticleID) *uses {
	of := quantity.AnySort
	if unit, ok := c.unit[subject]; ok {
		of = quantity.SortOf(unit)
	}
	i := slices.IndexFunc(c.numbers, func(n anyNumber) bool { return n.of == of })
	if i < 0 {
		i = len(c.numbers)
		c.numbers = append(c.numbers, anyNumber{of, int32(len(c.terms))})
		c.terms = append(c.terms, term{})
	}
	id := c.numbers[i].term
	c.listTerm(id, subject, briefing.AnyNumber, in)
	return &c.terms[id].uses
}

// addNumbers adds the quantities of the sentence at in to its hits, if it holds
// another term of a rule that any number satisfies. Numerals within names of
// figures count nothing, and words such as "several" are not worth a stop.
func (l *Linker) addNumbers(s *scratch, in briefing.Span) {
	t := &s.sentence
	if len(l.numbers) == 0 || !slices.ContainsFunc(t.hits, l.wantsNumber) {
		return
	}
	names := slices.DeleteFunc(slices.Clone(t.hits), func(h sentenceHit) bool { return h.figure == nil })
	for _, q := range s.quantities(in) {
		for len(names) > 0 && names[0].span.End <= q.Numeral.Start {
			names = names[1:]
		}
		inName := len(names) > 0 && names[0].span.Start < q.Numeral.End
		if inName || q.Indefinite || s.shown.IsCode(q.Span.Start) {
			continue
		}
		for _, n := range l.numbers {
			if q.Is(n.of) {
				t.hits = append(t.hits, sentenceHit{q.Span, &l.terms[n.term].uses, nil})
				l.useTerm(s, n.term)
			}
		}
	}
	slices.SortStableFunc(t.hits, func(a, b sentenceHit) int { return cmp.Compare(a.span.Start, b.span.Start) })
}

// wantsNumber reports whether a hit is a term of a rule that any number satisfies.
func (l *Linker) wantsNumber(h sentenceHit) bool {
	return slices.ContainsFunc(h.uses.slots, func(use slot) bool { return l.rules[use.rule].anyNumber })
}

// quantities returns the quantities of the sentence at in, which it reads once.
func (s *scratch) quantities(in briefing.Span) []quantity.Quantity {
	t := &s.sentence
	if t.read == in {
		return t.quantities
	}
	t.read = in
	t.quantities = quantity.Find(in.In(s.text))
	for i := range t.quantities {
		q := &t.quantities[i]
		q.Span, q.Numeral = q.Span.Shift(in.Start), q.Numeral.Shift(in.Start)
	}
	return t.quantities
}

// wholeNumbers widens a passage about a number so that it cuts no quantity: to
// "over 8,000 drones" where the digest has "8,000".
func (s *scratch) wholeNumbers(at, in briefing.Span) briefing.Span {
	for _, q := range s.quantities(in) {
		if q.Span.Start < at.End && at.Start < q.Span.End {
			at = at.Union(q.Span)
		}
	}
	return at
}
