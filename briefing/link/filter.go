package link

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
	"briefing/briefing/internal/language"
)

// filter holds words that may make a name beside them part of another. It knows
// their hashes only, so it may say yes to other words.
type filter [1 << filterBits / 64]uint64

const filterBits = 17

func (f *filter) add(word string) {
	h := hash(word, 0, len(word)) >> (64 - filterBits)
	f[h/64] |= 1 << (h % 64)
}

// has reports whether f holds a word of text. It does of words that are not ASCII.
func (f *filter) has(text string, word briefing.Span) bool {
	h := hash(text, word.Start, word.End) >> (64 - filterBits)
	return f[h/64]&(1<<(h%64)) != 0
}

// near reports whether a neighbour of at may be a word of f, with a capital.
func (f *filter) near(text string, at briefing.Span) bool {
	if f.mayBe(text, joinedAfter(text, at.End)) {
		return true
	}
	before := quickBefore(text, at.Start)
	if before.In(text) == "of" {
		before = quickBefore(text, before.Start)
	}
	return f.mayBe(text, before)
}

// nearPerson reports whether the word before byte i may be a word of f, with a
// capital, or a particle.
func (f *filter) nearPerson(text string, i int) bool {
	w := quickBefore(text, i)
	if !w.Empty() && isLowerASCII(text[w.Start]) {
		return w.Len() <= longestParticle && particles[w.In(text)]
	}
	return f.mayBe(text, w)
}

const longestParticle = 5 // letters

// mayBe reports whether a quick word may be a word of f, with a capital.
func (f *filter) mayBe(text string, word briefing.Span) bool {
	if word.Empty() || isLowerASCII(text[word.Start]) {
		return false
	}
	return word.Len() == 1 || text[word.Start] >= utf8.RuneSelf || f.has(text, word)
}

// besideNames returns a filter of what the tables have of words that change what
// a name of one word means, in any language.
var besideNames = sync.OnceValue(func() *filter {
	const c = language.Given | language.Lead | language.Water | language.Courtesy | language.Pair | language.Regnal
	return filterOf(c)
})

// afterNames returns a filter of what follows a person's full name in other names.
var afterNames = sync.OnceValue(func() *filter {
	f := filterOf(language.Building)
	for _, words := range []map[string]bool{generations, incorporated} {
		for w := range words {
			f.add(strings.ToLower(w))
		}
	}
	return f
})

func filterOf(c language.Class) *filter {
	f := new(filter)
	for w := range language.English.Each(c) {
		f.add(w)
	}
	return f
}

// quickBefore returns the word before byte i, if it is near and on the same line. Of
// a word with letters that are not ASCII it may return a part that begins with one,
// and none of a word in another script than Latin.
func quickBefore(text string, i int) briefing.Span {
	if i >= 2 && text[i-1] == ' ' && isLowerASCII(text[i-2]) { // nearly always
		start := i - 2
		for start > 0 && isLowerASCII(text[start-1]) {
			start--
		}
		if start > 0 && text[start-1] == ' ' {
			return briefing.Span{Start: start, End: i - 1}
		}
	}
	end := i
	for far := 0; end > 0 && !plainWord[text[end-1]]; far++ {
		r, size := utf8.DecodeLastRuneInString(text[:end])
		switch {
		case r == '\n' || far > farGap:
			return briefing.Span{}
		case r == fold.Hidden:
			far--
		case r >= utf8.RuneSelf && fold.InWord(r):
			return latin(r, end-size, end)
		}
		end -= size
	}
	start := end
	for start > 0 && plainWord[text[start-1]] {
		start--
	}
	if start > 0 && text[start-1] >= utf8.RuneSelf {
		if r, size := utf8.DecodeLastRuneInString(text[:start]); fold.InWord(r) {
			return latin(r, start-size, end)
		}
	}
	return briefing.Span{Start: start, End: end}
}

// quickAfter is quickBefore for the word after byte i. It returns nothing of a word
// that begins with a small ASCII letter.
func quickAfter(text string, i int) briefing.Span {
	if i+1 < len(text) && text[i] == ' ' && isLowerASCII(text[i+1]) { // nearly always
		return briefing.Span{}
	}
	start := i
	for far := 0; start < len(text) && !plainWord[text[start]]; far++ {
		r, size := utf8.DecodeRuneInString(text[start:])
		switch {
		case r == '\n' || far > farGap:
			return briefing.Span{}
		case r == fold.Hidden:
			far--
		case r >= utf8.RuneSelf && fold.InWord(r):
			return latin(r, start, start+size)
		}
		start += size
	}
	end := start
	if end < len(text) && !isLowerASCII(text[end]) {
		for end < len(text) && plainWord[text[end]] {
			end++
		}
	}
	return briefing.Span{Start: start, End: end}
}

// joinedAfter is quickAfter, but returns nothing if punctuation keeps the word apart from
// a name that ends at byte i.
func joinedAfter(text string, i int) briefing.Span {
	if i < len(text) {
		switch text[i] {
		case ',', '.', ';', ':', '!', '?', ')', '"':
			return briefing.Span{}
		}
	}
	return quickAfter(text, i)
}

// latin returns the bytes from start to end if r is a Latin letter.
func latin(r rune, start, end int) briefing.Span {
	if !unicode.Is(unicode.Latin, r) {
		return briefing.Span{}
	}
	return briefing.Span{Start: start, End: end}
}

// hasCapitalBeside reports whether a neighbour of at may have a capital.
func hasCapitalBeside(text string, at briefing.Span) bool {
	w := quickBefore(text, at.Start)
	return !w.Empty() && !isLowerASCII(text[w.Start]) || !joinedAfter(text, at.End).Empty()
}

// hasCapitalAfter reports whether a space and a word that may have a capital follow
// byte i.
func hasCapitalAfter(text string, i int) bool {
	return i+1 < len(text) && text[i] == ' ' && ('A' <= text[i+1] && text[i+1] <= 'Z' || text[i+1] >= utf8.RuneSelf || text[i+1] == fold.Hidden)
}

func isLowerASCII(c byte) bool { return 'a' <= c && c <= 'z' }
