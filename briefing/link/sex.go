package link

import (
	"briefing/briefing"
	"briefing/briefing/internal/fold"
	"briefing/briefing/internal/language"
)

// sexes is a set of sexes; that of somebody who may be of either holds both. Of two
// persons of a surname it tells whom "Mrs Keller" is about.
type sexes = language.Class

const either sexes = language.Sex

// sexOf returns the sex that the given name or a title of a listed person tells.
func sexOf(f *briefing.Figure) sexes {
	if f.Type != briefing.Person {
		return either
	}
	for _, name := range briefing.Names(f) {
		if first := fold.String(firstWord(name)); first != "" {
			if x := sexOfTitle(classOf(first)); x != 0 {
				return x
			}
		}
		if given := parsePerson(name).given; len(given) > 0 {
			if x := language.SexOf(given[0]); x != 0 {
				return x
			}
		}
	}
	return either
}

// firstWord returns the first word of a name of several.
func firstWord(name string) string {
	for w := range fold.Words(name) {
		if w.End < len(name) {
			return name[w.Start:w.End]
		}
	}
	return ""
}

// sexOfTitle returns the sex of those who bear a title, 0 if it is no title or of
// both.
func sexOfTitle(c language.Class) sexes {
	if c&(language.Title|language.Regnal) == 0 || c&language.Given != 0 && c&(language.Courtesy|language.Regnal) == 0 {
		return 0
	}
	if x := c & language.Sex; x != language.Sex {
		return x
	}
	return 0
}

// tellSex notes the sex that r tells: by the given name that it begins with, by a title
// before it, or by a form that the surname sn takes with men only.
func (s *scratch) tellSex(r *reading, sn *surname) {
	r.sex = either
	if r.verdict == alone && s.words.forms != nil && s.words.forms.tellsMen(sn.text, foldedIn(s.text, r.span)) {
		r.sex = language.Male // Келлером
		return
	}
	if r.verdict == another || r.verdict == stranger {
		first, end := fold.Next(s.text, r.span.Start)
		if x := language.SexOf(foldedIn(s.text, briefing.Span{Start: first, End: end})); x != 0 {
			r.sex = x
			return
		}
	}
	const most = 3 // Frau Professor Dr.
	at := r.span.Start
	for range most {
		t, ok := s.tokenBefore(at)
		if !ok || !bindsName(t.between) {
			return
		}
		if x := sexOfTitle(t.class); x != 0 {
			r.sex = x
			return
		}
		if t.class&(language.Title|language.Determiner) == 0 {
			return
		}
		at = t.word.Start
	}
}
