package link

import (
	"slices"
	"strings"
	"unicode/utf8"

	"briefing/briefing/internal/fold"
	"briefing/briefing/internal/language"
)

// personName is a name of a person, taken apart.
type personName struct {
	given    []string // folded, without titles
	surnames []string // what can stand for the name, as the digest writes it
	family   bool     // the surname stands first: Xi Jinping
	first    string   // of two surnames the first, which can stand for both; else ""
}

// parsePerson takes a person's name apart. It has no surnames if it is one word,
// or says where somebody is from or what he is called: "Idris of Libya".
//
//   - After particles and given names are left out, every end of the name is a
//     surname: "Suu Kyi" and "Kyi" of Aung San Suu Kyi.
//   - A surname with particles is one whole: "von der Leyen", "bin Salman". Without
//     them it is one too, unless they have capitals or say whose son somebody is:
//     "Bismarck", but neither "Pen" nor "Salman".
//   - Of two Spanish or Portuguese surnames the first is one too: "Maduro".
//   - A Chinese, Korean, Japanese or Hungarian name that begins with the family
//     name has no other surname.
//   - A foreign name in Chinese or Japanese, with dots between its parts, has the last of
//     them for a surname.
func parsePerson(name string) personName {
	if parts := dottedParts(name); len(parts) > 1 {
		return transcribed(parts)
	}
	words := personWords(name)
	switch {
	case len(words) == 0, isNoun(words[len(words)-1]):
		return personName{}
	case len(words) == 1:
		return monarch(name, words[0])
	case slices.ContainsFunc(words, isEpithet):
		return personName{given: foldAll(words[:1])}
	case familyFirst(words):
		return personName{surnames: words[:1], family: true}
	}
	n := len(words)
	start := surnameStart(words)
	p := personName{given: foldAll(words[:start])}
	for i := 1; i < n; i++ {
		if i == start || i < start && !isGiven(words[i]) && !isLower(words[i]) {
			p.surnames = append(p.surnames, strings.Join(words[i:], " "))
		}
	}
	if start < n-1 { // particles
		p.addParts(words[start:])
	}
	if start > 1 && isDouble(words, start) {
		p.first = words[start-1]
		p.surnames = append(p.surnames, p.first)
		p.given = foldAll(words[:start-1])
	}
	p.addArticles()
	p.surnames = slices.DeleteFunc(p.surnames, func(s string) bool { return letters(s) < shortestSurname })
	return p
}

// dottedParts returns the parts of a name in Chinese characters or kana that dots part:
// "弗拉基米尔·普京". It returns nothing of another name.
func dottedParts(name string) []string {
	if !fold.Unspaced(firstRune(name)) {
		return nil
	}
	return strings.FieldsFunc(name, isMiddleDot)
}

// isMiddleDot reports whether r parts a foreign name in Chinese or Japanese.
func isMiddleDot(r rune) bool {
	switch r {
	case '·', '・', '•', '‧', '･', '＝':
		return true
	}
	return false
}

// transcribed returns a name of such parts.
func transcribed(parts []string) personName {
	last := parts[len(parts)-1]
	shortest := 2 // characters of a surname
	if fold.Katakana(firstRune(last)) {
		shortest = shortestSurname
	}
	p := personName{given: foldAll(parts[:1])}
	if utf8.RuneCountInString(last) >= shortest {
		p.surnames = []string{last}
	}
	return p
}

// isNoun reports whether the last word of a person's name has no capital though its
// script has them: an "oil minister" has no surname.
func isNoun(last string) bool {
	return strings.IndexFunc(last, isSmall) >= 0 && strings.IndexFunc(last, isUpper) < 0
}

const shortestSurname = 3 // letters

// personWords returns the words of a name without the titles that it begins with
// and the generation that it ends with.
func personWords(name string) []string {
	words := strings.Fields(name)
	for i, w := range words {
		words[i] = strings.TrimRight(w, ",")
	}
	for len(words) > 1 && generations[strings.Trim(words[len(words)-1], ".")] {
		words = words[:len(words)-1]
	}
	for len(words) > 1 && classOf(words[0])&(language.Title|language.Regnal) != 0 && classOf(words[0])&language.Given == 0 {
		words = words[1:]
	}
	return words
}

