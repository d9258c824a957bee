package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/briefing/internal/fold"
)

// Markup is invisible: a text gives the same sentences with its tags, addresses
// of links and asterisks as with [fold.Hidden] in their place.

// Longest markup that is looked through, in bytes.
const (
	longestTag     = 256
	longestAddress = 512
)

// hiddenLen returns how many bytes of markup s begins with.
func hiddenLen(s string) int {
	n := 0
	for n < len(s) {
		size := hiddenSize(s[n:])
		if size == 0 {
			break
		}
		n += size
	}
	return n
}

// hiddenSize returns the length of the first piece of markup that s begins with.
// A superscript is none, since it may be a footnote mark.
func hiddenSize(s string) int {
	switch c := s[0]; {
	case c == fold.Hidden, c == '`', c == '~', c == '*', c == '_', c == '^':
		return 1
	case c == '\\' && len(s) > 1 && unicode.IsPunct(rune(s[1])):
		return 1
	case c == '<':
		if strings.HasPrefix(s, "<sup") {
			return 0
		}
		return tagLen(s)
	case c < utf8.RuneSelf:
		return 0
	}
	switch r, size := utf8.DecodeRuneInString(s); r {
	case '\u200B', '\u200E', '\u200F', '\u2060', '\uFEFF': // no width
		return size
	}
	return 0
}

// tagLen returns the length of the tag or comment that s begins with.
func tagLen(s string) int {
	if len(s) < 3 || s[1] != '/' && s[1] != '!' && (s[1]|0x20 < 'a' || s[1]|0x20 > 'z') {
		return 0
	}
	return strings.IndexByte(s[:min(len(s), longestTag)], '>') + 1
}

// addressLen returns the length of the address of a link, "(…)", that s begins
// with.
func addressLen(s string) int {
	if s == "" || s[0] != '(' {
		return 0
	}
	const deepest = 8
	depth := 0
	for i := range min(len(s), longestAddress) {
		switch s[i] {
		case '(':
			if depth++; depth > deepest {
				return 0
			}
		case ')':
			if depth--; depth == 0 {
				return i + 1
			}
		case '\n':
			return 0
		}
	}
	return 0
}

// isLink reports whether the bracket that s begins with is a link's.
func isLink(s string) bool {
	i := strings.Index(s[:min(len(s), longestTag)], "](")
	return i > 0 && strings.IndexByte(s[:i], '\n') < 0
}

// visible returns s without hidden bytes and escapes.
func visible(s string) string {
	for i := range len(s) {
		if s[i] == fold.Hidden || s[i] == '\\' {
			return strings.Map(func(r rune) rune {
				if r == fold.Hidden || r == '\\' {
					return -1
				}
				return r
			}, s)
		}
	}
	return s
}
