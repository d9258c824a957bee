package link

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
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
	if sort, ok := c.sort[subject]; ok {
		of = sort
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
				t.hits = append(t.hits, sentenceHit{span: q.Span, uses: &l.terms[n.term].uses, phrase: q.Phrase})
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

// counting reports whether one of the quantities of the sentence counts another term of
// rule n, as "120 passengers" does. Then no other will do for it.
func (t *sentenceScratch) counting(n int32, r *rule) bool {
	for i := 0; r.anyNumber && i < len(t.hits); i++ {
		if _, ok := t.counts(i, n); ok {
			return true
		}
	}
	return false
}

// counts returns the passage from hit i to the first other term of rule n that it
// counts, if it is a quantity that counts one.
func (t *sentenceScratch) counts(i int, n int32) (briefing.Span, bool) {
	h := &t.hits[i]
	if h.phrase.Empty() || !h.in(n) {
		return briefing.Span{}, false
	}
	for _, other := range t.hits[i+1:] {
		if other.span.Start >= h.phrase.End {
			break
		}
		if other.phrase.Empty() && other.in(n) {
			return h.span.Union(other.span), true
		}
	}
	return briefing.Span{}, false
}

// in reports whether a hit is a term of rule n.
func (h *sentenceHit) in(n int32) bool {
	return slices.ContainsFunc(h.uses.slots, func(use slot) bool { return use.rule == n })
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
		q.Span, q.Phrase, q.Numeral = q.Span.Shift(in.Start), q.Phrase.Shift(in.Start), q.Numeral.Shift(in.Start)
	}
	return t.quantities
}

// wholeNumbers widens a passage about a number so that it cuts no quantity: to
// "over 8,000 drones" where the digest has "8,000". If the digest only says what is
// counted, the passage takes in how much of it there is.
func (s *scratch) wholeNumbers(d *described, at, in briefing.Span) briefing.Span {
	whole, found := at, false
	for _, q := range s.quantities(in) {
		if overlap(q.Span, at) {
			whole, found = whole.Union(q.Span), true
		}
	}
	if !found && d.listsNothing {
		whole = s.withNearest(d, at, in)
	}
	return whole
}

// withNearest returns a passage with the quantity that counts what it holds, or else
// with the nearest one that no more than a few words part from it.
func (s *scratch) withNearest(d *described, at, in briefing.Span) briefing.Span {
	const few = 24 // bytes
	whole, least := at, few+1
	for _, q := range s.quantities(in) {
		between := briefing.Span{Start: min(at.End, q.Phrase.End), End: max(at.Start, q.Phrase.Start)}
		distance := between.Len()
		if overlap(q.Phrase, at) {
			distance = 0
		}
		if distance < least && q.Is(d.of) && (distance == 0 || isWords(between.In(s.text))) {
			whole, least = at.Union(q.Span), distance
		}
	}
	return whole
}

func overlap(a, b briefing.Span) bool { return a.Start < b.End && b.Start < a.End }

// isWords reports whether s is nothing but words and the spaces around them.
func isWords(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsSpace(r) && r != fold.Hidden
	})
}

// listsValue reports whether a term of a number's rules says how much there is.
func listsValue(t briefing.Term) bool {
	_, ok := quantity.Split(t.Text)
	return t.Number || ok
}
