package link

import (
	"slices"
	"strings"
	"unicode/utf8"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
	"briefing/briefing/internal/language"
)

// beforeInitials reads the surname at at together with the initials before it;
// t is the last of these. "V. V. Putin" and "Vladimir V. Putin" are names of
// Vladimir Putin, "A. Putin" and "Igor V. Putin" somebody else's.
func (s *scratch) beforeInitials(t token, at briefing.Span, sn *surname) reading {
	const most = 4
	var letters [most]string
	first, start := most, t.word.Start
	ok := true
	for ok && first > 0 && s.isInitial(t) && (start == t.word.Start || bindsInitials(t.between)) {
		first--
		s.buf = fold.Append(s.buf[:0], t.word.In(s.text))
		letters[first] = string(s.buf)
		start = t.word.Start
		t, ok = s.tokenBefore(start)
	}
	span := briefing.Span{Start: start, End: at.End}
	if ok && bindsName(t.between) && t.capital && !s.isOpener(t) && t.class&(language.Title|language.Function|language.Place|language.People) == 0 {
		return s.afterGiven(t, letters[first:], span, sn)
	}
	r := reading{verdict: another, span: span}
	for _, p := range sn.persons {
		if !s.hasGiven(p, letters[first:]) {
			continue
		}
		if r.verdict == initials && r.person != p {
			return reading{verdict: rejected}
		}
		r.verdict, r.person = initials, p
	}
	return r
}

// isOpener reports whether t, a word with a capital, is no given name that is known and
// opens a sentence in a language whose common words are not.
func (s *scratch) isOpener(t token) bool {
	return t.class&language.Given == 0 && !s.lang.Openers && s.opens(t.word.Start)
}

// afterGiven is beforeInitials where t, a capitalised word, stands before the
// initials.
func (s *scratch) afterGiven(t token, letters []string, span briefing.Span, sn *surname) reading {
	span.Start = t.word.Start
	word := fold.String(t.word.In(s.text))
	full := append([]string{word}, letters...)
	for _, p := range sn.persons {
		if s.hasGiven(p, full) {
			return reading{verdict: named, span: span, person: p}
		}
	}
	if s.isGivenOf(t.word, sn) || t.class&language.Common != 0 && t.class&language.Given == 0 {
		return reading{verdict: rejected}
	}
	return reading{verdict: another, span: span}
}

// bindsInitials reports whether initials with between them are of one name.
func bindsInitials(between string) bool {
	return between == "." || between == ". " || between == " " || between == ".-" || isHyphen(between)
}

// hasGiven reports whether words can be the given names of a person: those in
// the digest, or more of them. Words of one letter are initials.
func (s *scratch) hasGiven(person int32, words []string) bool {
	return slices.ContainsFunc(s.linker.figures[person].given, func(given []string) bool {
		for i, w := range words {
			if i >= len(given) {
				return i > 0 && isLetter(w)
			}
			if w != given[i] && !isLetter(w) && !isLetter(given[i]) || firstLetter(w) != firstLetter(given[i]) {
				return false
			}
		}
		return true
	})
}

// fuller reads a name that begins with the given name of a person whose surname sn is,
// t being the word before that surname: one that has more names than the digest has,
// "Hillary Rodham Clinton", or fewer surnames, "Nicolás Maduro".
func (s *scratch) fuller(t token, at briefing.Span, sn *surname) (reading, bool) {
	const most = 4
	var names [most]string
	for first := most - 1; first >= 0; first-- {
		const noName = language.Function | language.Title | language.People | language.Calendar | language.Speaking
		c := t.class
		switch {
		case !t.capital, t.between != " " && !strings.HasPrefix(t.between, ". "), c&language.Given == 0 && c&(noName|language.Place) != 0:
			return reading{}, false
		case c&(language.Given|language.Common) == language.Common && s.lineCase(at) != plainLine: // Joe Slams Biden
			return reading{}, false
		}
		names[first] = foldedIn(s.text, t.word)
		for _, p := range sn.persons {
			isWhole := first < most-1 || slices.Contains(sn.firstOf, p)
			if isWhole && s.isFuller(p, names[first:]) {
				return reading{verdict: named, span: briefing.Span{Start: t.word.Start, End: at.End}, person: p}, true
			}
		}
		if first < most-1 && s.isShortFor(t.word, sn) {
			return reading{verdict: rejected}, true // a spelling that is not listed
		}
		var ok bool
		if t, ok = s.tokenBefore(t.word.Start); !ok {
			break
		}
	}
	return reading{}, false
}

// isFuller reports whether names can be the given names of a person and more names.
func (s *scratch) isFuller(person int32, names []string) bool {
	return slices.ContainsFunc(s.linker.figures[person].given, func(given []string) bool {
		for i, name := range names {
			switch {
			case i >= len(given):
				return true
			case isLetter(given[i]) && i > 0 || isLetter(name) && i > 0:
				if firstLetter(name) != firstLetter(given[i]) {
					return false
				}
			case name != given[i] && !s.lang.IsForm(name, given[i]):
				return false
			}
		}
		return true
	})
}

// isShortFor reports whether a word of the text is a given name of a person whose
// surname sn is in another form than the digest has: Joseph for Joe.
func (s *scratch) isShortFor(word briefing.Span, sn *surname) bool {
	text := foldedIn(s.text, word)
	return s.isGivenOf(word, sn) && !slices.ContainsFunc(sn.persons, func(p int32) bool {
		return slices.ContainsFunc(s.linker.figures[p].given, func(given []string) bool { return given[0] == text })
	})
}

// isGivenOf reports whether a word of the text is a given name of a person whose
// surname sn is, or a short form of one.
func (s *scratch) isGivenOf(word briefing.Span, sn *surname) bool {
	text := fold.String(word.In(s.text))
	return slices.ContainsFunc(sn.persons, func(p int32) bool {
		return slices.ContainsFunc(s.linker.figures[p].given, func(given []string) bool {
			return slices.ContainsFunc(given, func(g string) bool { return language.SameGiven(g, text) })
		})
	})
}

func isLetter(s string) bool { return utf8.RuneCountInString(s) == 1 }

func firstLetter(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
