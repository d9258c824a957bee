package list

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold returns s as names are looked for and sorted: in lower case and without accents.
func Fold(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return r >= utf8.RuneSelf }) {
		return strings.ToLower(s)
	}
	out := make([]byte, 0, len(s))
	for _, r := range s {
		out = AppendFolded(out, r)
	}
	return string(out)
}

// AppendFolded appends r in lower case and without its accents.
func AppendFolded(text []byte, r rune) []byte {
	if r < utf8.RuneSelf {
		return append(text, byte(unicode.ToLower(r)))
	}
	for _, base := range norm.NFD.String(string(r)) {
		if !unicode.Is(unicode.Mn, base) {
			text = utf8.AppendRune(text, unicode.ToLower(base))
		}
	}
	return text
}
