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
	if m, ok := c.measure[subject]; ok {
		of = m.Sort
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
// figures count nothing, denied quantities are no values, and words such as
// "several" are not worth a stop.
func (l *Linker) addNumbers(s *scratch, in briefing.Span) {
	t := &s.sentence
	if len(l.numbers) == 0 || !slices.ContainsFunc(t.hits, l.wantsNumber) {
		return
	}
	terms := len(t.hits)
	all := s.quantities(in)
	for i, k := 0, 0; i < len(all); i++ {
		q := &all[i]
		for k < terms && (t.hits[k].figure == nil || t.hits[k].span.End <= q.Numeral.Start) {
			k++
		}
		if k < terms && t.hits[k].span.Start < q.Numeral.End || q.Indefinite || q.Denied || s.shown.IsCode(q.Span.Start) {
			continue
		}
		for _, n := range l.numbers {
			if q.Is(n.of) {
				t.hits = append(t.hits, sentenceHit{span: q.Span, uses: &l.terms[n.term].uses, quantity: q})
				l.useTerm(s, n.term)
			}
		}
	}
	if len(t.hits) > terms {
		slices.SortStableFunc(t.hits, func(a, b sentenceHit) int { return cmp.Compare(a.span.Start, b.span.Start) })
		t.clauses.begin(s.text, in)
	}
}

// wantsNumber reports whether a hit is a term of a rule that any number satisfies.
func (l *Linker) wantsNumber(h sentenceHit) bool {
	return slices.ContainsFunc(h.uses.slots, func(use slot) bool { return l.rules[use.rule].anyNumber })
}

// numbersOf decides which quantities of the sentence can be the number of rule n, and
// notes the passage of each. Where one counts a term of the rule, as "120 passengers"
// does, no other will do; else one will that is in a clause with a term and counts
// nothing else. Those that only name a part, "including 3 children", come last.
func (l *Linker) numbersOf(n int32, t *sentenceScratch) {
	of := l.described[l.rules[n].described]
	const fits, isWhole, isCounted = 1, 2, 3
	best := 0
	t.inClause, t.foundClauses = t.inClause[:0], false
	rank := func(i int) (int, briefing.Span) {
		h := &t.hits[i]
		if h.quantity == nil || !h.in(n) || of.isNumber && !of.of.Admits(*h.quantity) {
			return 0, h.span
		}
		switch at, ok := t.counts(i, n); {
		case ok:
			return isCounted, at
		case !t.sharesClause(h, n):
			return 0, h.span
		case t.clauses.isPart(h.span.Start):
			return fits, h.span
		}
		return isWhole, h.span
	}
	for i := range t.hits {
		h := &t.hits[i]
		if h.quantity != nil {
			h.rank, h.passage = rank(i)
			best = max(best, h.rank)
		}
	}
	for i := range t.hits {
		if h := &t.hits[i]; h.quantity != nil && h.rank < best {
			h.rank = 0
		}
	}
}

// counts returns the passage from hit i to the first other term of rule n that it
// counts, if it is a quantity that counts one.
func (t *sentenceScratch) counts(i int, n int32) (briefing.Span, bool) {
	h := &t.hits[i]
	for _, other := range t.hits[i+1:] {
		if other.span.Start >= h.quantity.Phrase.End {
			break
		}
		if other.quantity == nil && other.in(n) {
			return h.span.Union(other.span), true
		}
	}
	return briefing.Span{}, false
}

// findClauses notes once the clauses that have a term of rule n, in their order.
func (t *sentenceScratch) findClauses(n int32) {
	t.foundClauses = true
	for i := range t.hits {
		if h := &t.hits[i]; h.quantity == nil && h.in(n) {
			t.inClause = append(t.inClause, t.clauses.at(h.span.Start))
		}
	}
}

// sharesClause reports whether a term of the rule stands in the clause of a hit.
func (t *sentenceScratch) sharesClause(h *sentenceHit, n int32) bool {
	if !t.foundClauses {
		t.findClauses(n)
	}
	_, ok := slices.BinarySearch(t.inClause, t.clauses.at(h.span.Start))
	return ok
}

// in reports whether a hit is a term of rule n.
func (h *sentenceHit) in(n int32) bool {
	return len(h.uses.of(n)) > 0
}

// quantities returns the quantities of the sentence at in, which it reads once.
func (s *scratch) quantities(in briefing.Span) []quantity.Quantity {
	t := &s.sentence
	if t.read == in {
		return t.quantities
	}
	t.read = in
	t.quantities = quantity.In(s.text, in)
	return t.quantities
}

// wholeNumbers widens a passage about a number so that it cuts no quantity: to
// "over 8,000 drones" where the digest has "8,000". If the digest only gives
// the noun, the passage takes in its quantity. It returns false if the
// quantities in the passage count something else, or are denied.
func (s *scratch) wholeNumbers(d *described, at, in briefing.Span) (whole briefing.Span, ok bool) {
	whole, found, ok := at, false, false
	for _, q := range s.quantities(in) {
		if q.Span.Overlaps(at) {
			whole, found = whole.Union(q.Span), true
			ok = ok || d.of.Admits(q)
		}
	}
	if !found && d.listsNothing {
		whole = s.withNearest(d, at, in)
	}
	return whole, ok || !found || d.listsNothing
}

// withNearest returns a passage with the quantity that counts what it holds, or else
// with the nearest one that no more than a few words part from it.
func (s *scratch) withNearest(d *described, at, in briefing.Span) briefing.Span {
	const few = 24 // bytes
	whole, least := at, few+1
	for _, q := range s.quantities(in) {
		between := briefing.Span{Start: min(at.End, q.Phrase.End), End: max(at.Start, q.Phrase.Start)}
		distance := between.Len()
		if q.Phrase.Overlaps(at) {
			distance = 0
		}
		if distance < least && d.of.Admits(q) && (distance == 0 || isWords(between.In(s.text))) {
			whole, least = at.Union(q.Span), distance
		}
	}
	return whole
}

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
