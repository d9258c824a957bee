package pdf

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/bidi"
	"golang.org/x/text/unicode/norm"
)

// inReadingOrder returns text, which pages show from left to right, in its
// reading order. It reports whether that is from right to left: it is if most
// letters are Arabic or Hebrew. It reverses Unicode's bidirectional algorithm
// as far as lines of prose need it.
func inReadingOrder(shown string) (string, bool) {
	const firstFromRight = 0x590
	if strings.IndexFunc(shown, func(r rune) bool { return r >= firstFromRight }) < 0 {
		return shown, false
	}
	left, right := 0, 0
	for _, r := range shown {
		switch direction(r) {
		case bidi.L:
			left++
		case bidi.R:
			right++
		}
	}
	if right == 0 {
		return shown, false
	}
	runes := []rune(shown)
	if right > left {
		fromRight(runes)
	} else {
		for i := 0; i < len(runes); i++ {
			if end := runEnd(runes, i, bidi.R); end > i {
				fromRight(runes[i:end])
				i = end
			}
		}
	}
	return norm.NFC.String(withoutForms(string(runes))), right > left
}

// direction returns the class of a rune: L, R, EN for digits, WS for white
// space, or ON for everything else.
func direction(r rune) bidi.Class {
	p, _ := bidi.LookupRune(r)
	switch c := p.Class(); c {
	case bidi.L, bidi.R, bidi.EN, bidi.WS:
		return c
	case bidi.AL:
		return bidi.R
	case bidi.AN:
		return bidi.EN
	}
	return bidi.ON
}

// fromRight reverses text that reads from right to left, except for words and
// numbers in it that read from left to right.
func fromRight(runes []rune) {
	slices.Reverse(runes)
	for i := 0; i < len(runes); i++ {
		if end := max(runEnd(runes, i, bidi.L), runEnd(runes, i, bidi.EN)); end > i {
			slices.Reverse(runes[i:end])
			i = end - 1
		} else if p, _ := bidi.LookupRune(runes[i]); p.IsBracket() || strings.ContainsRune("<>«»‹›", runes[i]) {
			runes[i] = mirrored(runes[i])
		}
	}
}

// runEnd returns the end of the words of one direction, or of the number, that
// begins at i; i if none does. No space interrupts a number. Words from the
// left, reversed by now, may have a number before them.
func runEnd(runes []rune, i int, kind bidi.Class) int {
	const near = 20 // distance of the words from a number before them
	end := i
	for j := i; j < len(runes) && (end > i || j < i+near); j++ {
		switch c := direction(runes[j]); {
		case c == kind:
			end = j + 1
		case c == bidi.EN && kind != bidi.EN && (j > i || kind == bidi.L):
		case j == i, c == bidi.L, c == bidi.R, c == bidi.WS && kind == bidi.EN:
			return end
		}
	}
	return end
}

// mirrored returns the bracket displayed as r in text from right to left.
func mirrored(r rune) rune {
	const pairs = "()[]{}<>«»‹›"
	brackets := []rune(pairs)
	if i := slices.Index(brackets, r); i >= 0 {
		return brackets[i^1]
	}
	return r
}

// withoutForms replaces positional forms of letters, for which some fonts have
// codes of their own, by the letters.
func withoutForms(s string) string {
	var b strings.Builder
	for _, r := range s {
		if 0xfb1d <= r && r <= 0xfdcf || 0xfdf0 <= r && r <= 0xfdfb || 0xfe70 <= r && r <= 0xfefc {
			b.WriteString(norm.NFKC.String(string(r)))
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// asShown returns the letters of a glyph in display order. They are stored in
// reading order, unlike the order of glyphs on the page.
func asShown(glyph string) string {
	if len(glyph) < 3 || strings.IndexFunc(glyph, func(r rune) bool { return direction(r) == bidi.R }) < 0 {
		return glyph
	}
	runes := []rune(glyph)
	slices.Reverse(runes)
	return string(runes)
}
