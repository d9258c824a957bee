// Package bidi puts the characters of a line into the order in which they stand on the
// screen, where a text is written from right to left or partly so.
//
// Positions in a text are logical everywhere: spans, wrapping, search. Only who paints a
// line asks for an [Order]: take the [Paragraph] of a text, which looks at all of it, and
// ask it for the order of each line.
//
// The rules are those of the Unicode bidirectional algorithm (UAX 9) without its
// explicit half, X1 to X8: texts hold no embeddings, overrides and isolates, which are
// taken out where a text enters. Classes and brackets are those of x/text. Its own
// Order loses levels, so nothing else of it is used (golang/go#69819).
package bidi

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"
)

// Separator parts what rows say of a thing: its title, its source, its date. Each part
// is read by itself.
const Separator = " · "

// Paragraph is a text that knows which way each of its characters is read.
type Paragraph struct {
	text   string
	levels []uint8 // of each byte: odd is from right to left; nil if all are from left to right
	base   uint8
}

// Read returns a text as a paragraph. It runs from right to left if its first letter does.
func Read(text string) Paragraph {
	if !HasRightToLeft(text) {
		return Paragraph{text: text}
	}
	return read(text, baseOf(text))
}

// ReadLeftToRight is Read for what runs from left to right whatever its letters are: code.
func ReadLeftToRight(text string) Paragraph {
	if !HasRightToLeft(text) {
		return Paragraph{text: text}
	}
	return read(text, 0)
}

// ReadRightToLeft is Read for what belongs to a paragraph that runs from right to left:
// the bullet before it.
func ReadRightToLeft(text string) Paragraph { return read(text, 1) }

// RightToLeft reports whether the paragraph runs from right to left, so that its lines
// begin at the right edge.
func (p Paragraph) RightToLeft() bool { return p.base == 1 }

// Plain reports whether every line of p is in order as it is.
func (p Paragraph) Plain() bool { return p.levels == nil }

// HasRightToLeft reports whether s has a character that is read from right to
// left, or that sets this direction for its neighbours.
func HasRightToLeft(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < firstLead || s[i] > 0xDF && !rareLead[s[i]] {
			continue
		}
		p, size := bidi.LookupString(s[i:])
		if c := p.Class(); c == bidi.R || c == bidi.AL {
			return true
		}
		i += max(size, 1) - 1
	}
	return false
}

// firstLead is the byte that the first letter from right to left begins with in UTF-8;
// what begins with less is Latin, Greek, Cyrillic or Armenian.
const firstLead = 0xD6

// rareLead marks the bytes from 0xE0 on that one may begin with: those of Samaritan, RLM,
// presentation forms and scripts of antiquity.
var rareLead = [256]bool{0xE0: true, 0xE2: true, 0xEF: true, 0xF0: true}

// baseOf returns the direction of the first letter of text, 1 for right to left.
func baseOf(text string) uint8 {
	base, _ := strongOf(text)
	return base
}

// strongOf is baseOf; ok is false if text has no letter.
func strongOf(text string) (base uint8, ok bool) {
	for i := 0; i < len(text); {
		p, size := bidi.LookupString(text[i:])
		switch p.Class() {
		case bidi.L:
			return 0, true
		case bidi.R, bidi.AL:
			return 1, true
		}
		i += max(size, 1)
	}
	return 0, false
}

func read(text string, base uint8) Paragraph {
	p := Paragraph{text: text, levels: make([]uint8, 0, len(text)), base: base}
	for {
		start, end := separatorIn(text)
		p.readPart(text[:start])
		for range end - start {
			p.levels = append(p.levels, base)
		}
		if text = text[end:]; start == end {
			return p
		}
	}
}

// separatorIn returns where the first separator of text stands, with a blank or no-break
// space before it; the end of text twice if there is none.
func separatorIn(text string) (start, end int) {
	const dot = "· "
	for at := 0; ; {
		i := strings.Index(text[at:], dot)
		if i < 0 {
			return len(text), len(text)
		}
		at += i + len(dot)
		before := text[:at-len(dot)]
		for _, blank := range []string{" ", "\u00a0"} {
			if strings.HasSuffix(before, blank) {
				return len(before) - len(blank), at
			}
		}
	}
}

