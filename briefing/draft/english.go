package draft

import (
	"strings"

	"briefing/briefing/internal/fold"
	"briefing/briefing/internal/language"
)

// small are words that every English text is full of, and no other language has, or
// hardly uses.
var small = words("the of and to that for on with was by from at it he she has have had were his her as be but not will would said",
	"their who which after this are they or its been over than more when there is into about out up")

// isEnglish reports whether a text is English: one word of eight is one of the small
// words, where it is commonly one of three. Of a few words that cannot be told.
func isEnglish(text string) bool {
	const one, few = 8, 30
	all, known := 0, 0
	for i := 0; i < len(text); {
		start, end := fold.Next(text, i)
		if end <= start {
			break
		}
		if small[strings.ToLower(text[start:end])] {
			known++
		}
		all++
		i = end
	}
	return (all < few || known*one >= all) && language.Of(text) == language.English
}

// isForeign reports whether a sentence of some length has none of the small words.
func isForeign(p *passage) bool {
	lower := 0
	for _, w := range p.words {
		if small[w.lower] {
			return false
		}
		if !w.capital && w.lower[0] > '9' {
			lower++
		}
	}
	return lower > 5
}
