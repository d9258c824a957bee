// Package language says which language a text is in, and what that language and
// the names of people make of a word. It knows tables, not grammar: what belongs
// to a language stands in tables/, one file each; words.txt and the others are of
// all languages. docs/words.md says where they come from.
package language

import (
	"embed"
	"slices"
	"strings"
	"sync"

	"briefing/briefing/internal/fold"
)

// Class says what kinds of word a word is.
type Class uint32

const (
	Given     Class = 1 << iota // a given name
	Family                      // a family name that stands before the given name
	Hungarian                   // a given name that in Hungarian stands after the family name
	Common                      // a word of the language, no name
	Place                       // a place, or a word of its name
	Surname                     // a place whose name is a frequent surname too
	People                      // a nation, faith or party, of a person: Russian, Democrat

	Title      // stands before a surname: President, Mme
	Courtesy   // a title that says nothing of an office: Mme, Officer
	Regnal     // stands before a given name: King, Sir
	Function   // opens sentences and is no name: But, When, On
	Determiner // a noun follows: the, der
	Locative   // a place follows: in, at
	Particle   // a part of surnames: von, bin
	Month
	Weekday
	Dating   // a month follows: in, since, late
	Modal    // follows "may" where that is a verb: I, God
	Speaking // follows a person's name: said, was
	Noun     // a noun that is a surname too, where all nouns have capitals: Koch
	Building // ends names of things named after people: Street, Foundation
	Lead     // begins names of places before another's: South, New
	Water    // ends names of waters and land: Sea, Valley
	Towards  // a place or a person follows: to, from
	Pair     // of the name of a place by two words, see Longer

	Female  // a given name or title of women
	Male    // a given name or title of men
	Bodily  // follows a person's name, and never that of a country: wept, slept
	Quality // an adjective, never a noun
	Human   // follows a person's name, and of no other word: resigned, wept
	Retinue // follows the name of a person who is at the head of it: administration
)

// Sex is the class of what tells a woman from a man.
const Sex = Female | Male

// Calendar is the class of months and weekdays.
const Calendar = Month | Weekday

// Language holds the tables of one language.
type Language struct {
	Code string // ISO 639-1; "" for all languages without tables

	// Nouns reports whether all nouns are written with a capital.
	Nouns bool
	// Openers reports whether the language's common words are known, so that any
	// other capitalised word that opens a sentence is a name.
	Openers bool

	words func() table
}

// table holds the words of one language.
type table struct {
	classes  map[string]Class
	suffixes []string        // of compounds that are titles
	longer   map[string]bool // places of two words that contain another place
}

var (
	English = &Language{Code: "en", Openers: true}
	German  = &Language{Code: "de", Nouns: true}
	other   = &Language{}

	// languages are all that names are read in; those without a table of words have
	// what stops.txt has of them.
	languages = []*Language{
		English, German,
		{Code: "fr"},
		{Code: "es"},
		{Code: "it"},
		{Code: "pt"},
		{Code: "ru"},
		{Code: "uk"},
		{Code: "nl"},
		{Code: "sv"},
		{Code: "da"},
		{Code: "pl"},
		{Code: "cs"},
		{Code: "sr"},
		{Code: "fi"},
		{Code: "hu"},
		{Code: "et"},
		{Code: "lv"},
		{Code: "lt"},
		{Code: "el"},
		{Code: "hy"},
		{Code: "ka"},
		{Code: "ko"},
		{Code: "he"},
		{Code: "ar"},
	}
)

func init() {
	for _, l := range append(languages, other) {
		l.words = sync.OnceValue(l.read)
	}
}

//go:embed tables
var tables embed.FS

// Class returns what kinds of word a folded word is.
func (l *Language) Class(word []byte) Class {
	t := l.words()
	c := t.classes[string(word)] | known(word)
	if !l.Openers {
		c &^= Common
	}
	if c&^Sex == 0 {
		for _, s := range t.suffixes {
			if n := len(word) - len(s); n >= 0 && string(word[n:]) == s {
				if strings.HasSuffix(s, "in") {
					return Title | Female // Ministerin
				}
				return Title
			}
		}
	}
	return c
}

