package list

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold returns s in the form for searching and sorting names: in lower case and
// without accents.
func Fold(s string) string {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return string(foldFrom(s, i))
		}
	}
	return strings.ToLower(s)
}

// foldFrom folds s, whose bytes before i are ASCII.
func foldFrom(s string, i int) []byte {
	out := make([]byte, 0, len(s))
	for _, b := range []byte(s[:i]) {
		out = append(out, lowered(b))
	}
	for _, r := range s[i:] {
		out = AppendFolded(out, r)
	}
	return out
}

func lowered(b byte) byte {
	if 'A' <= b && b <= 'Z' {
		b += 'a' - 'A'
	}
	return b
}

// AppendFolded appends r in lower case and without its accents.
func AppendFolded(text []byte, r rune) []byte {
	if r < utf8.RuneSelf {
		return append(text, lowered(byte(r)))
	}
	switch {
	case '\u2010' <= r && r < '\u2030': // dashes, quotation marks and the like
		return utf8.AppendRune(text, r)
	case '가' <= r && r <= '힣': // Hangul decomposes by rule, not by properties
		return norm.NFD.AppendString(text, string(r))
	}
	// Properties does not allocate, which matters for filters over a large
	// library.
	var encoded [utf8.UTFMax]byte
	decomposed := norm.NFD.Properties(encoded[:utf8.EncodeRune(encoded[:], r)]).Decomposition()
	if decomposed == nil { // the usual case
		return appendBase(text, r)
	}
	for len(decomposed) > 0 {
		base, n := utf8.DecodeRune(decomposed)
		text, decomposed = appendBase(text, base), decomposed[n:]
	}
	return text
}

// appendBase appends r in lower case, unless it is an accent.
func appendBase(text []byte, r rune) []byte {
	if unicode.Is(unicode.Mn, r) {
		return text
	}
	return utf8.AppendRune(text, unicode.ToLower(r))
}
