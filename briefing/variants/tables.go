package variants

import (
	_ "embed"
	"iter"
	"strings"
	"sync"

	"briefing/briefing/internal/fold"
	"briefing/briefing/internal/language"
)

var (
	//go:embed demonyms.txt
	demonymLines string
	//go:embed places.txt
	placeLines string
	//go:embed territories.txt
	territoryLines string
	//go:embed surnames.txt
	surnameLines string
)

var (
	// generations follow a name.
	generations = wordSet("jr sr ii iii iv junior senior")
	// particles are the lower-case words within names.
	particles = wordSet("al el ul ud bin ibn bint ben abu van von der den de del della di da do dos das du la le ten ter zu y e d l")
	// small words contribute no letter to the acronym of a name.
	small = wordSet("of and the for in on to an de la le et des du und der die das für del")
)

const (
	// openers are classes of words that open sentences, capitalised, and are
	// not names.
	openers = language.Function | language.Determiner | language.Locative | language.Dating | language.Towards | language.Modal
	// beside are classes of words before a name that are not part of it.
	beside = language.Title | language.People | language.Calendar
)

// tableLines yields the lines of a table without comments.
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

// The larger tables are made when they are first needed, not in every start.

// frequent are very common surnames.
var frequent = sync.OnceValue(func() map[string]bool { return wordSet(surnameLines) })

// demonyms are the words for people and things of places.
var demonyms = sync.OnceValue(func() map[string]bool {
	set := map[string]bool{}
	for line := range tableLines(demonymLines) {
		_, words, _ := strings.Cut(line, ":")
		for word := range strings.FieldsSeq(words) {
			set[fold.String(word)] = true
		}
	}
	return set
})

// otherName is another spelling of a name.
type otherName struct {
	text string
	why  Reason
}

// otherNames maps the folded name of a place to other names of it and its
// people.
var otherNames = sync.OnceValue(func() map[string][]otherName {
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
})
