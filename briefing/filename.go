package briefing

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"briefing/briefing/internal/tidy"
)

// FileName is the path of a document within its library, slash-separated: the very
// bytes by which it is opened. They may be spaces, line breaks, signs that turn the
// direction of text, and bytes that are no UTF-8. String returns what is shown of
// them, which is no path; programs get the form of Escaped.
type FileName string

// String returns the name as one line of valid text: runs of white space are one
// space, and bytes that cannot be shown are U+FFFD. Several names may look alike.
func (f FileName) String() string { return tidy.Line(string(f)) }

// escapedName begins the names that Escaped escapes. No path within a library
// begins so.
const escapedName = "./"

// MarshalText returns Escaped.
func (f FileName) MarshalText() ([]byte, error) { return []byte(f.Escaped()), nil }

// Escaped returns the name as it is, if it is valid UTF-8. Otherwise it returns "./"
// and the name, in which "%" and two hexadecimal digits stand for each byte that is no
// UTF-8, and for "%". No two names have the same form.
func (f FileName) Escaped() string {
	if utf8.ValidString(string(f)) {
		return string(f)
	}
	out := []byte(escapedName)
	for rest := string(f); rest != ""; {
		r, size := utf8.DecodeRuneInString(rest)
		if r == '%' || r == utf8.RuneError && size == 1 {
			out = fmt.Appendf(out, "%%%02X", rest[0])
		} else {
			out = append(out, rest[:size]...)
		}
		rest = rest[size:]
	}
	return string(out)
}

// UnmarshalText sets the name to what MarshalText made text from.
func (f *FileName) UnmarshalText(text []byte) error {
	rest, ok := strings.CutPrefix(string(text), escapedName)
	if !ok {
		*f = FileName(text)
		return nil
	}
	var name []byte
	for {
		before, code, found := strings.Cut(rest, "%")
		name = append(name, before...)
		if !found {
			*f = FileName(name)
			return nil
		}
		if len(code) < 2 {
			return errors.New("file name: want two hexadecimal digits behind %")
		}
		b, err := strconv.ParseUint(code[:2], 16, 8)
		if err != nil {
			return errors.New("file name: want two hexadecimal digits behind %")
		}
		name, rest = append(name, byte(b)), code[2:]
	}
}
