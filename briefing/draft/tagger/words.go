package tagger

import (
	"embed"
	"strings"
	"sync"
)

// class says which word lists contain a word or phrase.
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
	role      // names nobody alone or with others of its class
	speech    // follows a person's name
	calendar
	opener   // opens sentences and is not a name
	particle // in lower case within a name
	locative // precedes a place
	compound // follows a name and a hyphen: -based
	abbreviation
	orgTail    // ends names of organizations, or stands before "of" in them
	thingTail  // likewise for things
	placeTail  // likewise for places
	thingHead  // begins names of things
	placeHead  // begins names of places
	way        // leads from one place to another
	artifact   // follows the name of a model: Shahed drones
	direction  // precedes a place's name in another name
	orgNoun    // what an organization is: company, party
	placeNoun  // what a place is: town, island
	thingNoun  // what a thing is: ferry, novel
	personNoun // what a person is: baker, judge
	trade      // ends names of companies and newspapers, but no "of" follows
)

// phrases are the classes whose entries may have several words.
const phrases = country | city | demonym | organization

// longest is the maximum length of a phrase in words.
const longest = 5

//go:embed words/*.txt
var wordFiles embed.FS

// classes maps the names used in own.txt to classes.
var classes = map[string]class{
	"country": country, "city": city, "demonym": demonym, "organization": organization, "given": given,
	"orgword": orgWord, "placeword": placeWord, "thingword": thingWord, "title": title, "role": role, "speech": speech,
	"calendar": calendar, "opener": opener, "particle": particle, "locative": locative, "compound": compound,
	"abbreviation": abbreviation, "orgtail": orgTail, "thingtail": thingTail, "placetail": placeTail,
	"thinghead": thingHead, "placehead": placeHead, "direction": direction, "way": way, "artifact": artifact,
	"orgnoun": orgNoun, "placenoun": placeNoun, "thingnoun": thingNoun,
	"trade": trade, "personnoun": personNoun,
}

// wordList returns the classes of words and phrases; phrases have single
// spaces.
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
		panic(err) // the file is embedded
	}
	return string(data)
}

// retitle converts a word in capitals to the usual case of names: KENYA to
// Kenya.
func retitle(w string) string {
	if len(w) < 4 || !isCapitals(w) {
		return w
	}
	first := len(firstRune(w))
	return w[:first] + strings.ToLower(w[first:])
}

// classOf returns the classes of a single word in any case.
func classOf(w string) class {
	if c := wordList()[w]; c != 0 {
		return c
	}
	return wordList()[retitle(w)]
}
