package language

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"briefing/briefing/internal/fold"
)

// Bearer says whose a name is: in some languages the names of women change in fewer
// ways than those of men and things.
type Bearer uint8

// The bearers of names.
const (
	Thing Bearer = iota // a place, an organization, a thing
	Man
	Woman
)

// Inflection says how names change in the sentences of a language. All words that go
// in and come out are folded.
//
// inflect.txt holds a part for each language: a line with its codes and the settings
// below, and then rules, which are grammar, not lists of names:
//
//	ending = forms     the ending is replaced by each of the forms
//	beginning > forms  so is the beginning
//
// Of those that fit a word the longest counts; with "+=" the next one counts,
// too. "C" is any consonant, "V" any vowel, "X" any letter; none is replaced.
// "-" is no letter at all, "~" the ending itself, and a form with "+" behind it takes
// each of the endings that the setting "cases" lists. Several endings may share a line.
//
//	least   letters of a name of one word that has forms; 4 where it is not set
//	cases   endings of a form with "+"
//	women   endings of those women's names that change; where it is not set all do
//	outside the addition stands beside the name, as a word of its own would
//	still   names of one word that have no forms
type Inflection struct {
	// Least is how many letters a name of one word must have: forms of shorter ones are
	// other words. A syllable of Hangul has two or three.
	Least int
	// Outside reports whether the addition is no part of the name: the "and" of
	// Arabic, the particles of Korean.
	Outside bool

	forms  []Form
	plain  []Form                // the same, not folded
	script []*unicode.RangeTable // of what they add, nil if that has no letters
	number map[Form]uint16
	ends   []change // the longest first
	begins []change
	cases  []string
	women  []string
	still  map[string]bool
}

// Form replaces the first and last bytes of a word.
type Form struct {
	Front, Back    int // bytes
	Prefix, Ending string
}

// change holds the forms of the words that begin or end in a certain way.
type change struct {
	affix string // "" for a class of letters
	class byte   // C, V or X if affix is empty
	more  bool   // the next change that fits counts, too
	forms []uint16
}

// Inflection returns how names change in l; nil if they do not, or if it is not known.
func (l *Language) Inflection() *Inflection {
	if of := inflections()[l.Code]; of != nil {
		return of()
	}
	return nil
}

// inflections returns the rules of each language. They are read when the first text
// in the language is.
var inflections = sync.OnceValue(func() map[string]func() *Inflection {
	all := map[string]func() *Inflection{}
	const heading = "language "
	_, rest, found := strings.Cut("\n"+readTable("inflect"), "\n"+heading)
	for found {
		var section string
		section, rest, found = strings.Cut(rest, "\n"+heading)
		codes, rules, _ := strings.Cut(section, "\n")
		of := sync.OnceValue(func() *Inflection { return readInflection(rules) })
		for code := range strings.FieldsSeq(codes) {
			all[code] = of
		}
	}
	return all
})

// readInflection reads the rules of one language.
func readInflection(rules string) *Inflection {
	x := &Inflection{Least: 4, number: map[Form]uint16{}, still: map[string]bool{}}
	for line := range strings.Lines(rules) {
		switch key, rest, _ := strings.Cut(strings.TrimSpace(line), " "); key {
		case "", "#":
		case "least":
			x.Least = int(rest[0] - '0')
		case "outside":
			x.Outside = true
		case "cases":
			for _, c := range strings.Fields(rest) {
				x.cases = append(x.cases, strings.TrimPrefix(c, "-"))
			}
		case "women":
			x.women = foldEach(rest)
		case "still":
			for _, w := range foldEach(rest) {
				x.still[w] = true
			}
		default:
			x.add(strings.TrimSpace(line))
		}
	}
	slices.SortStableFunc(x.ends, longestFirst)
	slices.SortStableFunc(x.begins, longestFirst)
	return x
}

// longestFirst orders changes by the letters that they ask for: X, any, comes last.
func longestFirst(a, b change) int {
	weight := func(c change) int {
		if c.class == 'X' {
			return -1
		}
		return len(c.affix)
	}
	return weight(b) - weight(a)
}

func foldEach(words string) (out []string) {
	for w := range strings.FieldsSeq(words) {
		out = append(out, foldAffix(w))
	}
	return out
}

func foldAffix(s string) string {
	if s == "-" {
		return ""
	}
	return string(fold.Append(nil, s))
}

// add adds a rule.
func (x *Inflection) add(rule string) {
	if left, right, ok := strings.Cut(rule, " > "); ok {
		for affix := range strings.FieldsSeq(left) {
			x.begins = append(x.begins, x.change(affix, right, true))
		}
		return
	}
	left, right, more := strings.Cut(rule, " += ")
	if !more {
		left, right, _ = strings.Cut(rule, " =")
	}
	for affix := range strings.FieldsSeq(left) {
		c := x.change(affix, right, false)
		c.more = more
		x.put(c)
	}
}

// put adds a change at the end of words, to another of the same ending if there is one:
// folded endings can be equal.
func (x *Inflection) put(c change) {
	for i := range x.ends {
		if e := &x.ends[i]; e.affix == c.affix && e.class == c.class {
			e.forms = append(e.forms, c.forms...)
			e.more = e.more || c.more
			return
		}
	}
	x.ends = append(x.ends, c)
}

func (x *Inflection) change(affix, forms string, front bool) change {
	c := change{affix: foldAffix(affix)}
	if len(affix) == 1 && strings.Contains("CVX", affix) {
		c.affix, c.class = "", affix[0]
	}
	for f := range strings.FieldsSeq(forms) {
		stem, declines := strings.CutSuffix(f, "+")
		text := strings.ReplaceAll(stem, "~", affix)
		if text == "-" {
			text = ""
		}
		endings := []string{""}
		if declines {
			endings = x.cases
		}
		for _, e := range endings {
			if front {
				c.forms = append(c.forms, x.intern(Form{Front: len(c.affix), Prefix: text}))
			} else {
				c.forms = append(c.forms, x.intern(Form{Back: len(c.affix), Ending: text + e}))
			}
		}
	}
	return c
}

