// Package tidy makes text from outside safe to show: valid UTF-8 whose only control
// characters are line feed and tab, and that does not run backwards.
package tidy

import (
	"strings"
	"unicode/utf8"
)

// Text returns s with every line ended by one line feed. Invalid UTF-8 and
// control characters become U+FFFD; other line and page separators become a
// space. Byte order marks and characters that override the direction of text
// are removed. Nothing else changes: text is not normalized.
func Text(s string) string {
	i := firstUnsafe(s)
	if i == len(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	b.WriteString(s[:i])
	for i < len(s) {
		if s[i] == '\r' {
			b.WriteByte('\n')
			i++
			if i < len(s) && s[i] == '\n' {
				i++
			}
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		if r = Rune(r); r >= 0 {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Line returns s as Text does, but as one line: trimmed, with runs of white
// space collapsed.
func Line(s string) string {
	return strings.Join(strings.Fields(Text(s)), " ")
}

// Rune returns what Text puts in the place of r: itself, another rune, or -1 to remove it.
func Rune(r rune) rune {
	switch {
	case r == '\n' || r == '\t':
		return r
	case r == '\v' || r == '\f' || r == 0x85 || r == 0x2028 || r == 0x2029:
		return ' '
	case r < 0x20 || 0x7f <= r && r < 0xa0:
		return utf8.RuneError
	case r == 0xfeff || 0x202a <= r && r <= 0x202e || 0x2066 <= r && r <= 0x2069:
		return -1
	}
	return r
}

// firstUnsafe returns the position of the first rune of s that Text changes, or
// len(s).
func firstUnsafe(s string) int {
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			if c != '\n' && c != '\t' && (c < 0x20 || c == 0x7f) {
				return i
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if size == 1 || Rune(r) != r {
			return i
		}
		i += size
	}
	return len(s)
}
