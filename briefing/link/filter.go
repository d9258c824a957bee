package link

import (
	"sync"

	"briefing/briefing"
	"briefing/briefing/internal/language"
)

// filter holds the words that may make the name of a place beside them part of
// another name. It knows their hashes only, so it may say yes to other words.
type filter [1 << filterBits / 64]uint64

const filterBits = 16

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
	before := quickBefore(text, at.Start)
	if before.In(text) == "of" {
		before = quickBefore(text, before.Start)
	}
	after := quickAfter(text, at.End)
	return f.mayBe(text, before) || f.mayBe(text, after)
}

func (f *filter) mayBe(text string, word briefing.Span) bool {
	return !word.Empty() && !isLowerASCII(text[word.Start]) && (word.Len() == 1 || f.has(text, word))
}

// besidePlaces returns a filter of what the tables have.
var besidePlaces = sync.OnceValue(func() (f filter) {
	const c = language.Given | language.Lead | language.Water | language.Courtesy | language.Pair
	for w := range language.English.Each(c) {
		f.add(w)
	}
	return f
})

// quickBefore returns the word before byte i on its line, as far as it is ASCII.
func quickBefore(text string, i int) briefing.Span {
	for i > 0 && !plainWord[text[i-1]] && text[i-1] != '\n' {
		i--
	}
	end := i
	for i > 0 && plainWord[text[i-1]] {
		i--
	}
	return briefing.Span{Start: i, End: end}
}

// quickAfter returns the word after byte i on its line, as far as it is ASCII.
func quickAfter(text string, i int) briefing.Span {
	for i < len(text) && !plainWord[text[i]] && text[i] != '\n' {
		i++
	}
	start := i
	for i < len(text) && plainWord[text[i]] {
		i++
	}
	return briefing.Span{Start: start, End: i}
}

// hasCapitalBeside reports whether a neighbour of at may have a capital, or is
// "of" before it.
func hasCapitalBeside(text string, at briefing.Span) bool {
	w := quickBefore(text, at.Start)
	return w.In(text) == "of" || !w.Empty() && !isLowerASCII(text[w.Start]) || hasCapitalAfter(text, at.End)
}

// hasCapitalAfter reports whether the word after byte i may have a capital.
func hasCapitalAfter(text string, i int) bool {
	w := quickAfter(text, i)
	return !w.Empty() && !isLowerASCII(text[w.Start])
}

func isLowerASCII(c byte) bool { return 'a' <= c && c <= 'z' }