// intern returns the number of a form, which is written with accents.
func (x *Inflection) intern(plain Form) uint16 {
	f := plain
	f.Prefix, f.Ending = fold.String(plain.Prefix), fold.String(plain.Ending)
	n, ok := x.number[f]
	if !ok {
		n = uint16(len(x.forms))
		x.number[f] = n
		x.forms = append(x.forms, f)
		x.plain = append(x.plain, plain)
		x.script = append(x.script, alphabet(f.Prefix+f.Ending))
	}
	return n
}

// Written returns the forms of a word that is not folded as a reader would write them, in
// the order of the table and none of them twice.
func (x *Inflection) Written(word string) []string {
	folded := fold.String(word)
	runes := []rune(norm.NFC.String(word))
	isPlain := len(runes) == utf8.RuneCountInString(folded)
	var out []string
	for _, n := range x.Forms(folded) {
		f := x.forms[n]
		form := norm.NFC.String(f.Of(folded))
		if isPlain {
			front, back := utf8.RuneCountInString(folded[:f.Front]), utf8.RuneCountInString(folded[len(folded)-f.Back:])
			form = x.plain[n].Prefix + string(runes[front:len(runes)-back]) + x.plain[n].Ending
		}
		if fold.String(form) != folded && !slices.Contains(out, form) {
			out = append(out, form)
		}
	}
	return out
}

// Form returns the form of a number that Forms returns.
func (x *Inflection) Form(number uint16) Form { return x.forms[number] }

// Forms returns the numbers of the forms of a word, and perhaps one that leaves the
// word as it is. A word in another script than the language's has none, except those
// with the particles of Korean, which stand beside words of any script.
func (x *Inflection) Forms(word string) []uint16 {
	script := alphabet(word)
	return slices.DeleteFunc(x.formsIn(word), func(n uint16) bool {
		added := x.script[n]
		return added != nil && added != unicode.Hangul && added != script
	})
}

// changing are the scripts of the languages in which names change.
var changing = []*unicode.RangeTable{
	unicode.Latin, unicode.Cyrillic, unicode.Greek, unicode.Armenian, unicode.Georgian, unicode.Hangul, unicode.Arabic, unicode.Hebrew,
}

// alphabet returns the script of the last letter of a text among changing, nil if there is
// none.
func alphabet(text string) *unicode.RangeTable {
	for text != "" {
		r, size := utf8.DecodeLastRuneInString(text)
		for _, script := range changing {
			if unicode.Is(script, r) {
				return script
			}
		}
		text = text[:len(text)-size]
	}
	return nil
}

// formsIn returns the numbers of the forms that the rules make of a word.
func (x *Inflection) formsIn(word string) []uint16 {
	const shortest = 2 // letters that stay
	if utf8.RuneCountInString(word) < shortest {
		return nil
	}
	var out []uint16
	for _, c := range x.ends {
		if !c.endsIn(word) || c.affix != "" && utf8.RuneCountInString(word)-utf8.RuneCountInString(c.affix) < shortest && c.affix != word {
			continue
		}
		out = append(out, c.forms...)
		if !c.more {
			break
		}
	}
	for _, c := range x.begins {
		if strings.HasPrefix(word, c.affix) {
			return append(out, c.forms...)
		}
	}
	return out
}

// endsIn reports whether a word has the ending that c is for.
func (c *change) endsIn(word string) bool {
	switch c.class {
	case 'C':
		return !endsInAnyVowel(word)
	case 'V':
		return endsInAnyVowel(word)
	case 'X':
		return true
	}
	return strings.HasSuffix(word, c.affix)
}

// endsInAnyVowel reports whether the last letter of a folded word is a vowel, in any
// script whose names change.
func endsInAnyVowel(word string) bool {
	r, _ := utf8.DecodeLastRuneInString(word)
	return '\u1161' <= r && r <= '\u1175' || strings.ContainsRune("aeiouyаеиоуыэюяєіαεηιουωაეიოუաեէըիոօու", r)
}

// Of returns the form that f makes of a word.
func (f Form) Of(word string) string {
	return f.Prefix + word[f.Front:len(word)-f.Back] + f.Ending
}

// Makes reports whether f makes form of word.
func (f Form) Makes(form, word string) bool {
	n := len(word) - f.Front - f.Back
	return n >= 0 && len(form) == len(f.Prefix)+n+len(f.Ending) &&
		form[:len(f.Prefix)] == f.Prefix && form[len(form)-len(f.Ending):] == f.Ending &&
		form[len(f.Prefix):len(f.Prefix)+n] == word[f.Front:f.Front+n]
}

// Still reports whether a folded word that is a name by itself has no forms: with an
// addition it is rather the common noun.
func (x *Inflection) Still(word string) bool { return x.still[word] }

// Changes reports whether a word of the name of such a bearer has forms.
func (x *Inflection) Changes(word string, of Bearer) bool {
	return of != Woman || x.women == nil ||
		slices.ContainsFunc(x.women, func(e string) bool { return strings.HasSuffix(word, e) })
}

// IsForm reports whether a folded word is a form that a folded given name takes in l.
func (l *Language) IsForm(word, name string) bool {
	x := l.Inflection()
	return x != nil && slices.ContainsFunc(x.Forms(name), func(f uint16) bool { return x.forms[f].Makes(word, name) })
}
