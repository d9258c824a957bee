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
// that has a capital for another reason, or a place: "Power outages", "Koch" in
// German, "in Washington".
func (s *scratch) isWord(at briefing.Span, sn *surname) bool {
	c := s.class(at.In(s.text)) // 0 if it is several words
	if c&language.Noun != 0 && s.afterDeterminer(at.Start) {
		return true
	}
	if sn.class&language.Place != 0 {
		t, ok := s.tokenBefore(at.Start)
		if ok && bindsName(t.between) && t.class&(language.Locative|language.Towards|language.Dating) != 0 {
			return true
		}
	}
	if !(sn.word && s.lang.Openers) && c&language.Function == 0 || !s.opens(at.Start) && s.lineCase(at) == plainLine {
		return false
	}
	return !s.actsLikePerson(at)
}

// actsLikePerson reports whether what follows the word at at is said of people: a
// verb, an age, a possessive ending, another name.
func (s *scratch) actsLikePerson(at briefing.Span) bool {
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
		if word == "and" {
			next, ok := s.tokenAfter(t.word.End)
			return ok && next.between == " " && next.capital && s.lineCase(at) == plainLine
		}
		const shortest = 5 // letters of a verb in the past
		return t.class&language.Speaking != 0 || !t.capital && len(word) >= shortest && strings.HasSuffix(word, "ed")
	case ",":
		return isNumber(word) || word == "who" || word == "whose"
	}
	return false
}

// isPossessive reports whether rest, what follows a word, begins with a possessive
// ending.
func isPossessive(rest string) bool {
	return strings.HasPrefix(rest, "’s") || strings.HasPrefix(rest, "'s") ||
		strings.HasPrefix(rest, "’ ") || strings.HasPrefix(rest, "' ")
}
