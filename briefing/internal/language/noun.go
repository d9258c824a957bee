package language

import (
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/unicode/norm"

	"briefing/briefing/internal/fold"
)

// IsGermanNoun reports whether word, as a German text has it, is a common noun: it has a
// capital there, as names have. The list holds what people tag their notes with, except the
// words that are names of towns, newspapers or firms, too. Such a word in the genitive
// counts as well.
func IsGermanNoun(word string) bool {
	word = strings.ToLower(norm.NFC.String(word))
	if endsAsNoun(word) || germanNouns()[fold.String(word)] {
		return true
	}
	for _, genitive := range []string{"es", "s"} {
		if stem, ok := strings.CutSuffix(word, genitive); ok && germanNouns()[fold.String(stem)] {
			return true
		}
	}
	return false
}

// endsAsNoun reports whether a word, one without spaces and hyphens, has an ending of common
// nouns and is no name that the tables know.
func endsAsNoun(word string) bool {
	const shortest = 7 // letters
	nouns := []string{"ung", "ungen", "heit", "heiten", "keit", "keiten", "schaft", "schaften", "tät", "täten", "ismus"}
	if len(word) < shortest || strings.ContainsAny(word, " -\n") || slices.Contains(nounLike, word) {
		return false
	}
	return slices.ContainsFunc(nouns, func(e string) bool { return strings.HasSuffix(word, e) }) &&
		find([]byte(fold.String(word)))&(Place|Given|Family|Surname) == 0
}

// nounLike are names with the endings of nouns.
var nounLike = []string{"samsung", "kaohsiung", "hartung", "hornung", "belitung", "nibelungen"}

var germanNouns = sync.OnceValue(func() map[string]bool {
	nouns := map[string]bool{}
	for w := range strings.FieldsSeq(readTable("tags")) {
		nouns[fold.String(w)] = true
	}
	return nouns
})
