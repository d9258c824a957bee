package match

import (
	"slices"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
)

// together is a set of words and phrases that must stand near one another.
type together struct {
	terms  [][]Spelling // the spellings of each
	within int
}

func newTogether(n briefing.Near) together {
	out := together{within: n.Within}
	for _, n := range n.Nodes {
		switch n := n.(type) {
		case briefing.Word:
			out.terms = append(out.terms, SpellingsOf(n.Text, n.Prefix))
		case briefing.Phrase:
			out.terms = append(out.terms, SpellingsOf(n.Text, false))
		}
	}
	return out
}

// near returns the expression for n: the terms in every combination of spellings.
func near(n briefing.Near) (Expr, error) {
	const mostRows = 1000
	x := newTogether(n)
	rows := [][]Phrase{nil}
	for _, term := range x.terms {
		if len(rows)*len(term) > mostRows {
			return nil, &briefing.QueryError{
				Term: briefing.QueryFor(n).String(), Reason: "too many of these words can be written in several ways", Hint: "leave some out",
			}
		}
		var longer [][]Phrase
		for _, row := range rows {
			for _, s := range term {
				longer = append(longer, append(slices.Clone(row), s.phrase()))
			}
		}
		rows = longer
	}
	out := make(Any, len(rows))
	for i, row := range rows {
		out[i] = Near{Phrases: row, Within: x.within}
	}
	return out, nil
}

// standing is the position of a term: its first word, its end as the index
// counts, and its last word in the text.
type standing struct{ first, end, last int }

// spans returns the spans of text with all terms near one another, the shortest
// for each last word. words are those of text.
func (x together) spans(text string, words []fold.Word) (found []briefing.Span) {
	at := make([][]standing, len(x.terms))
	for i := range words {
		for k, term := range x.terms {
			for _, s := range term {
				if s.mayBegin(words[i].Folded) && s.matches(text, words[i:]) {
					at[k] = append(at[k], standing{i, i + len(s.indexed()), i + len(s.Words) - 1})
				}
			}
		}
	}
	for k := range at {
		for _, last := range at[k] {
			if span, ok := x.endingWith(at, k, last, words); ok {
				found = append(found, span)
			}
		}
	}
	return found
}

// endingWith returns the shortest span whose last term is term k at last.
func (x together) endingWith(at [][]standing, k int, last standing, words []fold.Word) (briefing.Span, bool) {
	first, end := last.first, last.last
	for i := range at {
		if i == k {
			continue
		}
		best := -1
		for j, s := range at[i] {
			if s.first <= last.first && last.first-s.end <= x.within {
				best = j // later beginnings give shorter spans
			}
		}
		if best < 0 {
			return briefing.Span{}, false
		}
		first, end = min(first, at[i][best].first), max(end, at[i][best].last)
	}
	return briefing.Span{Start: words[first].Start, End: words[end].End}, true
}
