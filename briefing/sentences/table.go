package sentences

import (
	"embed"
	"strings"
	"sync"

	"briefing/briefing/internal/language"
)

// class says what kinds of word a word is. A word of none only says what a sentence is
// about.
type class uint16

const (
	light     class = 1 << iota // may be put in or left out: the, that
	function                    // says how other words belong together: by, was
	opener                      // begins a phrase that can be left out: of, which
	moving                      // begins a phrase that can stand at either end: on, while
	speaking                    // tells who said it
	unsure                      // may not be left out: not, at least, will, allegedly
	calendar                    // a month or a day
	vague                       // a number that is not exact, or the unit of one: hundreds
	part                        // is vague before "of": a third
	sweeping                    // with it a sentence says more if a phrase is left out: not, all, first
	title                       // of a person, before the name
	auxiliary                   // a verb that begins what is said of the words before it
	quantity                    // how many, how often or which in a row, without a number: all, never, first
	denial                      // not, without
)

// table gives the classes of a language's words, by the folded word.
type table map[string]class

//go:embed tables
var tables embed.FS

// tableOf returns the table of a language, nil if there is none.
func tableOf(l *language.Language) table {
	if l == language.English {
		return english()
	}
	return nil
}

var english = sync.OnceValue(func() table {
	t := table{"today": calendar, "yesterday": calendar, "tomorrow": calendar, "tonight": calendar}
	for word := range language.English.Each(language.Calendar) {
		t[word] |= calendar
	}
	t.read("en")
	return t
})

// classes are the words that begin the lines of a table. A word may be on several.
var classes = map[string]class{
	"light": light | function, "function": function, "opener": opener | function,
	"moving": moving, "speaking": speaking, "unsure": unsure,
	"vague": vague, "part": part, "sweeping": sweeping, "title": title, "auxiliary": auxiliary,
	"quantity": quantity, "denial": denial,
}

func (t table) read(name string) {
	data, err := tables.ReadFile("tables/" + name + ".txt")
	if err != nil {
		panic(err) // it is in the program
	}
	for line := range strings.Lines(string(data)) {
		kind, words, _ := strings.Cut(line, " ")
		for w := range strings.FieldsSeq(words) {
			t[w] |= classes[kind]
		}
	}
}
