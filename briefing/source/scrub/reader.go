package scrub

import (
	"io"
	"unicode/utf8"

	"briefing/briefing/internal/tidy"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
)

// Reader decodes in to UTF-8 without control characters, for documents that are
// read in parts. Line ends stay as they are. label names the encoding, but a
// byte order mark goes before it, and so does head, the first bytes of in, if
// it is valid UTF-8. Without a label the encoding is guessed, see [Decoded].
func Reader(in io.Reader, head []byte, label string) io.Reader {
	decoder := encoding.Nop.NewDecoder()
	switch from, _ := charset.Lookup(label); {
	case from != nil && !isUTF8(head):
		decoder = from.NewDecoder()
	case from == nil:
		in = Decoded(in)
	}
	return transform.NewReader(in, transform.Chain(unicode.BOMOverride(decoder), runes.Map(func(r rune) rune {
		switch s := tidy.Rune(r); {
		case r == '\r':
			return r
		case s < 0:
			return ' '
		default:
			return s
		}
	})))
}

// isUTF8 reports whether head is UTF-8. It may end within a rune.
func isUTF8(head []byte) bool {
	for i := 0; i < len(head); {
		r, size := utf8.DecodeRune(head[i:])
		if r == utf8.RuneError && size == 1 && i < len(head)-utf8.UTFMax {
			return false
		}
		i += size
	}
	return true
}