// monarch returns what can stand for a title and one name: "Francis" for Pope
// Francis.
func monarch(name, last string) personName {
	fields := strings.Fields(name)
	if len(fields) < 2 || generations[strings.Trim(fields[len(fields)-1], ".")] || letters(last) < shortestSurname {
		return personName{}
	}
	return personName{surnames: []string{last}}
}

// surnameStart returns where in words the surname begins: at the first particle,
// or else at the last word.
func surnameStart(words []string) int {
	n := len(words)
	for i := 1; i < n-1; i++ {
		if particles[fold.String(words[i])] {
			return i
		}
	}
	return n - 1
}

// addParts adds what can stand for a surname with particles besides the whole.
func (p *personName) addParts(words []string) {
	first := fold.String(words[0])
	last := words[len(words)-1]
	if !patronymic[first] && (isLower(words[0]) || articles[first] && len(words) == 2) {
		p.surnames = append(p.surnames, last)
	}
	if len(words) > 2 && patronymic[first] && !particles[fold.String(words[len(words)-2])] { // Boudhiba of Ben Yousseff Boudhiba
		p.surnames = append(p.surnames, last)
	}
	for i := 2; i < len(words)-1; i++ {
		if particles[fold.String(words[i])] { // bin Salman of Mohammed bin Salman Al Saud
			p.surnames = append(p.surnames, strings.Join(words[:i], " "))
			return
		}
	}
}

// addArticles adds surnames without their Arabic article: "Assad" of al-Assad.
func (p *personName) addArticles() {
	for _, s := range p.surnames {
		if i := strings.IndexAny(s, "-‐‑'’"); i > 0 && articles[fold.String(s[:i])] {
			_, size := utf8.DecodeRuneInString(s[i:])
			p.surnames = append(p.surnames, s[i+size:])
		}
	}
}

// familyFirst reports whether words, a name, begin with the family name.
func familyFirst(words []string) bool {
	first, last := classOf(words[0]), classOf(words[len(words)-1])
	if last&language.Hungarian != 0 && first&(language.Given|language.Hungarian) == 0 && len(words) == 2 && !isInitial(words[0]) {
		return true
	}
	if first&language.Family == 0 || last&language.Family != 0 && len(words) == 2 && !isSyllables(words[1]) {
		return false
	}
	const most = 4
	if len(words) > most {
		return false
	}
	parts := 0
	for _, w := range words[1:] {
		for part := range strings.FieldsFuncSeq(w, func(r rune) bool { return fold.Plain(r) == '-' || fold.Plain(r) == '\'' }) {
			parts++
			if !isSyllables(part) {
				return false
			}
		}
	}
	return parts > 1 || first&language.Given == 0 // Kim Jong Un, but not Kim Basinger
}

// isSyllables reports whether word can be made of Chinese, Korean or Japanese
// syllables, as they are written in Latin letters.
func isSyllables(word string) bool {
	w := fold.String(word)
	for w != "" {
		n := len(w) - len(trimPrefixes(w, onsets))
		rest := w[n:]
		v := 0
		for v < len(rest) && strings.IndexByte("aeiouy", rest[v]) >= 0 {
			v++
		}
		const longest = 3 // vowels: xiao, kyoe
		if v == 0 || v > longest+1 {
			return false
		}
		w = rest[v:]
		for _, coda := range codas {
			if after, ok := strings.CutPrefix(w, coda); ok && (after == "" || strings.IndexByte("aeiouy", after[0]) < 0) {
				w = after
				break
			}
		}
	}
	return true
}

var (
	onsets = []string{
		"zh", "ch", "sh", "ts", "tz", "kk", "pp", "tt", "ss", "jj", "hs", "ky", "gy", "hy", "by", "py", "my", "ny", "ry",
		"b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r", "z", "c", "s", "y", "w",
	}
	codas = []string{"ng", "n", "k", "l", "m", "p", "t", "h"}
)

