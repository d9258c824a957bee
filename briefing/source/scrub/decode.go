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

// Reasons why a document is no text.
var (
	ErrBinary   = errors.New("binary, not text")
	errEncoding = errors.New("text in an encoding that cannot be told (UTF-8 always can)")
)

// sniffed is the number of bytes that decide whether a document is text.
const sniffed = 8 << 10

// Decode returns a document's text, scrubbed as by [Text]. Its encoding is
// UTF-8, UTF-16 after a byte order mark, or another that the bytes suggest;
// with few bytes that is a guess. The error is ErrBinary or ErrEncoding.
func Decode(data []byte) (string, error) {
	return DecodeAs(data, "")
}

// DecodeAs is Decode for text in the encoding that label names ("windows-1251",
// "GBK"). A byte order mark goes before the label, and so do bytes that are
// valid UTF-8. An unknown label is ignored.
func DecodeAs(data []byte, label string) (string, error) {
	text, _, err := DecodeString(string(data), label)
	return text, err
}

// DecodeString is DecodeAs for bytes in a string, which it does not copy if
// they are scrubbed text already. It also counts the characters that became
// U+FFFD and says whether the encoding is a guess; the Loss is nil if neither
// happened.
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
	// A rune cut in two at the end does not count against the text.
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
		return errEncoding
	}
	return nil
}

// decode returns the text of data. guessed is as for detect.
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

// decode16 decodes UTF-16. A last odd byte and half a surrogate pair become
// U+FFFD.
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
