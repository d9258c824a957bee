package fold

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Unspaced reports whether r is a letter of a script that writes no spaces between
// words: Han, kana, Thai, Lao, Khmer or Burmese.
func Unspaced(r rune) bool {
	if r < '\u3005' {
		return r >= '\u0E00' && isSoutheast(r) && unicode.IsLetter(r)
	}
	switch {
	case r >= '\u4E00' && r <= '\u9FFF', r >= '\u3400' && r <= '\u4DBF':
		return true
	case isVoiced(r), r == '・':
		return false
	}
	return Katakana(r) || unicode.In(r, unicode.Han, unicode.Hiragana)
}

// Southeast reports whether r is a letter of Thai, Lao, Khmer or Burmese, of which a
// character says too little to be part of a name.
func Southeast(r rune) bool { return isSoutheast(r) && unicode.IsLetter(r) }

func isSoutheast(r rune) bool {
	return r >= '\u0E00' && r < '\u0F00' || r >= '\u1000' && r < '\u10A0' || r >= '\u1780' && r < '\u1800'
}

// endsUnspaced reports whether r can be the last of a character of an unspaced script:
// a letter, or a mark on it.
func endsUnspaced(r rune) bool {
	return Unspaced(r) || isVoiced(r) || isSoutheast(r) && unicode.IsMark(r)
}

// Katakana reports whether r is a letter of katakana, in which Japanese writes
// foreign names: one that goes on beside another is part of a longer word.
func Katakana(r rune) bool {
	return r == 'ー' || r == 'ｰ' || unicode.Is(unicode.Katakana, r) && !isVoiced(r)
}

// isVoiced reports whether r is a mark that makes another letter of the kana before
// it: ガ of カ.
func isVoiced(r rune) bool {
	return r == '\u3099' || r == '\u309A' || r == 'ﾞ' || r == 'ﾟ'
}

// voice puts a voiced mark on the kana that dst ends with.
func voice(dst []byte, mark rune) []byte {
	last, size := utf8.DecodeLastRune(dst)
	if !Katakana(last) && !unicode.Is(unicode.Hiragana, last) {
		return dst
	}
	return append(dst[:len(dst)-size], norm.NFC.String(string(last)+string(mark))...)
}

// unspacedAt returns the character at byte i of text, if it is not ASCII.
func unspacedAt(text string, i int) (r rune, size int) {
	if i >= len(text) || text[i] < utf8.RuneSelf {
		return 0, 0
	}
	return utf8.DecodeRuneInString(text[i:])
}

// Touches reports whether two words of an unspaced script are adjacent and form
// one run. One ends at byte end of text, the next starts at byte start.
func Touches(text string, end, start int) bool {
	if strings.Trim(text[end:start], string(Hidden)) != "" {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text[:end], string(Hidden)))
	after, _ := utf8.DecodeRuneInString(text[start:])
	return endsUnspaced(before) && Unspaced(after)
}
