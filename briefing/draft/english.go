package draft

import (
	"strings"

	"briefing/briefing/internal/fold"
	"briefing/briefing/internal/language"
)

// small are words that fill every English text and hardly occur in other
// languages.
var small = words("the of and to that for on with was by from at it he she has have had were his her as be but not will would said",
	"their who which after this are they or its been over than more when there is into about out up")

// isEnglish reports whether a text is English: at least one word in eight is a
// small word, where one in three is usual. Very short texts are not judged.
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

// isForeign reports whether a sentence of sufficient length has no small words.
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
