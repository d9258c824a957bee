package scrub

import (
	"bytes"
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
	ErrEncoding = errors.New("text in neither UTF-8 nor UTF-16")
)

// sniffed is how many bytes of a document tell whether it is text.
const sniffed = 8 << 10

// Decode returns a document's text, scrubbed as by [Text]. Its encoding is
// UTF-8, UTF-16 if a byte order mark says so, or another if the bytes can hardly
// be anything else. The error is ErrBinary or ErrEncoding.
func Decode(data []byte) (string, error) {
	return DecodeAs(data, "")
}

// DecodeAs returns text as Decode does, in the encoding that label names
// ("windows-1251", "GBK") unless a byte order mark says otherwise or the bytes
// are UTF-8 after all. A label that is not known does not count.
func DecodeAs(data []byte, label string) (string, error) {
	if hasMark(data) || utf8.Valid(data) {
		label = ""
	}
	if from, _ := charset.Lookup(label); from != nil && from != encoding.Nop && bytes.IndexByte(data, 0) < 0 {
		if text, err := from.NewDecoder().Bytes(data); err == nil {
			return Text(string(text)), nil
		}
	}
	if err := Check(data); err != nil {
		return "", err
	}
	return Text(decode(data)), nil
}

func hasMark(data []byte) bool {
	return bytes.HasPrefix(data, []byte{0xff, 0xfe}) || bytes.HasPrefix(data, []byte{0xfe, 0xff}) || bytes.HasPrefix(data, []byte{0xef, 0xbb, 0xbf})
}

// Check returns the error that Decode gives for a document that begins with
// head, or nil. It looks at no more than the first 8 KB.
func Check(head []byte) error {
	// A rune that was cut in two is not held against the text.
	const rest = utf8.UTFMax
	text := decode(head[:min(len(head), sniffed)])
	var control, invalid int
	for i := 0; i < len(text); {
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

func decode(data []byte) string {
	switch {
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}):
		return decode16(data[2:], binary.LittleEndian)
	case bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		return decode16(data[2:], binary.BigEndian)
	}
	if from := detect(data); from != nil {
		if text, err := from.NewDecoder().Bytes(data); err == nil {
			return string(text)
		}
	}
	return string(data)
}

// decode16 returns the text of UTF-16 code units; a last odd byte and half a
// surrogate pair become U+FFFD.
func decode16(data []byte, order binary.ByteOrder) string {
	var b strings.Builder
	b.Grow(len(data))
	for len(data) >= 2 {
		r := rune(order.Uint16(data))
		data = data[2:]
		if utf16.IsSurrogate(r) {
			pair := utf8.RuneError
			if len(data) >= 2 {
				pair = utf16.DecodeRune(r, rune(order.Uint16(data)))
			}
			if pair != utf8.RuneError {
				data = data[2:]
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
