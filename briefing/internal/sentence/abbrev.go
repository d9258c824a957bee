package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// kind says what a full stop after a word can mean.
type kind int

const (
	always       kind = iota // ends a sentence
	never                    // Mr. Putin
	unlessNumber             // Jan. 17, No. 5
	initial                  // J. Miller: ends one only before a word that often begins one
	closing                  // etc.: ends one before a capital, save where that goes on from it
	suffix                   // Acme Inc., King Jr.: so, behind a name
	clock                    // 5 p.m.: so
	nation                   // the U.S.: so, behind an article
	year                     // 1990 г.: ends one behind a number that does not open it
)

// afterWord reports whether a sentence ends at the full stop s, which stands behind a
// word of kind k and before next.
func (s *stop) afterWord(k kind, next *word) bool {
	if k == always && isCapitals(s.last) {
		k = kindOfCapitals(s.last, next)
	}
	switch k {
	case always:
		return (!next.lower || next.bracket) && !s.isSpaced(next) && !s.isOrdinal(next)
	case never:
		return false
	case unlessNumber:
		return !next.lower && !isNumber(next.word(), len(s.last) > 1) && !strings.HasSuffix(s.before, "(") && !s.isSpaced(next)
	case year:
		const opening = 3 // words: "В мае 1990"
		return !next.lower && startsDigit(wordBefore(s.before)) && (next.isStarter() || len(s.before) > near || len(strings.Fields(s.before)) > opening)
	case initial:
		if !s.unit.heading && s.isLetterName() {
			return !next.lower
		}
	}
	if s.unit.heading || s.unit.notes && k == initial { // Holm, A. The Ferry
		return false
	}
	if k == initial || next.isStarter() {
		return next.isStarter()
	}
	return !next.lower && !next.bracket && !startsDigit(next.word()) && !follows(k, next) &&
		hasLower(s.before) && isBehind(k, wordBefore(s.before))
}

// kindOfCapitals is kindOf for a word in capitals that is none in other letters: "GEN.
// ROTH".
func kindOfCapitals(last string, next *word) kind {
	_, size := utf8.DecodeRuneInString(last)
	k := kindOf(last[:size] + strings.ToLower(last[size:]))
	if isCapitals(next.word()) || k == never && !next.isStarter() {
		return k
	}
	return always
}

// isBehind reports whether word can stand before an abbreviation of kind k that ends
// a sentence.
func isBehind(k kind, word string) bool {
	switch k {
	case suffix:
		return !startsLower(word)
	case nation:
		return word == "the"
	}
	return true
}

// isSpaced reports whether the letter before s is part of an abbreviation that is
// written with blanks: "z. B.", "d. h.".
func (s *stop) isSpaced(next *word) bool {
	if r, size := utf8.DecodeRuneInString(s.last); !unicode.IsLetter(r) || size != len(s.last) {
		return false
	}
	before, found := strings.CutSuffix(strings.TrimRight(s.before, "\x1a \u00a0"), ".")
	return next.isShort() || found && utf8.RuneCountInString(before[lastWord(before):]) == 1
}

// isNumber reports whether word is a number or stands for one: "5th", "XII", or with
// letters "B".
func isNumber(word string, letters bool) bool {
	switch word {
	case "I", "A":
		return false
	}
	return startsDigit(word) || letters && len(word) == 1 && startsUpper(word) || isRoman(word)
}

// isRoman reports whether word is a roman number below ninety, in capitals or small
// letters.
func isRoman(word string) bool {
	const small = 'a' - 'A' // the bit that makes a letter small
	for i := range len(word) {
		switch word[i] | small {
		case 'i', 'v', 'x', 'l':
			if word[i]&small != word[0]&small {
				return false
			}
		default:
			return false
		}
	}
	return word != ""
}

// follows reports whether next goes on from an abbreviation of kind k.
func follows(k kind, next *word) bool {
	if next.word() == "-" {
		return true
	}
	if k == clock && isZone(next.after) {
		return true
	}
	return followers[k][next.word()]
}

