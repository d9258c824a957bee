package variants

import (
	_ "embed"
	"iter"
	"strings"

	"briefing/briefing/internal/fold"
	"briefing/briefing/internal/language"
)

var (
	//go:embed demonyms.txt
	demonymLines string
	//go:embed places.txt
	placeLines string
	//go:embed surnames.txt
	surnameLines string
)

var (
	// frequent are surnames that very many people bear.
	frequent = wordSet(surnameLines)
	// generations stand after a name.
	generations = wordSet("jr sr ii iii iv junior senior")
	// particles stand in lower case within a name.
	particles = wordSet("al el ul ud bin ibn bint ben abu van von der den de del della di da do dos das du la le ten ter zu y e d l")
	// small words of a long name have no letter in its acronym.
	small = wordSet("of and the for in on to an de la le et des du und der die das für del")
)

const (
	// openers open sentences with a capital letter and are no names.
	openers = language.Function | language.Determiner | language.Locative | language.Dating | language.Towards | language.Modal
	// beside are the words that stand before a name without being part of it.
	beside = language.Title | language.People | language.Calendar
)

// tableLines yields the lines of a table that are no comments.
func tableLines(table string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for line := range strings.Lines(table) {
			if line = strings.TrimSpace(line); line != "" && line[0] != '#' && !yield(line) {
				return
			}
		}
	}
}

// wordSet returns the words of a table, folded.
func wordSet(table string) map[string]bool {
	set := map[string]bool{}
	for line := range tableLines(table) {
		for word := range strings.FieldsSeq(line) {
			set[fold.String(word)] = true
		}
	}
	return set
}

// demonyms are the words for people and things of places.
var demonyms = func() map[string]bool {
	set := map[string]bool{}
	for line := range tableLines(demonymLines) {
		_, words, _ := strings.Cut(line, ":")
		for word := range strings.FieldsSeq(words) {
			set[fold.String(word)] = true
		}
	}
	return set
}()

// otherName is another spelling of what goes by a name.
type otherName struct {
	text string
	why  Reason
}

// otherNames holds by a folded name of a place what else it and its people are called.
var otherNames = func() map[string][]otherName {
	out := map[string][]otherName{}
	for line := range tableLines(placeLines) {
		forms := strings.Split(line, "|")
		for _, form := range forms {
			for _, other := range forms {
				if other != form {
					key := fold.String(form)
					out[key] = append(out[key], otherName{other, Other})
				}
			}
		}
	}
	for line := range tableLines(demonymLines) {
		places, words, _ := strings.Cut(line, ":")
		for place := range strings.SplitSeq(places, "|") {
			for word := range strings.FieldsSeq(words) {
				key := fold.String(place)
				out[key] = append(out[key], otherName{strings.ReplaceAll(word, "-", " "), Demonym})
			}
		}
	}
	return out
}()
