package typeset

import (
	"bytes"
	"unicode/utf8"
)

// scrub returns src with everything that could act on a terminal replaced by
// printable text of the same length in bytes, so that spans stay valid: control
// characters, bytes that are not UTF-8, and overrides of the writing direction.
// Emoji on whose width terminals disagree are brought to forms on which they
// agree. Line feeds, and tabs that indent a line, stay. A src with nothing to
// replace is returned as it is, otherwise src is left alone and a copy returned.
func scrub(src []byte) []byte {
	var out []byte
	put := func(at int, s string) {
		if out == nil {
			out = bytes.Clone(src)
		}
		copy(out[at:], s)
	}
	for i := 0; i < len(src); {
		if c := src[i]; c < utf8.RuneSelf {
			if s := scrubByte(src, i); s != "" {
				put(i, s)
			}
			i++
			continue
		}
		r, n := utf8.DecodeRune(src[i:])
		if s := scrubRune(r, n, src[i+n:]); s != "" {
			put(i, s)
		}
		i += n
	}
	if out == nil {
		return src
	}
	return out
}

// scrubByte returns what replaces the ASCII character at src[i], "" if it may
// stay.
func scrubByte(src []byte, i int) string {
	switch c := src[i]; {
	case c == '\n':
		return ""
	case c == '\t':
		if indents(src, i) {
			return "" // the parser counts it
		}
		return " "
	case c == '\r':
		return " "
	case c < 0x20 || c == 0x7f:
		return "?"
	}
	return ""
}

// scrubRune returns what replaces the rune r of n bytes in front of after, "" if
// it may stay. The replacement has n bytes.
func scrubRune(r rune, n int, after []byte) string {
	switch {
	case r == utf8.RuneError && n == 1:
		return "?"
	case r <= 0x9f: // C1 controls
		return "\u00b7"
	case r < 0xad:
		return ""
	case r == 0xad: // soft hyphen: some terminals show it, some do not
		return "\u034f"
	case r == 0x2028 || r == 0x2029: // line and paragraph separator
		return "\u2002"
	case r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069: // bidi
		return "\ufffd"
	case r == 0xfe0f: // asks for an emoji two cells wide: ask for one
		return "\ufe0e"
	case r == 0x200d && pictograph(after): // joins two emoji; letters stay joined
		return "\u200b"
	case r >= 0x1f3fb && r <= 0x1f3ff: // skin tone, wide or not: a mark of no width
		return "\U000e0100"
	}
	return ""
}

func pictograph(b []byte) bool {
	r, _ := utf8.DecodeRune(b)
	return r >= 0x2190 && r <= 0x2bff || r >= 0x1f000
}

// indents reports whether only blanks stand between the start of the line and
// src[i].
func indents(src []byte, i int) bool {
	for i--; i >= 0 && src[i] != '\n'; i-- {
		if src[i] != ' ' && src[i] != '\t' {
			return false
		}
	}
	return true
}
