package fold

import (
	"unicode"
	"unicode/utf8"
)

// Hidden stands in a text for a byte that its reader does not see: an asterisk of
// emphasis, a letter of a link's address. A word goes on over hidden bytes and
// neither begins nor ends with one; its folded form leaves them out.
const Hidden = '\x1a'

// What a byte says of the character that it is or begins.
const (
	boundary = iota
	inWord
	undecided // not ASCII, or Hidden
)

var class = func() (c [256]uint8) {
	for b := range c {
		switch {
		case b >= utf8.RuneSelf || b == Hidden:
			c[b] = undecided
		case '0' <= b && b <= '9', 'a' <= b && b <= 'z', 'A' <= b && b <= 'Z':
			c[b] = inWord
		}
	}
	return c
}()

// InWord reports whether r is part of a word: a letter, digit or combining mark,
// or an invisible character that may stand between letters.
func InWord(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 0 && class[r] == inWord
	}
	if '\u2000' <= r && r <= '\u206F' { // quotes, dashes and spaces, which are frequent
		return isInvisible(r)
	}
	if '₀' <= r && r <= '₉' { // which formulas have: H₂O is H2O; raised ones are marks
		return true
	}
	return !isModifierApostrophe(r) &&
		(unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || isInvisible(r))
}

// isInvisible reports whether r is a soft hyphen, or a joiner or non-joiner as
// Persian writes them within a word.
func isInvisible(r rune) bool {
	return r == '\u00AD' || r == '\u200C' || r == '\u200D'
}

// isModifierApostrophe reports whether r is one of the apostrophes and half
// rings that Unicode counts as letters: readers type them as apostrophes.
func isModifierApostrophe(r rune) bool { return 'ʹ' <= r && r <= 'ʿ' }

// Plain returns the typewriter's twin of r: a hyphen for every hyphen and dash, a
// straight apostrophe for every apostrophe, grave accent, single quote and prime, a
// straight double quote for every double quote, a space for every space; r itself
// otherwise.
func Plain(r rune) rune {
	if r < utf8.RuneSelf {
		switch r {
		case '\t', '\n', '\v', '\f', '\r':
			return ' '
		case '`':
			return '\''
		}
		return r
	}
	switch r {
	case '‐', '‑', '‒', '–', '—', '―', '−', '﹘', '﹣', '-':
		return '-'
	case '‘', '’', '‚', '‛', '′', '´', '‹', '›', '＇':
		return '\''
	case '“', '”', '„', '‟', '″', '«', '»', '＂':
		return '"'
	}
	switch {
	case isModifierApostrophe(r):
		return '\''
	case unicode.IsSpace(r):
		return ' '
	}
	return r
}
