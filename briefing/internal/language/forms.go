package language

import (
	"slices"
	"strings"
	"sync"
)

// Forms returns the other forms of a folded English word, as its dictionary entry has
// them: of "deny" denies, denied and denying, of "denies" deny and the rest, of "women"
// woman. Names and words that no dictionary has get a plural and no more; places, the
// given names of people and words of grammar get nothing. Some of the forms may be no
// words at all: whoever looks for them finds none.
func Forms(word string) []string {
	const shortest, longest = 3, 40
	if len(word) < shortest || len(word) > longest || strings.ContainsFunc(word, isNoLetter) {
		return nil
	}
	lines := irregular()
	if lines.rigid[word] || English.Class([]byte(word))&Function != 0 && lines.base[word] == nil {
		return nil
	}
	forms := map[string]bool{}
	add := func(words ...string) {
		for _, w := range words {
			forms[w] = true
		}
	}
	for _, base := range bases(word) {
		line := lines.of[base]
		add(base)
		add(line.forms...)
		switch {
		case line.noun:
		case line.forms != nil:
			add(plural(base), ing(base))
		case isCommon(base):
			add(plural(base), ing(base))
			add(past(base)...)
		default:
			add(plural(base))
		}
	}
	delete(forms, word)
	out := make([]string, 0, len(forms))
	for f := range forms {
		out = append(out, f)
	}
	slices.Sort(out)
	return out
}

func isNoLetter(r rune) bool { return r < 'a' || r > 'z' }

// bases returns the words that word may be a form of, itself among them.
func bases(word string) []string {
	lines := irregular()
	out := slices.Clone(lines.base[word])
	for _, stem := range stems(word) {
		if lines.of[stem].forms != nil && !lines.of[stem].noun || inDictionary(stem) {
			out = append(out, stem)
		}
	}
	if c := find([]byte(word)); len(out) == 0 || c&Common != 0 && lines.base[word] == nil && !isPlural(word) {
		switch {
		case c != 0 && c&(Common|People|Title) == 0:
			return nil // a place or a given name
		case c == 0 && len(out) == 0 && isPlural(word):
			return []string{word[:len(word)-1]}
		}
		out = append(out, word)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// stems returns what stands before the ending of a verb or of a plural.
func stems(word string) (out []string) {
	const shortest = 3
	for _, e := range endings {
		stem, ok := strings.CutSuffix(word, e.ending)
		if !ok || len(stem) < shortest-len(e.stem) || e.ending == "er" || e.ending == "ly" || e.ending == "s" && !isPlural(word) {
			continue
		}
		stem += e.stem
		if n := len(stem); e.stem == "" && e.ending != "s" && e.ending != "es" && n > shortest && stem[n-1] == stem[n-2] {
			out = append(out, stem[:n-1]) // planned, plan
		}
		out = append(out, stem)
	}
	if stem, ok := strings.CutSuffix(word, "ying"); ok {
		out = append(out, stem+"ie") // dying, die
	}
	return out
}

// isPlural reports whether the s that a word ends in may be an ending.
func isPlural(word string) bool {
	return strings.HasSuffix(word, "s") && !strings.HasSuffix(word, "ss") && !strings.HasSuffix(word, "us")
}

// inDictionary reports whether word is in words.txt, or ends as common words do.
func inDictionary(word string) bool {
	return find([]byte(word))&(People|Title) != 0 || isCommon(word)
}

func isCommon(word string) bool {
	return find([]byte(word))&Common != 0 || slices.ContainsFunc(wordEndings, func(e string) bool { return strings.HasSuffix(word, e) })
}

// plural returns a noun's plural, or what a verb is in the third person.
func plural(base string) string {
	if stem, ok := strings.CutSuffix(base, "y"); ok && !endsInVowel(stem) {
		return stem + "ies"
	}
	for _, hissing := range []string{"s", "x", "z", "ch", "sh"} {
		if strings.HasSuffix(base, hissing) {
			return base + "es"
		}
	}
	return base + "s"
}

// past returns what a regular verb is in the past: two forms where some double the
// last letter and others do not.
func past(base string) []string {
	if stem, ok := strings.CutSuffix(base, "y"); ok && !endsInVowel(stem) {
		return []string{stem + "ied"}
	}
	if strings.HasSuffix(base, "e") {
		return []string{base + "d"}
	}
	return doubled(base, "ed")
}

// ing returns a verb's present participle.
func ing(base string) string {
	switch {
	case strings.HasSuffix(base, "ie"):
		return base[:len(base)-2] + "ying"
	case strings.HasSuffix(base, "e") && !strings.HasSuffix(base, "ee") && !strings.HasSuffix(base, "oe") && !strings.HasSuffix(base, "ye") && len(base) > 2:
		return base[:len(base)-1] + "ing"
	}
	forms := doubled(base, "ing")
	return forms[len(forms)-1]
}

// doubled adds an ending that begins with a vowel: planned; travelled, traveled.
func doubled(base, ending string) []string {
	n := len(base)
	if n < 3 || endsInVowel(base) || !endsInVowel(base[:n-1]) || endsInVowel(base[:n-2]) || strings.ContainsAny(base[n-1:], "wxy") {
		return []string{base + ending}
	}
	twice := base + base[n-1:] + ending
	if !strings.ContainsAny(base[:n-2], "aeiouy") {
		return []string{twice}
	}
	return []string{base + ending, twice}
}

func endsInVowel(s string) bool {
	return s != "" && strings.ContainsAny(s[len(s)-1:], "aeiou")
}

// line is a line of forms.txt.
type line struct {
	forms []string // besides the base; not nil
	noun  bool     // it has no forms of a verb
}

// irregulars holds forms.txt: by base, by form, and words that have no other form.
type irregulars struct {
	of    map[string]line
	base  map[string][]string
	rigid map[string]bool
}

// forms.txt holds a line for each irregular verb: its base, its past forms and what
// else is irregular. The line of a noun begins with "=", that of words to be left alone
// with "-".
var irregular = sync.OnceValue(func() irregulars {
	x := irregulars{of: map[string]line{}, base: map[string][]string{}, rigid: map[string]bool{}}
	for l := range strings.Lines(readTable("forms")) {
		words := strings.Fields(l)
		switch words[0] {
		case "-":
			for _, w := range words[1:] {
				x.rigid[w] = true
			}
			continue
		case "=":
			words = words[1:]
			x.of[words[0]] = line{forms: words[1:], noun: true}
		default:
			x.of[words[0]] = line{forms: words[1:]}
		}
		for _, w := range words {
			x.base[w] = append(x.base[w], words[0])
		}
	}
	return x
})
