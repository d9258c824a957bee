// Package fold decides when two spellings are the same word, so that index,
// search, highlights and links all agree on it.
//
// A word is a maximal run of letters, digits and combining marks, and of [Hidden]
// bytes between them. Everything else is a boundary: white space, hyphens, dashes,
// apostrophes and all other punctuation; a possessive 's is no word. Scripts that are
// written without spaces do not say where a word ends: in Han and kana each character
// is a word by itself, see [Unspaced]. A word is folded to lower case
// without accents: "Erdoğan" to "erdogan", "Łukasz" to "lukasz". Compounds such
// as "S-400" are two words; [Joined] gives the forms that are written together.
package fold

import (
	"bytes"
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Word is one word of a text.
type Word struct {
	Start, End int    // bytes in the text, on the borders of runes
	Folded     string // never empty
}

// Words returns the words of text in text order. It allocates only for words
// that are not in folded form already.
func Words(text string) iter.Seq[Word] {
	return func(yield func(Word) bool) {
		var buf [64]byte
		for start, end := Next(text, 0); start < end; start, end = Next(text, end) {
			w := Word{Start: start, End: end, Folded: text[start:end]}
			if !isFolded(w.Folded) {
				w.Folded = string(Append(buf[:0], w.Folded))
			}
			if w.Folded != "" && !yield(w) {
				return
			}
		}
	}
}

// String returns the folded words of s joined by one space.
func String(s string) string {
	out := make([]byte, 0, len(s))
	for start, end := Next(s, 0); start < end; start, end = Next(s, end) {
		before := len(out)
		if before > 0 {
			out = append(out, ' ')
		}
		begin := len(out)
		if out = Append(out, s[start:end]); len(out) == begin {
			out = out[:before]
		}
	}
	return string(out)
}

// Next returns the first word of text that starts at or after byte i, which
// must not lie within a word; len(text) twice if there is none.
func Next(text string, i int) (start, end int) {
	for i < len(text) {
		start = wordStart(text, i)
		end = start
		for end < len(text) && class[text[end]] == inWord {
			end++
		}
		if end == len(text) || class[text[end]] != boundary { // not ASCII, as most is
			end = End(text, start, end)
		}
		if !isPossessive(text, start, end) {
			return start, end
		}
		i = end
	}
	return len(text), len(text)
}

// End returns the end of the word that starts at byte start of text. The bytes
// before i are known to belong to it.
func End(text string, start, i int) int {
	if i > start {
		return wordEnd(text, i)
	}
	if r, size := unspacedAt(text, start); size > 0 && Unspaced(r) {
		return characterEnd(text, start, size)
	}
	return wordEnd(text, start)
}

func wordStart(text string, i int) int {
	for i < len(text) {
		c := class[text[i]]
		if c == inWord {
			return i
		}
		if c == boundary {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if InWord(r) {
			return i
		}
		i += size
	}
	return i
}

func wordEnd(text string, i int) int {
	for i < len(text) {
		c := class[text[i]]
		if c == inWord {
			i++
			continue
		}
		if c == boundary {
			if i == 0 || text[i-1] < utf8.RuneSelf {
				return i
			}
			size, ok := InAbbreviation(text, i)
			if !ok {
				return i
			}
			i += size
			continue
		}
		next := i
		if text[i] == Hidden {
			next += hiddenLen(text[i:])
		}
		r, size := utf8.DecodeRuneInString(text[next:])
		if !InWord(r) {
			within, ok := InAbbreviation(text, next)
			if !ok {
				return i
			}
			size = within
		} else if Unspaced(r) {
			return i
		}
		i = next + size
	}
	return i
}

// characterEnd returns where the character of an unspaced script ends that begins at
// byte i and takes size bytes, with the marks on it.
func characterEnd(text string, i, size int) int {
	for i += size; i < len(text); i += size {
		var r rune
		if r, size = utf8.DecodeRuneInString(text[i:]); !unicode.IsMark(r) && !isVoiced(r) {
			break
		}
	}
	return i
}

// hiddenLen returns how many bytes that text begins with are Hidden.
func hiddenLen(text string) int { return len(text) - len(strings.TrimLeft(text, string(Hidden))) }

// isPossessive reports whether text[start:end] is the s of "Iran's".
func isPossessive(text string, start, end int) bool {
	if end-start != 1 || text[start]|0x20 != 's' || start == 0 {
		return false
	}
	before, r := cutLastRune(text[:start])
	if Plain(r) != '\'' {
		return false
	}
	_, r = cutLastRune(before)
	return InWord(r)
}

// cutLastRune returns the last rune of s that is not Hidden, and what stands before
// it.
func cutLastRune(s string) (before string, last rune) {
	if s != "" && s[len(s)-1] == Hidden {
		s = strings.TrimRight(s, string(Hidden))
	}
	r, size := utf8.DecodeLastRuneInString(s)
	return s[:len(s)-size], r
}

func isFolded(word string) bool {
	for i := range len(word) {
		if c := word[i]; c >= utf8.RuneSelf || c == Hidden || 'A' <= c && c <= 'Z' {
			return false
		}
	}
	return true
}

// Append appends the folded form of word, which is one word, to dst. That is
// nothing if word holds only combining marks.
func Append(dst []byte, word string) []byte {
	begin := len(dst)
	dst = append(dst, word...)
	for i, c := range dst[begin:] {
		switch {
		case c >= utf8.RuneSelf || c == Hidden:
			return appendUnicode(dst[:begin], word, unicode.ToLower)
		case 'A' <= c && c <= 'Z':
			dst[begin+i] = c + 'a' - 'A'
		}
	}
	return dst
}

// AppendCased is Append, but it keeps upper case: "Erdoğan" to "Erdogan".
func AppendCased(dst []byte, word string) []byte {
	for i := range len(word) {
		if word[i] >= utf8.RuneSelf || word[i] == Hidden {
			return appendUnicode(dst, word, func(r rune) rune { return r })
		}
	}
	return append(dst, word...)
}

func appendUnicode(dst []byte, word string, toCase func(rune) rune) []byte {
	var scratch [128]byte
	decomposed := norm.NFKD.AppendString(scratch[:0], word)
	for i := 0; i < len(decomposed); {
		r, size := utf8.DecodeRune(decomposed[i:])
		i += size
		if isVoiced(r) {
			dst = voice(dst, r)
			continue
		}
		if !InWord(r) || isAccent(r) || r == nukta && isOftenPlain(dst) {
			continue
		}
		if unicode.ToLower(r) == 'ւ' && (bytes.HasSuffix(dst, []byte("ե")) || bytes.HasSuffix(dst, []byte("Ե"))) {
			r += 'վ' - 'ւ' // "և" as capitals have it
		}
		if am, ok := composed[r]; ok && bytes.HasSuffix(dst, am.mark) {
			dst = utf8.AppendRune(dst[:len(dst)-len(am.mark)], am.letter)
			continue
		}
		if mark, ok := joinsLetter(dst, r); ok {
			dst = append(dst[:len(dst)-len(mark.from)], mark.to...)
		}
		if plain, ok := letters[r]; ok {
			for _, p := range plain {
				dst = utf8.AppendRune(dst, toCase(p))
			}
			continue
		}
		dst = utf8.AppendRune(dst, toCase(r))
	}
	return dst
}

// isAccent reports whether r only modifies the letter before it: marks that
// belong to no script of their own, unlike the vowel signs of Devanagari, and
// characters that are never seen.
func isAccent(r rune) bool {
	return r >= utf8.RuneSelf && (isInvisible(r) || isPoint(r) || unicode.Is(unicode.Inherited, r))
}

// nukta is the dot below letters of Devanagari.
const nukta = '\u093C'

// isOftenPlain reports whether dst ends in a letter of Devanagari that many write without
// the dot that foreign sounds have: रिजर्व for रिज़र्व.
func isOftenPlain(dst []byte) bool {
	r, _ := utf8.DecodeLastRune(dst)
	switch r {
	case 'क', 'ख', 'ग', 'ज', 'फ':
		return true
	}
	return false
}

// spelt says that to is written in the place of from.
type spelt struct{ from, to string }

// joinsLetter returns how to spell what dst ends in if r follows: the nasal of Devanagari
// before a consonant of its own row as the point that most write, "हिन्दी" as "हिंदी".
func joinsLetter(dst []byte, r rune) (spelt, bool) {
	const first, last, row = 'क', 'म', 5 // the consonants of a row end in its nasal
	switch {
	case r < first || r > last || r == 'ऩ':
		return spelt{}, false
	case r > 'ऩ':
		r-- // which is in no row
	}
	nasal := nasals[(r-first)/row]
	isDouble := (r-first)%row == row-1
	return spelt{nasal, "ं"}, !isDouble && bytes.HasSuffix(dst, []byte(nasal))
}

var nasals = []string{"ङ्", "ञ्", "ण्", "न्", "म्"}

// composed holds the vowels of Thai and Lao that are letters of their own, by the second
// of the two that Unicode takes them apart to.
var composed = map[rune]struct {
	mark   []byte
	letter rune
}{'า': {[]byte("\u0E4D"), 'ำ'}, 'າ': {[]byte("\u0ECD"), 'ຳ'}}

// letters holds the letters that Unicode does not decompose, though readers
// type them as others.
var letters = map[rune]string{
	'ł': "l", 'Ł': "L",
	'ø': "o", 'Ø': "O",
	'đ': "d", 'Đ': "D",
	'ð': "d", 'Ð': "D",
	'þ': "th", 'Þ': "TH",
	'ß': "ss", 'ẞ': "SS",
	'æ': "ae", 'Æ': "AE",
	'œ': "oe", 'Œ': "OE",
	'ı': "i",
	'ς': "σ",
	'ँ': "ं", // of Devanagari, which many write for the other
	'ي': "ی", // of Arabic, for that of Persian
	'ك': "ک",
}
