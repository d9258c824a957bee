package sentence

import (
	"strings"
	"unicode/utf8"

	"briefing/briefing/internal/fold"
)

// Invisible characters are skipped: markup hidden by package shown, and
// characters without width.

// hiddenLen returns the length in bytes of the invisible beginning of s.
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

// hiddenSize returns the length of the first character of s if that is not seen.
func hiddenSize(s string) int {
	switch c := s[0]; {
	case c == fold.Hidden:
		return 1
	case c < utf8.RuneSelf:
		return 0
	}
	switch r, size := utf8.DecodeRuneInString(s); r {
	case '\u200B', '\u200E', '\u200F', '\u2060', '\uFEFF': // no width
		return size
	}
	return 0
}

// visible returns s without hidden bytes.
func visible(s string) string {
	if strings.IndexByte(s, fold.Hidden) < 0 {
		return s
	}
	return strings.ReplaceAll(s, string(fold.Hidden), "")
}
