package scrub

import (
	"encoding/binary"
	"errors"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
)

// What is wrong with a document that is no text.
var (
	ErrBinary   = errors.New("binary, not text")
	ErrEncoding = errors.New("text in an encoding that cannot be told (UTF-8 always can)")
)

// sniffed is how many bytes of a document tell whether it is text.
const sniffed = 8 << 10

// Decode returns a document's text, scrubbed as by [Text]. Its encoding is
// UTF-8, UTF-16 if a byte order mark says so, or another that the bytes tell; of a
// few bytes that is a guess. The error is ErrBinary or ErrEncoding.
func Decode(data []byte) (string, error) {
	return DecodeAs(data, "")
}

// DecodeAs returns text as Decode does, in the encoding that label names
// ("windows-1251", "GBK") unless a byte order mark says otherwise or the bytes
// are UTF-8 after all. A label that is not known does not count.
func DecodeAs(data []byte, label string) (string, error) {
	text, _, err := DecodeString(string(data), label)
	return text, err
}

// DecodeString is DecodeAs for bytes that are held as a string, of which it makes
// no copy if they are scrubbed text already. It also tells what became U+FFFD
// because it is no text in the encoding, and whether that is a guess; nil if all is
// certain.
func DecodeString(data, label string) (string, *Loss, error) {
	if hasMark(data) || utf8.ValidString(data) {
		label = ""
	}
	if from, _ := charset.Lookup(label); from != nil && from != encoding.Nop && strings.IndexByte(data, 0) < 0 {
		if text, err := from.NewDecoder().String(data); err == nil {
			return Text(text), lossOf(text, 0), nil
		}
	}
	if err := check(data); err != nil {
		return "", nil, err
	}
	text, guessed := decode(data)
	if utf8.ValidString(data) {
		return Text(text), nil, nil
	}
	return Text(text), lossOf(text, guessed), nil
}

const (
	littleEndianMark = "\xff\xfe"
	bigEndianMark    = "\xfe\xff"
)

func hasMark(data string) bool {
	return strings.HasPrefix(data, littleEndianMark) || strings.HasPrefix(data, bigEndianMark) || strings.HasPrefix(data, "\ufeff")
}

// Check returns the error that Decode gives for a document that begins with
// head, or nil. It looks at no more than the first 8 KB.
func Check(head []byte) error { return check(string(head[:min(len(head), sniffed)])) }

func check(head string) error {
	// A rune that was cut in two is not held against the text.
	const rest = utf8.UTFMax
	text, _ := decode(head[:min(len(head), sniffed)])
	var control, invalid int
	for i := 0; i < len(text); {
		if c := text[i]; 0x20 <= c && c < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == 0:
			return ErrBinary
		case r == utf8.RuneError && size == 1 && i < len(text)-rest:
			invalid++
		case r < 0x20 && !strings.ContainsRune("\t\n\v\f\r\x1b", r):
			control++
		}
		i += size
	}
	switch {
	case control > len(text)/10:
		return ErrBinary
	case invalid > len(text)/4:
		return ErrEncoding
	}
	return nil
}

// decode returns the text of data, and from how many bytes its encoding was guessed
// as detect does.
func decode(data string) (text string, guessed int) {
	switch {
	case strings.HasPrefix(data, littleEndianMark):
		return decode16(data[2:], binary.LittleEndian), 0
	case strings.HasPrefix(data, bigEndianMark):
		return decode16(data[2:], binary.BigEndian), 0
	}
	if from, guessed := detect(data); from != nil {
		if text, err := from.NewDecoder().String(data); err == nil {
			return text, guessed
		}
	}
	return data, 0
}

// decode16 returns the text of UTF-16 code units; a last odd byte and half a
// surrogate pair become U+FFFD.
func decode16(data string, order binary.ByteOrder) string {
	next := func() rune {
		r := order.Uint16([]byte(data[:2]))
		data = data[2:]
		return rune(r)
	}
	var b strings.Builder
	b.Grow(len(data))
	for len(data) >= 2 {
		r := next()
		if utf16.IsSurrogate(r) {
			rest := data
			pair := utf8.RuneError
			if len(data) >= 2 {
				pair = utf16.DecodeRune(r, next())
			}
			if pair == utf8.RuneError {
				data = rest
			}
			r = pair
		}
		b.WriteRune(r)
	}
	if len(data) == 1 {
		b.WriteRune(utf8.RuneError)
	}
	return b.String()
}
