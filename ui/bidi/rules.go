package bidi

import (
	"slices"

	"golang.org/x/text/unicode/bidi"
)

// resolver holds the characters of a paragraph that take part in the rules: all that
// are ever seen (X9).
type resolver struct {
	runes []rune
	is    []bidi.Class // as the rules have it so far
	was   []bidi.Class // as it was at the beginning
	edge  bidi.Class   // the direction of the paragraph: L or R
}

// resolve returns the level of each character of a paragraph. Runes are only looked at
// for brackets and may be nil.
func resolve(runes []rune, classes []bidi.Class, base uint8) []uint8 {
	r := resolver{edge: bidi.L}
	if base == 1 {
		r.edge = bidi.R
	}
	for i, c := range classes {
		if c == bidi.BN {
			continue
		}
		r.was = append(r.was, c)
		if runes != nil {
			r.runes = append(r.runes, runes[i])
		}
	}
	r.is = slices.Clone(r.was)
	r.marks()
	r.numbers()
	r.terminators()
	r.latinNumbers()
	if runes != nil {
		r.brackets()
	}
	r.neutrals()
	return r.levels(classes, base)
}

// marks applies W1: a mark is as the character that it stands on.
func (r *resolver) marks() {
	before := r.edge
	for i, c := range r.is {
		if c == bidi.NSM {
			r.is[i] = before
		}
		before = r.is[i]
	}
}

// numbers applies W2 and W3: digits behind an Arabic letter are Arabic ones; and W4: a
// single separator between digits is part of the number.
func (r *resolver) numbers() {
	strong := r.edge
	for i, c := range r.is {
		switch c {
		case bidi.L, bidi.R:
			strong = c
		case bidi.AL:
			strong, r.is[i] = c, bidi.R
		case bidi.EN:
			if strong == bidi.AL {
				r.is[i] = bidi.AN
			}
		}
	}
	for i := 1; i < len(r.is)-1; i++ {
		before, after := r.is[i-1], r.is[i+1]
		switch c := r.is[i]; {
		case before != after:
		case c == bidi.CS && (before == bidi.EN || before == bidi.AN), c == bidi.ES && before == bidi.EN:
			r.is[i] = before
		}
	}
}

// terminators applies W5 and W6: signs beside digits belong to them, other signs and
// separators are neutral.
func (r *resolver) terminators() {
	r.each(func(c bidi.Class) bool { return c == bidi.ET }, func(start, end int) {
		c := bidi.ON
		if start > 0 && r.is[start-1] == bidi.EN || end < len(r.is) && r.is[end] == bidi.EN {
			c = bidi.EN
		}
		r.fill(start, end, c)
	})
	for i, c := range r.is {
		if c == bidi.ES || c == bidi.CS {
			r.is[i] = bidi.ON
		}
	}
}

// latinNumbers applies W7: digits behind a letter from left to right are as that.
func (r *resolver) latinNumbers() {
	strong := r.edge
	for i, c := range r.is {
		switch c {
		case bidi.L, bidi.R:
			strong = c
		case bidi.EN:
			if strong == bidi.L {
				r.is[i] = bidi.L
			}
		}
	}
}

// each calls f for every longest row of characters whose class is one of a kind.
func (r *resolver) each(of func(bidi.Class) bool, f func(start, end int)) {
	for i := 0; i < len(r.is); i++ {
		start := i
		for i < len(r.is) && of(r.is[i]) {
			i++
		}
		if start < i {
			f(start, i)
		}
	}
}

func (r *resolver) fill(start, end int, c bidi.Class) {
	for i := start; i < end; i++ {
		r.is[i] = c
	}
}

// direction returns L or R for a letter or number, ON for a character without
// direction. Numbers count as R (N0, N1).
func direction(c bidi.Class) bidi.Class {
	switch c {
	case bidi.L:
		return bidi.L
	case bidi.R, bidi.EN, bidi.AN:
		return bidi.R
	}
	return bidi.ON
}

// neutrals applies N1 and N2: characters without direction take that of both
// their sides, else that of the paragraph.
func (r *resolver) neutrals() {
	none := func(c bidi.Class) bool { return direction(c) == bidi.ON }
	r.each(none, func(start, end int) {
		before, after := r.edge, r.edge
		if start > 0 {
			before = direction(r.is[start-1])
		}
		if end < len(r.is) {
			after = direction(r.is[end])
		}
		if before != after {
			before = r.edge
		}
		r.fill(start, end, before)
	})
}

// levels applies I1 and I2, and the part of L1 that does not depend on lines.
// Invisible characters take the level of the character before them.
func (r *resolver) levels(classes []bidi.Class, base uint8) []uint8 {
	levels := make([]uint8, len(classes))
	k := 0
	for i, c := range classes {
		if c == bidi.BN {
			levels[i] = base
			if i > 0 {
				levels[i] = levels[i-1]
			}
			continue
		}
		levels[i] = r.level(k, base)
		k++
	}
	for i, c := range classes {
		if c != bidi.S && c != bidi.B {
			continue
		}
		for i--; i >= 0 && isBlank(classes[i]); i-- {
			levels[i] = base
		}
	}
	return levels
}

// isBlank reports whether c is the class of what L1 takes for the end of a line.
func isBlank(c bidi.Class) bool { return c == bidi.WS || c == bidi.BN || c == bidi.S || c == bidi.B }

func (r *resolver) level(k int, base uint8) uint8 {
	switch r.was[k] {
	case bidi.B, bidi.S:
		return base
	}
	switch r.is[k] {
	case bidi.R:
		return base | 1
	case bidi.EN, bidi.AN:
		return base + 2 - base%2
	}
	return base + base%2
}
