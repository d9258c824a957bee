package link

import (
	"strings"

	"briefing/briefing"
	"briefing/briefing/internal/language"
)

// isDate reports whether the name of a month or weekday at at, which is a surname
// too, is part of a date: "In May", "3 May", "May 2019", "from March to May".
func (s *scratch) isDate(at briefing.Span) bool {
	before, hasBefore := s.tokenBefore(at.Start)
	after, hasAfter := s.tokenAfter(at.End)
	hasBefore = hasBefore && staysInLine(before.between)
	if s.class(at.In(s.text))&language.Calendar == 0 {
		return false // a month of another language
	}
	switch {
	case hasAfter && s.endsDate(after):
		return true
	case hasBefore && (isNumber(before.word.In(s.text)) || isOrdinal(before.word.In(s.text))) && strings.TrimSpace(before.between) == "":
		return true
	case hasBefore && before.class&(language.Dating|language.Calendar) != 0 && !strings.Contains(before.between, ","):
		return before.class&language.Calendar == 0 || !hasAfter || after.class&language.Speaking == 0 // In May May resigned
	case hasBefore && isRange(before.word.In(s.text)):
		earlier, ok := s.tokenBefore(before.word.Start)
		return ok && earlier.class&language.Calendar != 0
	case hasAfter && isRange(after.word.In(s.text)) && after.between == " ":
		later, ok := s.tokenAfter(after.word.End)
		return ok && later.class&language.Calendar != 0
	}
	opens := s.opens(at.Start)
	return opens && hasAfter && after.between == " " && after.class&language.Modal != 0
}

// endsDate reports whether t, the word after a month, is of its date: a day, a
// year, another month.
func (s *scratch) endsDate(t token) bool {
	word := t.word.In(s.text)
	switch between := strings.TrimSpace(t.between); {
	case isNumber(word) || isOrdinal(word):
		const yearDigits = 4
		return between == "" || between == "," && len(word) == yearDigits || between == "."
	case between == "-" || between == "–" || between == "/":
		return t.class&language.Calendar != 0
	default:
		return between == "" && t.capital && (t.class&language.Calendar != 0 || strings.EqualFold(word, "day"))
	}
}

func isRange(word string) bool { return word == "and" || word == "to" || word == "or" }

func isNumber(word string) bool { return word != "" && strings.Trim(word, "0123456789") == "" }

func isOrdinal(word string) bool {
	digits := strings.TrimRight(word, "stndrh")
	return len(digits) < len(word) && isNumber(digits)
}

// isWord reports whether the surname at at, which stands alone, may be a word
// that has a capital for another reason, or a place: "Power outages", "the King",
// "Koch" in German, "in Washington".
func (s *scratch) isWord(at briefing.Span, sn *surname) bool {
	c := s.class(at.In(s.text)) // 0 if it is several words
	if c&language.Noun != 0 && s.isNoun(at) {
		return true
	}
	if sn.class&language.Place != 0 {
		t, ok := s.tokenBefore(at.Start)
		if ok && bindsName(t.between) && t.class&(language.Locative|language.Towards|language.Dating) != 0 {
			return true
		}
	}
	switch {
	case !(sn.word && s.lang.Openers) && c&language.Function == 0:
		return false
	case s.opens(at.Start) || s.lineCase(at) != plainLine:
		return !s.actsLikePerson(at, sn)
	}
	return sn.word && s.isTitled(at, sn)
}

// isTitled reports whether what stands before the English word at at, amid a sentence,
// makes it what the word says: "the King", "the Catholic Church", "Norway's King".
func (s *scratch) isTitled(at briefing.Span, sn *surname) bool {
	t, ok := s.tokenBefore(at.Start)
	switch {
	case !ok:
		return false
	case isPossessive(t.between):
		return true
	case !bindsName(t.between) || isHyphen(t.between):
		return false
	case t.class&language.Determiner != 0:
		next, ok := s.tokenAfter(at.End)
		isRetinue := ok && (next.between == " " || isHyphen(next.between)) && next.class&language.Retinue != 0
		return !isRetinue && !(sn.listed && sn.class&(language.Title|language.Regnal) != 0)
	}
	return t.capital && t.class&(language.Place|language.People) != 0 && t.class&language.Title == 0 &&
		(s.afterDeterminer(t.word.Start) || !s.isObject(t))
}