// trimPrefixes takes the first of prefixes that s has off.
func trimPrefixes(s string, prefixes []string) string {
	for _, p := range prefixes {
		if rest, ok := strings.CutPrefix(s, p); ok {
			return rest
		}
	}
	return s
}

// canName reports whether an alias of a person is made like a name, so that a
// surname can be taken from it: "Volodymyr Zelensky" but not "Iron Lady".
func canName(alias, name string) bool {
	if len(dottedParts(alias)) > 1 {
		return true
	}
	words := personWords(alias)
	if len(words) < 2 {
		return false
	}
	for _, w := range personWords(name) {
		if slices.ContainsFunc(words, func(a string) bool { return fold.String(a) == fold.String(w) }) {
			return true
		}
	}
	for _, w := range words {
		const noName = language.Common | language.Title | language.Regnal | language.People | language.Place | language.Function
		if c := classOf(w); !particles[fold.String(w)] && (isLower(w) || c&noName != 0 && c&language.Given == 0) {
			return false
		}
	}
	return classOf(words[len(words)-1])&language.Given == 0
}

func classOf(word string) language.Class {
	return language.English.Class([]byte(fold.String(word)))
}

// isGiven reports whether word is a given name or an initial.
func isGiven(word string) bool {
	first, _, _ := strings.Cut(fold.String(word), " ") // Jean-Marie
	return isInitial(word) || classOf(first)&language.Given != 0
}

func isEpithet(word string) bool { return word == "of" || word == "the" }
func isInitial(word string) bool { return letters(word) == 1 || strings.HasSuffix(word, ".") }

// isDouble reports whether the surname in words at start is the second of two, as in
// Spanish and Portuguese.
func isDouble(words []string, start int) bool {
	first := words[start-1]
	if isGiven(first) || isLower(first) {
		return false
	}
	return iberian[fold.String(words[0])] || isSpanish(first) || isSpanish(words[len(words)-1])
}

// isSpanish reports whether a surname is made as Spanish ones are, and few others.
func isSpanish(word string) bool {
	return strings.HasSuffix(fold.String(word), "ez") || strings.ContainsAny(word, "ñÑ")
}

func isLower(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return !isUpper(r)
}

func foldAll(words []string) []string {
	var out []string
	for _, w := range words {
		out = append(out, strings.Fields(fold.String(w))...)
	}
	return out
}

var (
	generations = set("Jr Sr I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XXIII")

	// particles are parts of surnames, all but the last word.
	particles  = set("von van der den de del della di da dos das du la le los las ter ten zu zur bin ibn bint ben al el af av mac st")
	patronymic = set("bin ibn bint ben")

	// incorporated ends the name of a firm.
	incorporated = set("Inc Ltd Limited LLC LLP Corp Corporation Co Company Plc PLC GmbH AG KG SE SA SpA BV NV AB AS Oy SARL")

	articles = set("al el ad as ash an ar at az")

	// iberian given names are often followed by two surnames.
	iberian = set(`adolfo agustin alberto alejandra alejandro alfonso alfredo alvaro ana andres angel antonio armando augusto
		beatriz carlos carmen cesar claudia cristina daniel daniela delcy diego diosdado dolores eduardo elena enrique ernesto
		esteban eva evo federico felipe fernando fidel francisco gabriel gabriela gerardo gonzalo guadalupe guillermo gustavo
		hector hugo ignacio inacio ines irene isabel ivan jaime javier jesus joao joaquin jorge jose josefina juan juana julio
		laura leonardo leopoldo lopez lucia luis luisa luiz manuel marcelo marcos maria mariano mario marta martin mauricio mercedes
		michelle miguel monica nestor nicolas octavio oscar pablo patricia pedro pilar rafael ramon raul ricardo roberto rodolfo
		rodrigo rosa rosario ruben salvador santiago sebastian sergio silvia sofia soledad susana teresa tomas vicente victor
		xavier ximena yolanda`)
)
