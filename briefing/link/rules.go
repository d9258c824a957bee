package link

import (
	"math"
	"slices"

	"briefing/briefing"
)

// matchRules finds the passages of the sentence that satisfy rules.
func (l *Linker) matchRules(s *scratch) {
	t := &s.sentence
	for i := range t.hits {
		for _, use := range t.hits[i].uses.slots {
			if t.groups[use.number] == t.round {
				continue
			}
			t.groups[use.number] = t.round
			state := &t.rules[use.rule]
			if state.round != t.round {
				*state = ruleState{round: t.round}
			}
			if state.found++; state.found == l.rules[use.rule].groups {
				t.complete = append(t.complete, use.rule)
			}
		}
	}
	for _, n := range t.complete {
		r := &l.rules[n]
		if only := l.described[r.described].article; only != "" && only != s.article {
			continue
		}
		if r.anyNumber {
			l.numbersOf(n, t)
		}
		if at, ok := t.window(n, r); ok {
			t.satisfy(r.described, at)
		}
	}
}

// window returns the shortest passage that holds a hit out of every group of
// rule n, the first if several are equally short. With a number, one that goes on
// after "and" or a comma is as if it were longer. It walks over the hits from
// the last to the first and keeps, for every group, the first end among those
// that it has passed. Ok is false if no quantity does for the rule.
func (t *sentenceScratch) window(n int32, r *rule) (best briefing.Span, ok bool) {
	t.ends = t.ends[:0]
	for range r.groups {
		t.ends = append(t.ends, math.MaxInt)
	}
	least := math.MaxInt
	for i := len(t.hits) - 1; i >= 0; i-- {
		h := &t.hits[i]
		at := h.span
		if r.anyNumber && h.quantity != nil {
			at = h.passage
		}
		slots := h.uses.of(n)
		if len(slots) == 0 || r.anyNumber && h.quantity != nil && h.rank == 0 {
			continue
		}
		for _, use := range slots {
			group := use.number - r.first
			t.ends[group] = min(t.ends[group], at.End)
		}
		end := slices.Max(t.ends)
		if end == math.MaxInt {
			continue
		}
		length := end - at.Start
		if r.anyNumber {
			length += t.clauses.penalty(at.Start, end)
		}
		if length <= least {
			best, least = briefing.Span{Start: at.Start, End: end}, length
		}
	}
	return best, least < math.MaxInt
}

// satisfy notes that a passage satisfies a rule of a described subject.
func (t *sentenceScratch) satisfy(n int32, at briefing.Span) {
	p := &t.described[n]
	if p.round != t.round {
		*p = passage{t.round, at}
		t.found = append(t.found, n)
		return
	}
	if at.Len() < p.span.Len() || at.Len() == p.span.Len() && at.Start < p.span.Start {
		p.span = at
	}
}
