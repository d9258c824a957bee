package bidi

import (
	"slices"

	"golang.org/x/text/unicode/bidi"
)

// deepest is how many brackets may be open at once (BD16).
const deepest = 63

// pair is where two brackets that belong together stand.
type pair struct{ open, shut int }

// brackets applies N0: a pair takes the direction of what stands in it.
func (r *resolver) brackets() {
	for _, p := range r.pairs() {
		c := r.within(p)
		if c == bidi.ON {
			continue
		}
		for _, i := range []int{p.open, p.shut} {
			r.is[i] = c
			for i++; i < len(r.is) && r.was[i] == bidi.NSM; i++ {
				r.is[i] = c
			}
		}
	}
}

// pairs returns the pairs of brackets in the order of where they open (BD16).
func (r *resolver) pairs() []pair {
	type bracket struct {
		shut rune
		at   int
	}
	var open []bracket
	var pairs []pair
	for i, c := range r.runes {
		props, _ := bidi.LookupRune(c)
		switch {
		case r.is[i] != bidi.ON || !props.IsBracket():
		case props.IsOpeningBracket():
			if len(open) == deepest {
				return nil
			}
			open = append(open, bracket{canonical(mirror(c)), i})
		default:
			for k := len(open) - 1; k >= 0; k-- {
				if open[k].shut == canonical(c) {
					pairs = append(pairs, pair{open[k].at, i})
					open = open[:k]
					break
				}
			}
		}
	}
	slices.SortFunc(pairs, func(a, b pair) int { return a.open - b.open })
	return pairs
}

// within returns the direction of a pair: that of the paragraph if something in it has
// that, else that of what stands before it, if something in it has the other; ON if
// nothing in it has any.
func (r *resolver) within(p pair) bidi.Class {
	found := bidi.ON
	for _, c := range r.is[p.open+1 : p.shut] {
		switch direction(c) {
		case bidi.ON:
		case r.edge:
			return r.edge
		default:
			found = direction(c)
		}
	}
	if found == bidi.ON {
		return bidi.ON
	}
	for i := p.open - 1; i >= 0; i-- {
		if c := direction(r.is[i]); c != bidi.ON {
			return c
		}
	}
	return r.edge
}

// canonical returns the bracket that r is another code point of.
func canonical(r rune) rune {
	switch r {
	case '\u2329':
		return '\u3008'
	case '\u232A':
		return '\u3009'
	}
	return r
}

// mirror returns the mirror image of r, r itself if it has none.
func mirror(r rune) rune {
	if r >= 0x80 || r == '<' || r == '>' {
		if m, ok := mirrored[r]; ok {
			return m
		}
	}
	if p, _ := bidi.LookupRune(r); p.IsBracket() {
		for _, m := range bidi.ReverseString(string(r)) {
			return m
		}
	}
	return r
}

// mirrored holds the characters that are mirrored and are no brackets.
var mirrored = func() map[rune]rune {
	m := map[rune]rune{}
	pairs := []rune("<>«»‹›≤≥≪≫≦≧∈∋∉∌⊂⊃⊆⊇≺≻")
	for i := 0; i < len(pairs); i += 2 {
		m[pairs[i]], m[pairs[i+1]] = pairs[i+1], pairs[i]
	}
	return m
}()
