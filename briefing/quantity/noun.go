package quantity

import (
	"maps"
	"slices"
	"strings"
	"sync"
)

// noun returns the noun that a number counts, and the token after it.
func (p *parser) noun(n number) (noun string, next int) {
	if len(n.units) > 0 && n.units[0].dimension != Count && n.units[0].dimension != Share {
		return "", n.end
	}
	at := n.end
	if p.isHyphen(at) && p.isGlued(at) && p.at(at+1).kind == word {
		if p.is(at+1, "strong", "odd", "plus") {
			at += 2
		} else {
			return "", at + 2 // "a 30-member crew"
		}
	}
	if noun, next = p.nounFrom(at); noun == "" && n.amounts[0] == exactly(1) && p.at(at).kind == word && !p.apart(at) && !endsPhrase[p.at(at).text] {
		return p.at(at).text, at + 1
	}
	return noun, next
}

// nounFrom returns the noun of the phrase that begins at token i, lower-case
// and singular, and the token after it; "" and i if the phrase has no plural
// noun.
func (p *parser) nounFrom(i int) (noun string, next int) {
	const most = 6
	at := i
	if of := p.isOf(at); of > at {
		at = of
		if p.is(at, "the", "its", "their", "his", "her", "these", "those", "such", "our", "la", "las", "los", "les") {
			at++
		}
	}
	switch first := p.at(at); {
	case first.alone:
		if s, ok := irregular[first.text]; ok {
			return s, at + 1
		}
		return "", i
	case first.kind == word && isCyrillic(first.text):
		return p.cyrillicNoun(at, i)
	}
	for n := range most {
		t := p.at(at + n)
		if p.isHyphen(at+n) && p.isGlued(at+n) || t.kind == mark && strings.ContainsAny(t.text, "“”\"’'‘&") && n > 0 {
			continue
		}
		if t.kind != word && !(t.kind == digits && n > 0) || p.apart(at+n) || endsPhrase[t.text] {
			break
		}
		if s, ok := singular(t.text); ok && !(p.isHyphen(at+n+1) && p.isGlued(at+n+1)) {
			if further, end := p.nounFurther(at + n + 1); further != "" {
				return further, end
			}
			return s, at + n + 1
		}
	}
	return "", i
}

// isCyrillic reports whether a word begins with a Cyrillic letter.
func isCyrillic(word string) bool { return word != "" && (word[0] == 0xD0 || word[0] == 0xD1) }

// cyrillicNoun returns the noun behind a number and adjectives at token at; ""
// and none if there is none. It does not singularize the noun.
func (p *parser) cyrillicNoun(at, none int) (noun string, next int) {
	const most = 3
	for n := range most {
		t := p.at(at + n)
		if t.kind != word || p.apart(at+n) || t.upper && n == 0 || noNoun[t.text] || !isCyrillic(t.text) {
			break
		}
		if s, ok := irregular[t.text]; ok {
			return s, at + n + 1
		}
		if isAdjective := strings.HasSuffix(t.text, "ых") || strings.HasSuffix(t.text, "их"); !isAdjective {
			return t.text, at + n + 1
		}
	}
	return "", none
}

// noNoun are words that are never nouns (Russian, Ukrainian).
var noNoun = setOf(`в во на и а но с со по к ко от до из за о об не год года году годы г гг как что для при или был была было были это
	этот эта под над у о через после перед між та й і у з за від для що як це була були було році рік утра вечера раз раза`)

// nounFurther returns another plural noun at token i, directly after the first:
// in "120 arms dealers", "dealers" is the noun.
func (p *parser) nounFurther(i int) (noun string, next int) {
	if p.at(i).kind != word || p.apart(i) || endsPhrase[p.at(i).text] || states[p.at(i).text] {
		return "", i
	}
	s, ok := singular(p.at(i).text)
	if !ok || s == p.at(i).text {
		return "", i
	}
	return s, i + 1
}

// Nouns returns words in the form of Quantity.Noun: lower-case and singular.
func Nouns(words ...string) map[string]bool {
	out := map[string]bool{}
	for _, words := range words {
		for word := range strings.FieldsSeq(strings.ToLower(words)) {
			out[word] = true
			if s, ok := singular(word); ok {
				out[s] = true
			}
		}
	}
	return out
}