// isNoun reports whether the words beside at, a noun of a language that writes all
// nouns with a capital, say that it is no name: "der Koch", "viele Keller", "alte
// Keller", "Keller und Garagen".
func (s *scratch) isNoun(at briefing.Span) bool {
	if t, ok := s.tokenBefore(at.Start); ok && t.between == " " {
		word := t.word.In(s.text)
		if t.class&language.Determiner != 0 || isNumber(word) || !t.capital && s.describes(t) {
			return true
		}
	}
	if !s.opens(at.Start) {
		return false
	}
	t, ok := s.tokenAfter(at.End)
	if !ok || t.between != " " {
		return false
	}
	if word := t.word.In(s.text); word == "und" || word == "oder" {
		next, ok := s.tokenAfter(t.word.End)
		return !ok || next.class&(language.Given|language.Surname) == 0 && !s.listed(next.word)
	}
	return !t.capital && t.class&language.Speaking == 0 && (t.class&language.Function == 0 && strings.HasSuffix(t.word.In(s.text), "en") || t.word.In(s.text) == "sind")
}

// describes reports whether t, a word in lower case before a noun, has the ending of
// an adjective or of a verb whose subject are several: "feuchte", "wurden".
func (s *scratch) describes(t token) bool {
	switch {
	case t.class&language.Quality != 0:
		return true
	case t.class&(language.Function|language.Speaking|language.Title|language.Locative) != 0:
		return false
	}
	word := t.word.In(s.text)
	for _, ending := range []string{"te", "ten"} { // sagte Koch
		if strings.HasSuffix(word, ending) {
			return strings.HasPrefix(word, "ge")
		}
	}
	for _, ending := range []string{"e", "en", "em", "er", "es"} {
		if strings.HasSuffix(word, ending) {
			return true
		}
	}
	return false
}

// actsLikePerson reports whether what follows the surname at at is said of people: a
// verb, an age, a possessive ending, another name. Of a surname that is a noun, too,
// it must be said of nothing else: power returns, but it does not resign.
func (s *scratch) actsLikePerson(at briefing.Span, sn *surname) bool {
	const person = language.Quality | language.Given | language.Family | language.Calendar
	isThing := sn.word && sn.class&person == 0
	if isPossessive(s.text[at.End:]) {
		return true
	}
	t, ok := s.tokenAfter(at.End)
	if !ok {
		return false
	}
	word := t.word.In(s.text)
	switch strings.TrimSpace(t.between) {
	case "-", "‐", "‑", "–", "—", "/":
		return t.capital // of a pair
	case "":
		switch {
		case word == "and":
			next, ok := s.tokenAfter(t.word.End)
			return ok && next.between == " " && next.capital && s.lineCase(at) == plainLine
		case t.class&language.Human != 0:
			return true
		case isThing:
			return s.isSaidOfPeople(t)
		}
		const shortest = 5 // letters of a verb in the past
		return t.class&language.Speaking != 0 || !t.capital && len(word) >= shortest && strings.HasSuffix(word, "ed")
	case ",":
		return isNumber(word) || word == "who" || word == "whose"
	}
	return false
}

// isSaidOfPeople reports whether the words after t, a form of "be" or "have" that
// follows a surname, are said of people only: "was elected", "has never wept".
func (s *scratch) isSaidOfPeople(t token) bool {
	switch t.word.In(s.text) {
	case "was", "is", "has", "had", "will", "would", "did", "does":
	default:
		return false
	}
	const most = 3 // words of it
	for range most {
		next, ok := s.tokenAfter(t.word.End)
		switch {
		case !ok || next.between != " " || next.capital:
			return false
		case next.class&language.Human != 0:
			return true
		case next.class&language.Determiner != 0:
			return strings.HasPrefix(t.word.In(s.text), "ha") // has a ranch
		}
		t = next
	}
	return false
}

// isPossessive reports whether rest, what follows a word, begins with a possessive
// ending.
func isPossessive(rest string) bool {
	return strings.HasPrefix(rest, "’s") || strings.HasPrefix(rest, "'s") ||
		strings.HasPrefix(rest, "’ ") || strings.HasPrefix(rest, "' ")
}
