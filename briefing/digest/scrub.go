package digest

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// forbidden reports whether r has no place in a digest. That holds for control
// characters, which terminals obey; for controls of text direction, which can
// disguise a text; for line separators, which YAML counts as lines and editors
// do not; and for characters that YAML does not allow.
func forbidden(r rune) bool {
	switch {
	case ' ' <= r && r <= '~', r == '\n', r == '\r', r == '\t':
		return false
	case unicode.IsControl(r), r == '\uFEFF', r == '\uFFFE', r == '\uFFFF':
		return true
	}
	return '\u2028' <= r && r <= '\u202E' || '\u2066' <= r && r <= '\u2069'
}

// scrubbed returns s without forbidden characters, and the first of them, 0 if
// there was none. Those that separate words leave a space.
func scrubbed(s string) (string, rune) {
	i := strings.IndexFunc(s, forbidden)
	if i < 0 {
		return s, 0
	}
	first, _ := utf8.DecodeRuneInString(s[i:])
	return strings.Map(scrubRune, s), first
}

func scrubRune(r rune) rune {
	switch {
	case !forbidden(r):
		return r
	case unicode.IsSpace(r):
		return ' '
	}
	return -1
}

// scrub makes data readable for YAML: UTF-8 without forbidden characters. It
// complains once about each line that had any.
func (c *complaints) scrub(data []byte) []byte {
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	if utf8.Valid(data) && bytes.IndexFunc(data, forbidden) < 0 {
		return data
	}
	out := make([]byte, 0, len(data))
	line, column, complained := 1, 1, 0
	for i, size := 0, 0; i < len(data); i += size {
		var r rune
		r, size = utf8.DecodeRune(data[i:])
		if text := flaw(r, size); text != "" && complained != line {
			complained = line
			c.complainAt(line, column, text, "")
		}
		if s := scrubRune(r); s >= 0 {
			out = utf8.AppendRune(out, s)
		}
		column++
		if r == '\n' || r == '\r' && (i+1 == len(data) || data[i+1] != '\n') {
			line, column = line+1, 1
		}
	}
	return out
}

// flaw describes the fault of a decoded character; "" if it is allowed.
func flaw(r rune, size int) string {
	switch {
	case r == utf8.RuneError && size == 1:
		return `bytes that are not UTF-8 text; replaced by "` + string(utf8.RuneError) + `"`
	case forbidden(r):
		return removed(r)
	}
	return ""
}

func removed(r rune) string {
	return fmt.Sprintf("control characters, first %U; removed", r)
}

// oneLine returns s with runs of white space collapsed and the ends trimmed.
// No-break and thin spaces stay: numbers are written with them.
func oneLine(s string) string {
	if !strings.ContainsAny(s, "\t\n\r") && !strings.Contains(s, "  ") {
		return strings.Trim(s, " ") // the usual case
	}
	return strings.Join(strings.FieldsFunc(s, isBlank), " ")
}

func isBlank(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\r' }
