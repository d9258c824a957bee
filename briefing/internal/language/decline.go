package language

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// cases are genitive, dative, accusative, instrumental and prepositional.
const cases = 5

// ending says how words that end so stand in the cases; "-" is no ending at all.
type ending struct {
	suffix string
	forms  [cases][]string
}

// decline.txt holds, by language, a line for each ending of a name: the ending, "="
// and its five forms, with a bar between those that depend on the word. Of the endings
// that fit a word the longest counts; "C" is any consonant, which stays. What fits none
// does not change.
var declensions = sync.OnceValue(func() map[string][]ending {
	all := map[string][]ending{}
	code := ""
	for line := range strings.Lines(readTable("decline")) {
		suffix, rest, ok := strings.Cut(strings.TrimSpace(line), " = ")
		if !ok {
			code = suffix
			continue
		}
		e := ending{suffix: suffix}
		for i, forms := range strings.Fields(rest) {
			e.forms[i] = strings.Split(forms, "|")
		}
		all[code] = append(all[code], e)
	}
	for _, endings := range all {
		slices.SortStableFunc(endings, func(a, b ending) int { return len(b.suffix) - len(a.suffix) })
	}
	return all
})

// Declined returns the forms that a name takes in a sentence of the language, all of
// its words in the same case; none if the language is without a table, or if a word is
// too short to be told from others. The name itself is not among them.
func (l *Language) Declined(name string) []string {
	endings := declensions()[l.Code]
	words := strings.Fields(name)
	if len(endings) == 0 || len(words) == 0 {
		return nil
	}
	var out []string
	for c := range cases {
		forms := []string{""}
		for i, w := range words {
			if i > 0 {
				w = " " + w
			}
			var longer []string
			for _, form := range forms {
				for _, f := range declined(endings, w, c) {
					longer = append(longer, form+f)
				}
			}
			forms = longer
		}
		for _, f := range forms {
			if f != name && !slices.Contains(out, f) {
				out = append(out, f)
			}
		}
	}
	return out
}

// declined returns the forms of a word in a case.
func declined(endings []ending, word string, c int) []string {
	const enough = 4 // letters
	if utf8.RuneCountInString(strings.TrimSpace(word)) < enough {
		return []string{word}
	}
	for _, e := range endings {
		stem, ok := strings.CutSuffix(word, e.suffix)
		if !ok && (e.suffix != "C" || !endsInConsonant(word)) {
			continue
		}
		if e.suffix == "C" {
			stem = word
		}
		var out []string
		for _, f := range e.forms[c] {
			if f == "-" {
				f = ""
			}
			out = append(out, stem+f)
		}
		return out
	}
	return []string{word}
}

// endsInConsonant reports whether a Cyrillic word ends in a consonant.
func endsInConsonant(word string) bool {
	r, _ := utf8.DecodeLastRuneInString(word)
	return unicode.Is(unicode.Cyrillic, r) && !strings.ContainsRune("аеёиіїоуыэюяєьъй", r)
}

// Inflects reports whether names in the language have forms that the language's
// readers take for the same name.
func (l *Language) Inflects() bool { return l.Genitive || len(declensions()[l.Code]) > 0 }

// IsForm reports whether a folded word is a form that a folded name takes in the
// language.
func (l *Language) IsForm(word, name string) bool {
	return len(declensions()[l.Code]) > 0 && slices.Contains(l.Declined(name), word)
}
