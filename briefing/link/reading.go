package link

import (
	"strings"
	"unicode/utf8"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
	"briefing/briefing/internal/language"
)

// reading is what the words beside a surname make of it.
type reading struct {
	verdict verdict
	surname int32
	span    briefing.Span // of the surname, or of the name that it ends
	person  int32         // whose name it ends, if the verdict is named
	title   briefing.Span // of the title before it, if there is one
	sex     sexes         // that the words before it tell
}

type verdict uint8

const (
	rejected verdict = iota // part of another name, or no name
	noName                  // a month, a word that opens a sentence, a place
	stranger                // the end of somebody else's name, if the word before is one
	another                 // the end of somebody else's name
	alone                   // a surname by itself
	initials                // with initials before it that one of its persons has
	named                   // with a given name and initials of one of its persons
)

// read returns what the words beside the surname at at, in the sentence of s,
// make of it.
func (s *scratch) read(at briefing.Span, sn *surname) reading {
	s.line = unknownLine
	if sn.date && s.isDate(at) || s.inCompany(at) {
		return reading{verdict: noName}
	}
	r := s.before(at, sn)
	if r.verdict < alone {
		return r
	}
	switch v, end := s.after(at, sn); {
	case v < alone:
		return reading{verdict: v, span: briefing.Span{Start: at.Start, End: end}}
	case r.verdict == alone && r.title.Empty() && s.isWord(at, sn):
		return reading{verdict: noName}
	}
	return r
}

// isApart reports whether t, the word before a name, is no part of it.
func (s *scratch) isApart(t token) bool {
	return !t.capital && !s.isParticle(t) && !isHyphen(t.between)
}

// before returns what the words before the surname at at make of it.
func (s *scratch) before(at briefing.Span, sn *surname) reading {
	r := reading{verdict: alone, span: at}
	if isDotted(s.text, at) {
		return reading{verdict: another, span: at}
	}
	t, ok := s.tokenBefore(at.Start)
	if !ok || !bindsName(t.between) && t.between != "." {
		return r
	}
	if full, ok := s.fuller(t, at, sn); ok {
		return full
	}
	switch {
	case s.isInitial(t):
		return s.beforeInitials(t, at, sn)
	case t.between == ".":
		return r
	case isHyphen(t.between) && articles[foldedIn(s.text, t.word)]: // al-Sadr
		r = s.before(briefing.Span{Start: t.word.Start, End: at.End}, sn)
		if r.span.Start == t.word.Start {
			r.span = at
		}
		return r
	case t.capital:
		r.verdict = s.beforeCapital(t, at, sn)
	case s.isParticle(t):
		r.verdict = another
	}
	if r.verdict == another || r.verdict == stranger {
		r.span.Start = t.word.Start
	}
	if r.verdict == alone && t.class&(language.Title|language.Function) == language.Title {
		r.title = t.word
	}
	return r
}

