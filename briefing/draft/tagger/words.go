package tagger

import (
	"embed"
	"strings"
	"sync"
)

// class says in which word lists a word or phrase is.
type class uint32

const (
	country class = 1 << iota // a country, region or part of the world
	city
	demonym
	organization
	given
	surname
	orgWord   // is part of names of organizations: Ministry, Bank
	placeWord // is part of names of places: River, Street
	thingWord // is part of names of things: Act, Cup
	title     // stands before a person's name
	role      // is no name by itself, or with others of its class
	speech    // follows a person's name
	calendar
	opener   // opens sentences and is no name
	particle // stands in lower case within a name
	locative // a place follows
	compound // follows a name and a hyphen: -based
	abbreviation
	orgTail   // ends names of organizations, and stands before "of" in them
	thingTail // the same of things
	placeTail // the same of places
	thingHead // begins names of things
	placeHead // begins names of places
	way       // goes from one place to another
	artifact  // follows the name of a model: Shahed drones
	direction // stands before a place's name in another's
)

// phrases are the classes of which entries may have several words.
const phrases = country | city | demonym | organization

// longest is the most words of a phrase that are looked up.
const longest = 5

//go:embed words/*.txt
var wordFiles embed.FS

// classes are the names that own.txt has for the classes.
var classes = map[string]class{
	"country": country, "city": city, "demonym": demonym, "organization": organization, "given": given,
	"orgword": orgWord, "placeword": placeWord, "thingword": thingWord, "title": title, "role": role, "speech": speech,
	"calendar": calendar, "opener": opener, "particle": particle, "locative": locative, "compound": compound,
	"abbreviation": abbreviation, "orgtail": orgTail, "thingtail": thingTail, "placetail": placeTail,
	"thinghead": thingHead, "placehead": placeHead, "direction": direction, "way": way, "artifact": artifact,
}

// wordList returns the classes of words and phrases, with one space between words.
var wordList = sync.OnceValue(func() map[string]class {
	list := make(map[string]class, 36000)
	for file, c := range map[string]class{
		"cities": city, "countries": country, "regions": country, "demonyms": demonym,
		"given": given, "surnames": surname, "organizations": organization,
	} {
		for line := range strings.Lines(readWords(file)) {
			if line[0] != '#' {
				list[strings.TrimSpace(line)] |= c
			}
		}
	}
	for line := range strings.Lines(readWords("own")) {
		if name, words, ok := strings.Cut(line, ": "); ok && line[0] != '#' {
			for word := range strings.SplitSeq(strings.TrimSpace(words), ", ") {
				list[word] |= classes[name]
			}
		}
	}
	return list
})

func readWords(file string) string {
	data, err := wordFiles.ReadFile("words/" + file + ".txt")
	if err != nil {
		panic(err) // it is embedded
	}
	return string(data)
}

// retitle writes a word of capitals as names are written: KENYA is Kenya.
func retitle(w string) string {
	if len(w) < 4 || !isCapitals(w) {
		return w
	}
	first := len(firstRune(w))
	return w[:first] + strings.ToLower(w[first:])
}

// classOf returns the classes of a single word, however it is written.
func classOf(w string) class {
	if c := wordList()[w]; c != 0 {
		return c
	}
	return wordList()[retitle(w)]
}
