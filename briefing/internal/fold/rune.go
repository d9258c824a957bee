package fold

import (
	"strings"
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

// nonJoiner parts the halves of a Persian word.
const nonJoiner = '\u200C'

// isInvisible reports whether r stands within words and is no letter of them: a soft
// hyphen, a joiner or non-joiner, what lengthens an Arabic word, or one of the marks of
// tone that Armenian sets behind a vowel.
func isInvisible(r rune) bool {
	switch r {
	case '\u00AD', nonJoiner, '\u200D', '\u0640', '\u055B', '\u055C', '\u055E':
		return true
	}
	return false
}

// isPoint reports whether r is a vowel or an accent of Hebrew, which most texts leave out.
func isPoint(r rune) bool {
	return '\u0591' <= r && r <= '\u05C7' && unicode.IsMark(r)
}

// isHebrew reports whether r is a letter of Hebrew.
func isHebrew(r rune) bool { return r >= '\u05D0' && r <= '\u05EA' }

// InAbbreviation reports whether the quote or gershayim at byte i of text, which stands
// behind a letter, is within a Hebrew word, as it is in an abbreviation; and its length.
func InAbbreviation(text string, i int) (size int, ok bool) {
	r, size := utf8.DecodeRuneInString(text[i:])
	switch r {
	case '"', '\'', '\u05F3', '\u05F4', '”', '’':
	default:
		return 0, false
	}
	if twice := text[i : i+size]; strings.HasPrefix(text[i+size:], twice) { // two apostrophes for gershayim
		size += size
	}
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	after, _ := utf8.DecodeRuneInString(text[i+size:])
	return size, isHebrew(before) && isHebrew(after)
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