// Forms returns the words that Find reads as a noun: itself and its plurals, lower-case. Of
// "" it returns none.
func Forms(noun string) []string {
	if noun == "" {
		return nil
	}
	out := []string{noun}
	plurals := []string{noun + "es", noun + "s"}
	if n := len(noun); n > 1 && noun[n-1] == 'y' && !strings.ContainsRune("aeiou", rune(noun[n-2])) {
		plurals = []string{noun[:n-1] + "ies"}
	}
	for _, plural := range plurals {
		if s, ok := singular(plural); ok && s == noun {
			out = append(out, plural)
			break
		}
	}
	for _, plural := range irregularPlurals()[noun] {
		if !slices.Contains(out, plural) {
			out = append(out, plural)
		}
	}
	return out
}

// irregularPlurals maps the values of irregular to their keys, in alphabetical order.
var irregularPlurals = sync.OnceValue(func() map[string][]string {
	out := map[string][]string{}
	for _, plural := range slices.Sorted(maps.Keys(irregular)) {
		out[irregular[plural]] = append(out[irregular[plural]], plural)
	}
	return out
})

// irregular maps irregular plurals and collective nouns to their singulars, and
// includes adjectives used as nouns for people (English).
var irregular = map[string]string{
	"people": "person", "persons": "person", "individuals": "individual", "men": "man", "women": "woman", "children": "child",
	"servicemen": "serviceman", "fishermen": "fisherman", "policemen": "policeman", "lives": "life", "aircraft": "aircraft",
	"police": "police", "personnel": "personnel", "staff": "staff", "crew": "crew", "cattle": "cattle", "sheep": "sheep",
	"fish": "fish", "species": "species", "series": "series", "feet": "foot", "teeth": "tooth", "mice": "mouse", "infantry": "infantry",
	"homeless": "homeless", "others": "other",

	"menschen": "person", "personen": "person", "leute": "person", "leuten": "person", "tote": "dead", "toten": "dead", "todesopfer": "dead",
	"verletzte": "injured", "verletzten": "injured", "familien": "family", "soldaten": "soldier", "zivilisten": "civilian",
	"drohnen": "drone", "raketen": "missile", "panzer": "tank", "panzern": "tank", "häuser": "house", "kinder": "child", "kindern": "child",
	"frauen": "woman", "männer": "man", "schiffe": "ship", "flüchtlinge": "refugee", "passagiere": "passenger", "fahrzeuge": "vehicle",
	"personnes": "person", "morts": "dead", "blessés": "injured", "familles": "family", "soldats": "soldier", "civils": "civilian",
	"personas": "person", "muertos": "dead", "heridos": "injured", "familias": "family", "soldados": "soldier", "civiles": "civilian",
	"человек": "person", "человека": "person", "людей": "person", "чел": "person", "лица": "person", "лиц": "person",
	"погибших": "dead", "убитых": "dead", "раненых": "injured", "загиблих": "dead", "поранених": "injured", "постраждалих": "injured", "сімей": "family", "пострадавших": "injured", "семей": "family", "людини": "person", "осіб": "person",
	"艘": "ship", "隻": "ship", "人": "person", "名": "person", "位": "person", "명": "person", "명이": "person", "명의": "person",
}

// states are words for the state of people, used as nouns (English).
var states = setOf("dead killed wounded injured missing displaced infected arrested detained hurt drowned")

// singular returns a noun in the singular, and reports whether word is a
// plural.
func singular(word string) (s string, ok bool) {
	if s, ok := irregular[word]; ok {
		return s, true
	}
	if states[word] {
		return word, true
	}
	n := len(word)
	switch {
	case n < 4 || word[n-1] != 's' || noPlural[word]:
		return "", false
	case strings.HasSuffix(word, "ss"), strings.HasSuffix(word, "us"), strings.HasSuffix(word, "is"):
		return "", false
	case strings.HasSuffix(word, "ies") && n > 4:
		return word[:n-3] + "y", true
	case strings.HasSuffix(word, "sses"), strings.HasSuffix(word, "shes"), strings.HasSuffix(word, "ches"), strings.HasSuffix(word, "xes"):
		return word[:n-2], true
	}
	return word[:n-1], true
}

// noPlural are words in -s that are not plurals (English).
var noPlural = setOf(`always perhaps besides towards afterwards whereas does goes says news less unless sometimes these those hers ours
	theirs yours yes needs means overseas indoors upwards backwards forwards thanks plus lots`)

// endsPhrase are words that cannot be inside a noun phrase (English).
var endsPhrase = setOf(`was were are is be been being am has have had having will would could may might must can cannot do does did of in
	on at by for from to with and or but that which who whose whom when while as than then said says after before during since until
	near over under into onto through against between among because if though although also not no only just the a an his her its
	their our your my this it they he she we i you per each every there here where why how so within without across along
	around about behind beyond off out up down via versus vs`)