// isDotted reports whether a dot joins the surname at at, in Chinese or Japanese, to what
// stands before or after it: it is part of another name.
func isDotted(text string, at briefing.Span) bool {
	if first := firstRune(text[at.Start:]); first < utf8.RuneSelf || !fold.Unspaced(first) {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(text[:at.Start])
	return isMiddleDot(before) || isMiddleDot(firstRune(text[at.End:]))
}

// beforeCapital returns what t, a capitalised word, makes of the surname at at
// that follows it.
func (s *scratch) beforeCapital(t token, at briefing.Span, sn *surname) verdict {
	c := t.class
	switch {
	case isHyphen(t.between):
		if s.isPair(t.word, at.End, t) {
			return alone
		}
		return rejected
	case c&language.Regnal != 0 && !sn.particle:
		return another
	case c&(language.Title|language.Regnal) != 0:
		return alone
	case s.isGivenOf(t.word, sn):
		return rejected // a spelling that is not listed
	case s.endsName(t.word.End), c&language.Given == 0 && s.listed(t.word):
		return alone
	case c&language.Function != 0 && (c&language.Given == 0 || s.opens(t.word.Start)):
		return alone
	case c&language.Given != 0 && c&(language.Place|language.Calendar) == 0 && !s.afterLead(t):
		return another
	case s.isObject(t), s.isOffice(t):
		return alone
	case c&language.Given != 0:
		return another
	case c&(language.Place|language.Calendar|language.People) != 0:
		return alone
	}
	return s.beforeUnknown(t, at, sn)
}

// beforeUnknown is beforeCapital for a word that the tables do not know as a name
// or as what stands before one.
func (s *scratch) beforeUnknown(t token, at briefing.Span, sn *surname) verdict {
	lang := s.lang
	free := s.opens(t.word.Start)
	switch {
	case t.class&language.Common != 0:
		if free && !sn.word || s.lineCase(at) != plainLine { // but Central Park
			return alone
		}
		return rejected
	case free && !lang.Openers && !lang.Nouns:
		return alone
	case s.afterDeterminer(t.word.Start):
		if lang.Nouns {
			return alone
		}
		return rejected
	case lang.Nouns, letterCase(t.word.In(s.text)) == capitals && s.lineCase(at) != capitalLine:
		return rejected
	}
	return stranger
}

// after returns what the words after the surname at at make of it, and where the
// first of them ends.
func (s *scratch) after(at briefing.Span, sn *surname) (v verdict, end int) {
	t, ok := s.tokenAfter(at.End)
	if !ok {
		return alone, at.End
	}
	return s.afterToken(t, at, sn), t.word.End
}

func (s *scratch) afterToken(t token, at briefing.Span, sn *surname) verdict {
	c := t.class
	switch {
	case sn.class&language.Place != 0 && strings.HasPrefix(t.between, ", ") && (c&language.Place != 0 || s.isState(t)):
		return noName // Washington, D.C.
	case !bindsName(t.between):
		return alone
	case !t.capital && sn.family:
		next, ok := s.tokenAfter(t.word.End)
		if ok && isHyphen(next.between) && next.capital { // Kim il-Sung
			return another
		}
		return alone
	case !t.capital:
		if s.isParticle(t) && sn.class&language.Given != 0 {
			return another // Hussein al-Shahristani
		}
		return alone
	case generations[t.word.In(s.text)] && letters(t.word.In(s.text)) > 1:
		return rejected
	case c&language.Calendar != 0, letters(t.word.In(s.text)) == 1 && c&language.Function != 0 || isPronoun(t.word.In(s.text)):
		return alone
	case isHyphen(t.between):
		if s.isPair(t.word, t.word.End, t) || s.afterDeterminer(at.Start) && (s.lang.Nouns || s.isLowerAfter(t.word.End)) {
			return alone
		}
		return rejected
	case sn.family:
		return s.afterFamily(t, at)
	case s.isBuilding(t, at):
		return rejected
	case sn.class&language.Given != 0 && c&(language.Common|language.Function|language.Speaking|language.People) == 0:
		return another
	case c&language.Building != 0:
		return rejected
	case c&(language.Function|language.Place|language.People|language.Title) != 0, s.listed(t.word) || s.beginsName(t.word.Start), s.lang.Nouns:
		return alone
	case s.lineCase(at) != plainLine:
		return alone
	}
	return rejected
}

// afterFamily returns what t, a capitalised word, makes of the family name at at
// that it follows: with a given name it is somebody else's.
func (s *scratch) afterFamily(t token, at briefing.Span) verdict {
	switch {
	case t.class&(language.Common|language.Function|language.Title|language.Place|language.People|language.Speaking) == 0:
		return another
	case s.lineCase(at) != plainLine:
		return alone
	}
	return rejected
}

// isState reports whether t is two letters, as the states of a country have them,
// or the first of them.
func (s *scratch) isState(t token) bool {
	word := t.word.In(s.text)
	return letterCase(word) == capitals && (letters(word) == 2 || strings.HasPrefix(s.text[t.word.End:], "."))
}

func isPronoun(word string) bool { return word == "I" }

// isPair reports whether t, a word that a hyphen joins to a surname, is no part
// of that but another name, as in "the Biden-Putin summit".
func (s *scratch) isPair(word briefing.Span, end int, t token) bool {
	return s.listed(word) || t.class&(language.Place|language.People) != 0 ||
		t.class&language.Function != 0 ||
		t.class&language.Given == 0 && s.afterDeterminer(word.Start) && s.isLowerAfter(end)
}

// isLowerAfter reports whether a word without a capital follows byte i.
func (s *scratch) isLowerAfter(i int) bool {
	t, ok := s.tokenAfter(i)
	return ok && t.between == " " && !t.capital
}

// isInitial reports whether t is one letter that stands for a name.
func (s *scratch) isInitial(t token) bool {
	word := t.word.In(s.text)
	if !t.capital || letters(word) != 1 || utf8.RuneCountInString(shown(word)) != 1 {
		return false
	}
	if t.class&language.Title != 0 { // M. Macron
		return false
	}
	if t.between == " " && s.lang != language.English && s.opens(t.word.Start) { // Ο, З, A
		return false
	}
	return strings.HasPrefix(t.between, ".") || t.between != " " && !isHyphen(t.between) ||
		t.class&language.Function == 0 && !isPronoun(word)
}

// isParticle reports whether t belongs to a surname that is longer than the one
// it stands beside: "de la Cruz", but not "al-Assad", "pro-Putin" and, in
// languages where it is a preposition, "de Macron".
func (s *scratch) isParticle(t token) bool {
	return t.class&language.Particle != 0 && !t.capital && !isHyphen(t.between) && !s.afterDeterminer(t.word.Start)
}

// afterDeterminer reports whether the word that begins at byte i follows "the" or
// another word that announces a noun.
func (s *scratch) afterDeterminer(i int) bool {
	t, ok := s.tokenBefore(i)
	return ok && t.class&language.Determiner != 0
}

// isObject reports whether t ends what a preposition of place is about: "In
// Moscow Putin", "On Twitter Musk".
func (s *scratch) isObject(t token) bool {
	const most = 4 // words of a place
	known := t.class&(language.Place|language.Calendar) != 0 || s.afterLead(t)
	for range most {
		p, ok := s.tokenBefore(t.word.Start)
		switch {
		case !ok || !bindsName(p.between) && !isPossessive(p.between):
			return false
		case p.class&language.Determiner != 0 && !p.capital:
		case p.class&language.Locative != 0, known && p.class&(language.Towards|language.Dating) != 0:
			return known || s.opens(p.word.Start)
		case !p.capital, s.isInitial(p), p.class&(language.Given|language.Place|language.Lead) == language.Given:
			return false
		}
		t = p
	}
	return false
}

// afterLead reports whether t follows a word that begins names of places: "Camp
// David".
func (s *scratch) afterLead(t token) bool {
	p, ok := s.tokenBefore(t.word.Start)
	return ok && p.between != "" && bindsName(p.between) && p.capital && p.class&language.Lead != 0
}

// isOffice reports whether t ends what somebody is the head of, after a title:
// "Chief of Staff".
func (s *scratch) isOffice(t token) bool {
	const most = 6 // words between the title and the surname
	of := false
	for range most {
		p, ok := s.tokenBefore(t.word.Start)
		switch {
		case !ok || !bindsName(p.between):
			return false
		case of && p.capital:
			return p.class&language.Title != 0
		case p.between == " " && (p.word.In(s.text) == "of" || p.word.In(s.text) == "for"):
			of = true
		case !p.capital && p.class&language.Determiner == 0 && p.word.In(s.text) != "and":
			return false
		}
		t = p
	}
	return false
}