// readPart appends the levels of a part of p, which is read by itself as if isolated: a
// date stays whole behind a title that is read from right to left.
func (p *Paragraph) readPart(part string) {
	base, deeper := p.base, uint8(0)
	if first, ok := strongOf(part); ok && first < base {
		base, deeper = 0, 2
	} else if ok {
		base = first
	}
	var runes []rune
	var classes []bidi.Class
	for _, r := range part {
		c, _ := bidi.LookupRune(r)
		runes, classes = append(runes, r), append(classes, c.Class())
	}
	start := len(p.levels)
	for i, level := range resolve(runes, classes, base) {
		size := utf8.RuneLen(runes[i])
		if runes[i] == utf8.RuneError { // perhaps a byte that is not UTF-8
			_, size = utf8.DecodeRuneInString(part[len(p.levels)-start:])
		}
		for range size {
			p.levels = append(p.levels, level+deeper)
		}
	}
}

// Order returns the characters of a line of p in the order in which they stand on the
// screen from left to right, as indexes into starts: the bytes of p at which they begin,
// ascending. The last one ends at end.
func (p Paragraph) Order(starts []int, mode Mode) []int {
	order := make([]int, len(starts))
	levels := make([]uint8, len(starts))
	for i, at := range starts {
		order[i] = i
		if p.levels != nil {
			levels[i] = p.levels[at]
		}
	}
	if p.levels == nil || mode == Off {
		return order
	}
	p.endLine(levels, starts)
	reorder(order, levels)
	if mode == Words {
		p.restoreWords(order, starts, levels)
	}
	return order
}

// endLine applies what L1 says of blanks at the end of a line.
func (p Paragraph) endLine(levels []uint8, starts []int) {
	for i := len(starts) - 1; i >= 0 && isBlank(p.class(starts[i])); i-- {
		levels[i] = p.base
	}
}

// reorder applies L2 to order, the characters whose levels are given.
func reorder(order []int, levels []uint8) {
	for level := slices.Max(append(levels, 0)); level > 0; level-- {
		for i := 0; i < len(order); i++ {
			start := i
			for i < len(order) && levels[order[i]] >= level {
				i++
			}
			slices.Reverse(order[start:i])
		}
	}
}

// restoreWords puts the letters of each word that is read from right to left back into
// their order in the text: the terminal turns words round.
func (p Paragraph) restoreWords(order, starts []int, levels []uint8) {
	isLetter := func(i int) bool {
		c := p.class(starts[i])
		return levels[i]%2 == 1 && (c == bidi.R || c == bidi.AL || c == bidi.NSM)
	}
	for i := 0; i < len(order); i++ {
		start := i
		for i < len(order) && isLetter(order[i]) {
			i++
		}
		slices.Reverse(order[start:i])
	}
}

func (p Paragraph) class(at int) bidi.Class {
	props, _ := bidi.LookupString(p.text[at:])
	return props.Class()
}

// Shown returns the form in which to paint the character s of p, which begins
// at byte at: in text from right to left, brackets and the like are mirrored.
func (p Paragraph) Shown(s string, at int, mode Mode) string {
	if p.levels == nil || mode == Off || p.levels[at]%2 == 0 {
		return s
	}
	r, size := utf8.DecodeRuneInString(s)
	if m := mirror(r); m != r {
		return string(m) + s[size:]
	}
	return s
}

// String returns p, all on one line, as it stands on the screen.
func (p Paragraph) String(mode Mode) string {
	if p.Plain() || mode == Off {
		return p.text
	}
	var starts []int
	for i, r := range p.text {
		c, _ := bidi.LookupRune(r)
		if k := c.Class(); len(starts) > 0 && (k == bidi.NSM || k == bidi.BN) {
			continue // it stands on the character before
		}
		starts = append(starts, i)
	}
	out := make([]byte, 0, len(p.text))
	for _, i := range p.Order(starts, mode) {
		end := len(p.text)
		if i+1 < len(starts) {
			end = starts[i+1]
		}
		out = append(out, p.Shown(p.text[starts[i]:end], starts[i], mode)...)
	}
	return string(out)
}

// Text returns s, a paragraph of one line, as it stands on the screen.
func Text(s string, mode Mode) string { return Read(s).String(mode) }

// Row is Text for a row of parts, perhaps behind blanks, that stand from left to right
// whatever they are.
func Row(s string, mode Mode) string {
	if mode == Off || !HasRightToLeft(s) {
		return s
	}
	text := strings.TrimLeft(s, " ")
	parts := strings.Split(text, Separator)
	for i, part := range parts {
		parts[i] = Text(part, mode)
	}
	return s[:len(s)-len(text)] + strings.Join(parts, Separator)
}
