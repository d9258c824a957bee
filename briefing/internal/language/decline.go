package language

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"briefing/briefing/internal/fold"
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

// Bearer says whose a name is: that of a woman, of a man and of something else stand
// in the cases in different ways.
type Bearer uint8

// The bearers of names.
const (
	Thing Bearer = iota // a place, an organization, a thing
	Man
	Woman
)

const (
	mostWords = 12 // of a name that has forms
	mostForms = 32 // of a name in one case
)

// Declined returns the forms that a name takes in a sentence of the language, none of
// them twice; none if the language is without a table. The name itself is not among
// them.
//
//   - A man's names stand all in the same case; short ones but the last may stay as
//     they are: "Ким Чен Ына".
//   - Of a woman's names those stay that do not end in "а" or "я": "Марии Келлер".
//   - Of other names adjectives and the noun behind them stand in the case, and what
//     follows that noun may stay: "Министерства обороны".
func (l *Language) Declined(name string, of Bearer) []string {
	endings := declensions()[l.Code]
	words := strings.Fields(name)
	if len(endings) == 0 || len(words) == 0 || len(words) > mostWords {
		return nil
	}
	var out []string
	for c := range cases {
		forms := []string{""}
		for i := range words {
			forms = continued(forms, alternatives(endings, words, i, c, of), min(i, 1))
		}
		for _, f := range forms {
			if f != name && !slices.Contains(out, f) {
				out = append(out, f)
			}
		}
	}
	return out
}

// continued returns every one of forms with every one of words behind it, and so many
// spaces between them; if these are too many, with the first of words only.
func continued(forms, words []string, spaces int) []string {
	if len(forms)*len(words) > mostForms {
		words = words[:1]
	}
	var out []string
	for _, f := range forms {
		for _, w := range words {
			out = append(out, f+strings.Repeat(" ", spaces)+w)
		}
	}
	return out
}

// alternatives returns the forms of the word in words at i in a case.
func alternatives(endings []ending, words []string, i, c int, of Bearer) []string {
	word := words[i]
	const enough = 4 // letters of a word that surely declines
	isShort := utf8.RuneCountInString(word) < enough
	isLast := i == len(words)-1
	switch {
	case of == Thing:
		head := head(words)
		if i > head {
			return append([]string{word}, declined(endings, word, c)...)
		}
		if isShort && (len(words) == 1 || i < head) {
			return []string{word}
		}
	case isLowerCase(word), isLast && isShort && len(words) == 1:
		return []string{word}
	case of == Woman && !strings.HasSuffix(word, "а") && !strings.HasSuffix(word, "я"):
		return []string{word}
	case keepsEnding(word) && !endsAs(endings, word):
		return []string{word}
	case isShort && !isLast:
		return append(declined(endings, word, c), word)
	}
	return declined(endings, word, c)
}

// head returns which of the words of a name is the noun that the others belong to: the
// first that is no adjective.
func head(words []string) int {
	for i, w := range words {
		isAdjective := slices.ContainsFunc([]string{"ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие", "ська", "цька"}, func(e string) bool {
			return strings.HasSuffix(w, e) && utf8.RuneCountInString(w) > utf8.RuneCountInString(e)+2
		})
		if !isAdjective {
			return i
		}
	}
	return len(words) - 1
}

// keepsEnding reports whether a person's name ends so that it does not change:
// Берлускони, Макрони, Гюго.
func keepsEnding(word string) bool {
	r, _ := utf8.DecodeLastRuneInString(word)
	return strings.ContainsRune("еёиіїоуыэює", r)
}

// endsAs reports whether the language has forms for persons' names that end as word.
func endsAs(endings []ending, word string) bool {
	return slices.ContainsFunc(endings, func(e ending) bool { return e.suffix == "енко" }) && strings.HasSuffix(word, "о")
}

func isLowerCase(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsLower(r)
}

// declined returns the forms of a word in a case. What follows the "на" of "Ростов-на-Дону"
// stays.
func declined(endings []ending, word string, c int) []string {
	const on = "-на-"
	word, rest, ok := strings.Cut(word, on)
	if ok {
		rest = on + rest
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
			out = append(out, stem+f+rest)
		}
		return out
	}
	return []string{word + rest}
}

// endsInConsonant reports whether a Cyrillic word ends in a consonant.
func endsInConsonant(word string) bool {
	r, _ := utf8.DecodeLastRuneInString(word)
	return IsConsonant(r) && r != 'ь' && r != 'й'
}

// IsConsonant reports whether r is a Cyrillic letter that is no vowel.
func IsConsonant(r rune) bool {
	return unicode.Is(unicode.Cyrillic, r) && !strings.ContainsRune("аеёиіїоуыэюяєъ", r)
}

// Declines reports whether the language has a table of cases.
func (l *Language) Declines() bool { return len(declensions()[l.Code]) > 0 }

// Inflects reports whether names in the language have forms that the language's
// readers take for the same name.
func (l *Language) Inflects() bool { return l.Genitive || l.Declines() }

// IsForm reports whether a folded word is a form that a folded given name takes in the
// language.
func (l *Language) IsForm(word, name string) bool {
	first, size := utf8.DecodeRuneInString(name)
	of := Man
	if SexOf(name) == Female {
		of = Woman
	}
	forms := l.Declined(string(unicode.ToUpper(first))+name[size:], of)
	return slices.ContainsFunc(forms, func(f string) bool { return fold.String(f) == word })
}
