// Package grapheme finds the characters of a text as a reader sees them: letters with
// their accents, emoji with all of their parts.
package grapheme

import "github.com/charmbracelet/x/ansi"

// First returns the first character of s, which must not be empty, and its width in
// cells by a ruler.
func First[T string | []byte](s T, ruler ansi.Method) (T, int) {
	if isPlain(s[0]) && (len(s) == 1 || isPlain(s[1])) { // no accent can follow
		return s[:1], 1
	}
	return ansi.FirstGraphemeCluster(s, ruler)
}

// Width returns the width of s in cells by a ruler. s holds no escape sequence.
func Width(s string, ruler ansi.Method) int {
	for i := range len(s) {
		if !isPlain(s[i]) {
			return ruler.StringWidth(s)
		}
	}
	return len(s)
}

// isPlain reports whether a byte is a character of one cell.
func isPlain(b byte) bool { return ' ' <= b && b <= '~' }