var kinds = map[string]Class{
	"function": Function, "determiner": Determiner, "locative": Locative, "particle": Particle,
	"months": Month, "weekdays": Weekday, "dating": Dating, "modal": Modal, "speaking": Speaking,
	"nouns": Noun, "building": Building, "titles": Title, "courtesy": Title | Courtesy, "regnal": Regnal, "lead": Lead, "water": Water, "direction": Towards,
	"given": Given, "female": Female, "male": Male, "both": 0, "human": Human | Speaking, "retinue": Retinue, "quality": Quality, "bodily": Bodily | Human | Speaking,
}

func (l *Language) read() table {
	t := table{classes: map[string]Class{}, longer: map[string]bool{}}
	t.addLines(readTable("all"))
	if l == other || !l.capitals() {
		t.addLines(readTable("names"))
	}
	if l == other {
		return t
	}
	for line := range strings.Lines(readTable("calendar")) {
		if code, rest, _ := strings.Cut(line, " "); code == l.Code {
			t.addLines(rest)
		}
	}
	t.addLines(l.ownTable())
	t.addForms(l.Inflection())
	return t
}

// addForms adds the forms of given names, which make a surname behind them somebody
// else's as the names do.
func (t *table) addForms(x *Inflection) {
	if x == nil || x.Outside {
		return
	}
	var forms []string
	for word, c := range t.classes {
		if c&Given == 0 || c&(Title|Function) != 0 {
			continue
		}
		for _, n := range x.Forms(word) {
			if f := x.Form(n).Of(word); t.classes[f] == 0 {
				forms = append(forms, f)
			}
		}
	}
	for _, f := range forms {
		t.classes[f] |= Given
	}
}

// capitals reports whether names have a capital in l: the scripts of some languages have
// none.
func (l *Language) capitals() bool {
	return !strings.Contains("he ar ka ko", l.Code) || l.Code == ""
}

// addLines adds lines of words to t. Each begins with the kind of its words.
func (t *table) addLines(lines string) {
	for line := range strings.Lines(lines) {
		kind, words, _ := strings.Cut(line, " ")
		for w := range strings.FieldsSeq(words) {
			switch w = fold.String(w); kind {
			case "titlesuffix":
				t.suffixes = append(t.suffixes, w)
			case "longer":
				t.longer[w] = true
				first, second, _ := strings.Cut(w, " ")
				t.classes[first] |= Pair
				t.classes[second] |= Pair
			default:
				t.classes[w] |= kinds[kind]
			}
		}
	}
}

// IsDate reports whether a folded word is a month or weekday in some language.
func IsDate(word string) bool { return dates()[word] }

var dates = sync.OnceValue(func() map[string]bool {
	words := map[string]bool{}
	for w := range strings.FieldsSeq(readTable("calendar")) {
		words[fold.String(w)] = true
	}
	return words
})

// Longer reports whether two folded words that follow each other are the name of
// a place though one of them is another's: New Mexico, Guinea-Bissau.
func (l *Language) Longer(first, second string) bool {
	return l.words().longer[first+" "+second]
}

// SameGiven reports whether two folded given names can be one person's: Joe and
// Joseph.
func SameGiven(a, b string) bool {
	if a == b {
		return true
	}
	groups := nicknames()
	for _, g := range groups[a] {
		if slices.Contains(groups[b], g) {
			return true
		}
	}
	return false
}

// nicknames returns the lines of nicknames.txt that each name is on.
var nicknames = sync.OnceValue(func() map[string][]int {
	groups := map[string][]int{}
	n := 0
	for line := range strings.Lines(readTable("nicknames")) {
		for w := range strings.FieldsSeq(line) {
			groups[w] = append(groups[w], n)
		}
		n++
	}
	return groups
})

// ownTable returns the words of l alone.
func (l *Language) ownTable() string {
	if _, err := tables.Open("tables/" + l.Code + ".txt"); err == nil {
		return readTable(l.Code)
	}
	for line := range strings.Lines(readTable("stops")) {
		if code, words, _ := strings.Cut(line, " "); code == l.Code {
			return "function " + words
		}
	}
	return ""
}

func readTable(name string) string {
	data, err := tables.ReadFile("tables/" + name + ".txt")
	if err != nil {
		panic(err) // it is in the program
	}
	return string(data)
}