// isZone reports whether s, the rest of a text after a capital word, makes that the
// zone of a time of day: "Moscow time", "Central European Summer Time".
func isZone(s string) bool {
	for range 3 {
		w := nextWord(s)
		if w.word() == "time" || w.word() == "Time" {
			return true
		}
		if !startsUpper(w.word()) {
			return false
		}
		s = w.after
	}
	return false
}

// isLetterName reports whether the letter before s is a name of its own, as in "plan
// B" or "on X", and no initial of a person.
func (s *stop) isLetterName() bool {
	noun := wordBefore(s.before)
	if utf8.RuneCountInString(s.last) != 1 {
		return (s.last == "B.C" || s.last == "A.D") && startsDigit(noun)
	}
	switch {
	case strings.HasSuffix(s.before, "°"), strings.HasSuffix(s.before, "&"):
		return true
	case lettered[strings.ToLower(noun)]:
		return true
	case s.last == "I":
		return beforeI[noun]
	case s.last == "X":
		return posted[noun]
	}
	return false
}

// isOrdinal reports whether the number before s is a German ordinal: "am 3. Oktober",
// "der 2. Weltkrieg".
func (s *stop) isOrdinal(next *word) bool {
	return len(s.last) <= 2 && startsDigit(s.last) &&
		(months[next.word()] || startsUpper(next.word()) && ordinalLeads[wordBefore(s.before)])
}

// isLabel reports whether what stands before s numbers what follows: all of the
// sentence, as in "1.", "A.", "Figure 3.", or an item of a list within it: "two reasons:
// 1. It rained".
func (s *stop) isLabel() bool {
	if !isEnumerator(s.last) || len(s.before) > near {
		return false
	}
	before := strings.TrimSpace(strings.Trim(visible(s.before), "#(\"“• "))
	return before == "" || len(before) <= far && labels[strings.ToLower(strings.TrimSuffix(before, "."))] ||
		(before[len(before)-1] == ':' || before[len(before)-1] == ';') && strings.HasSuffix(s.before, " ")
}

// isEnumerator reports whether word numbers something: "3", "2.1", "Q1", "B", "iv".
func isEnumerator(word string) bool {
	first, size := utf8.DecodeRuneInString(word)
	switch {
	case size == len(word):
		return unicode.IsLetter(first) || unicode.IsDigit(first)
	case len(word) <= len("XVIII") && isRoman(word):
		return true
	case unicode.IsDigit(first):
		size = 0
	}
	if !startsDigit(word[size:]) {
		return false
	}
	digits := 0
	for i := size; i < len(word); i++ {
		switch c := word[i]; {
		case '0' <= c && c <= '9':
			digits++
		case c == '.':
			digits = 0
		default:
			return false
		}
		if digits > 3 {
			return false
		}
	}
	return true
}

// kindOf says what a full stop after word can mean.
func kindOf(word string) kind {
	const longest = len("Messrs")
	if len(word) > longest && word[0] < utf8.RuneSelf && strings.IndexByte(word, '.') < 0 {
		if strings.HasSuffix(word, "str") { // Hafenstr.
			return initial
		}
		return always
	}
	if k, ok := abbreviations[word]; ok {
		return k
	}
	if isInitials(word) {
		return initial
	}
	return always
}

// isOrdinary reports whether word is no number, letter or acronym.
func isOrdinary(word string) bool {
	r, size := utf8.DecodeRuneInString(word)
	return size < len(word) && !unicode.IsDigit(r) && !isCapitals(word) && !isRoman(word)
}

// isInitials reports whether word is a capital letter, or single letters with
// stops between them: "J", "U.S". Some scripts have no capitals.
func isInitials(word string) bool {
	r, size := utf8.DecodeRuneInString(word)
	if size == len(word) {
		return unicode.IsUpper(r) || unicode.In(r, unicode.Georgian, unicode.Arabic)
	}
	for unicode.IsLetter(r) {
		if word = word[size:]; word == "" {
			return true
		}
		if word[0] != '.' {
			return false
		}
		word = word[1:]
		r, size = utf8.DecodeRuneInString(word)
	}
	return false
}

// isCapitals reports whether word has capitals only.
func isCapitals(word string) bool {
	return startsUpper(word) && !strings.ContainsFunc(word, unicode.IsLower)
}
