package link

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
	"briefing/briefing/internal/language"
)

// casing says what case the letters of a word have.
type casing uint8

const (
	caseless casing = iota // no letter that has case
	capitals               // no lower case
	mixed                  // some lower case
)

func letterCase(word string) casing {
	c := caseless
	for _, r := range word {
		if isSmall(r) {
			return mixed
		}
		if unicode.IsUpper(r) {
			c = capitals
		}
	}
	return c
}

func letters(word string) int {
	n := 0
	for _, r := range word {
		if unicode.IsLetter(r) || isVowelSign(r) {
			n++
		}
	}
	return n
}

// isVowelSign reports whether r is a vowel of an Indic or Southeast Asian script, which
// stands as a mark on a consonant.
func isVowelSign(r rune) bool {
	const first, last = '\u0900', '\u109F' // Devanagari to Burmese
	return (first <= r && r <= last || '\u1780' <= r && r <= '\u17D3') && unicode.IsMark(r) && !isTone(r)
}

// isTone reports whether r is a mark of Thai or Lao that says nothing but the tone, or
// that a letter is silent.
func isTone(r rune) bool {
	return '\u0E47' <= r && r <= '\u0E4E' || '\u0EC8' <= r && r <= '\u0ECE'
}

func isCapitalised(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return isUpper(r)
}

// isSmall reports whether r is a small letter. Those of Georgian are none to a reader:
// no text has capitals beside them.
func isSmall(r rune) bool { return unicode.IsLower(r) && !unicode.Is(unicode.Georgian, r) }

func isUpper(r rune) bool { return unicode.IsUpper(r) || unicode.IsTitle(r) }

// isASCII reports whether s has nothing but ASCII, all of it seen.
func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf || s[i] == fold.Hidden {
			return false
		}
	}
	return true
}

// cutsWord reports whether a word goes on at byte i of text.
func cutsWord(text string, i int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	after, size := utf8.DecodeRuneInString(text[i:])
	return size > 0 && fold.InWord(before) && fold.InWord(after) && !fold.Unspaced(before) && !fold.Unspaced(after)
}

// cutsKatakana reports whether a name in katakana goes on before or after at, and is
// another.
func cutsKatakana(text string, at briefing.Span) bool {
	first, _ := utf8.DecodeRuneInString(text[at.Start:])
	if first < utf8.RuneSelf {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(text[:at.End])
	before, _ := utf8.DecodeLastRuneInString(text[:at.Start])
	after, _ := utf8.DecodeRuneInString(text[at.End:])
	return fold.Katakana(first) && fold.Katakana(before) ||
		fold.Katakana(last) && fold.Katakana(after) && !language.FollowsKatakana(text[at.End:])
}

// isCut reports whether s, a name in a script without spaces, is part of a longer name
// at at.
func (s *spelling) isCut(text string, at briefing.Span) bool {
	for _, l := range s.longer {
		if start := at.Start - l.At; start >= 0 && strings.HasPrefix(text[start:], l.Name) {
			return true
		}
	}
	return s.bearer != language.Thing && unicode.Is(unicode.Han, firstRune(text[at.Start:])) &&
		language.CutsChinese(text[:at.Start], at.In(text), text[at.End:])
}

// cutsNumber reports whether at begins or ends within a number: after "8," or
// before ",000".
func cutsNumber(text string, at briefing.Span) bool {
	begins := at.Start >= 2 && isDigit(text[at.Start]) &&
		isPoint(text[at.Start-1]) && isDigit(text[at.Start-2])
	ends := at.End+1 < len(text) && isDigit(text[at.End-1]) &&
		isPoint(text[at.End]) && isDigit(text[at.End+1])
	return begins || ends
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
func isPoint(c byte) bool { return c == ',' || c == '.' }
