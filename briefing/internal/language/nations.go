package language

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// nationNouns holds, by language, the stems of nouns of women's gender that often follow the
// adjective of a nation. Their adjectives look like the names of countries: Hrvatska vlada.
var nationNouns = sync.OnceValue(func() map[string][]string {
	of := map[string][]string{}
	for line := range strings.Lines(readTable("nations")) {
		code, stems, _ := strings.Cut(strings.TrimSpace(line), " ")
		of[code] = append(of[code], strings.Fields(stems)...)
	}
	return of
})

// longEndings are those of the adjectives of nations in Czech and Slovak.
const longEndings = "ský ská ské cký cká cké"

// HasNations reports whether adjectives look like names of countries, or forms of them, in l.
func (l *Language) HasNations() bool { return l.Code == "cs" || nationNouns()[l.Code] != nil }

// IsNation reports whether word, which looks like the listed name of a country or a form of
// it, is rather the adjective of a nation: Polski minister, Slovenská vláda. next is the word
// in small letters behind it where it opens a sentence, else "". The long endings of Czech and
// Slovak are of adjectives everywhere; a name that has one itself keeps its forms.
func (l *Language) IsNation(word, listed, next string) bool {
	const shortest = 4 // letters of a noun; shorter words are verbs and particles
	switch {
	case endsIn(word, longEndings) && !endsIn(listed, longEndings):
		return true
	case utf8.RuneCountInString(next) < shortest:
		return false
	case word != listed && endsIn(word, "ski cki zki"):
		last, _ := utf8.DecodeLastRuneInString(next)
		return !strings.ContainsRune("aeiouyąęó", last)
	case word != listed && endsIn(word, "ske čke ške ске чке шке") && endsIn(next, "e е"):
		return true
	}
	isAdjective := endsIn(word, "ska ską skiej cka cką ckiej ske sku skoj skom čka čke čku čkoj čkom ška ške šku škoj škom "+
		"ска ске ску ској ском чка чке чку чкој чком шка шке шку шкој шком")
	return isAdjective && slices.ContainsFunc(nationNouns()[l.Code], func(stem string) bool {
		const longest = 2 // letters of a case
		ending, ok := strings.CutPrefix(next, stem)
		return ok && utf8.RuneCountInString(ending) <= longest
	})
}

// endsIn reports whether word ends in one of endings.
func endsIn(word, endings string) bool {
	for e := range strings.FieldsSeq(endings) {
		if strings.HasSuffix(word, e) {
			return true
		}
	}
	return false
}
