package link

import (
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
	"briefing/briefing/internal/language"
)

// A surname, see parsePerson, is a mention of the person in articles that give
// the person's name in several words, or with initials: "Vladimir V. Putin". It
// is none
//
//   - if another person listed has it as a name: see namesake.go;
//   - where it is part of a longer name: a capitalised word stands before or after
//     it that is not known to be something else, see beforeCapital and after;
//   - where it can as well be a word or a date, see isWord and isDate;
//   - where it can as well be somebody else's: after another person of that
//     surname is named, whether the digest has that person or not. Then it is a
//     mention only if the paragraph names no other bearer of the surname before
//     it, or if it has the title that one of them has with the full name.
//
// A name that is listed for several figures is one of them in the same way.

// surname is a name that can stand for several persons, or that is listed for
// several figures.
type surname struct {
	text     string
	persons  []int32        // ascending, at most briefing.MostShared
	firstOf  []int32        // those of persons who have it as the first of two surnames
	class    language.Class // in English, of all of it
	shared   bool           // a name of several figures
	family   bool           // stands before the given name
	particle bool           // begins with one: bin Salman
	date     bool           // a month or weekday in some language
	word     bool           // an English word, too
	listed   bool           // a name of one word that the digest has
}

// addSurnames adds the surnames of persons to the spellings.
func (c *compiler) addSurnames(figures []*briefing.Figure) {
	for i, f := range figures {
		if f.Type != briefing.Person {
			continue
		}
		for _, p := range personNames(f) {
			if len(p.given) > 0 {
				c.figures[i].given = append(c.figures[i].given, p.given)
				c.given[p.given[0]] = true
			}
			for _, text := range p.surnames {
				owner, isName := c.owner(text)
				if isName && owner < 0 {
					continue
				}
				id := c.addSurname(text, int32(i), p.family)
				if text == p.first {
					c.surnames[id].firstOf = append(c.surnames[id].firstOf, int32(i))
				}
				if isName {
					c.figures[owner].namesake = id + 1
				}
			}
		}
	}
}

// personNames returns the names of a person that are made like one, taken apart.
func personNames(f *briefing.Figure) []personName {
	var out []personName
	for i, name := range briefing.Names(f) {
		if i == 0 || canName(name, f.Name) {
			out = append(out, parsePerson(name))
		}
	}
	return out
}

// Surnames returns what can stand for a person alone, as the digest writes it, once the
// full name stands in an article; nothing for other figures.
func Surnames(f *briefing.Figure) []string {
	if f.Type != briefing.Person {
		return nil
	}
	var out []string
	for _, p := range personNames(f) {
		out = append(out, p.surnames...)
	}
	return out
}

// owner returns the figure that has a surname for a name, or -1 if it is a person or
// one of several; ok reports whether the surname is a name.
func (c *compiler) owner(text string) (figure int32, ok bool) {
	if !c.taken[fold.String(text)] {
		return 0, false
	}
	s := nameSpelling(text)
	if of := c.names[s.key()]; len(of) == 1 && !c.figures[of[0]].person {
		return of[0], true
	}
	return -1, true
}

// addSurname adds a surname of a person, and returns its number.
func (c *compiler) addSurname(text string, person int32, family bool) int32 {
	s := nameSpelling(text)
	key := s.key()
	id, ok := c.surname[key]
	if !ok {
		id = int32(len(c.surnames))
		c.surname[key] = id
		c.surnames = append(c.surnames, newSurname(text))
		s.kind = personSurname
		s.id = id
		s.entry = -1
		s.headline = len(s.words) == 1 && letters(text) >= shortestSurname
		c.addSpelling(s)
	}
	sn := &c.surnames[id]
	sn.family = sn.family || family
	if n := len(sn.persons); n < briefing.MostShared && (n == 0 || sn.persons[n-1] != person) {
		sn.persons = append(sn.persons, person)
		c.figures[person].surnames = append(c.figures[person].surnames, id)
	}
	return id
}

func newSurname(text string) surname {
	folded := fold.String(text)
	first, _, several := strings.Cut(folded, " ")
	class := classOf(text)
	return surname{
		text: text, class: class, particle: several && particles[first],
		word: language.IsWord(folded) || class&(language.Title|language.Regnal) != 0, date: language.IsDate(folded),
	}
}

// resolveSurnames adds those surnames to the names that are mentions, and
// returns those that could be one of several persons.
func (l *Linker) resolveSurnames(s *scratch) []Ambiguity {
	if len(s.surnames) == 0 {
		return s.unsure
	}
	l.readFullNames(s)
	l.mend(s)
	l.readSurnames(s)
	return append(s.unsure, l.tellBearers(s)...)
}

// readFullNames notes the persons who are named with initials or names that the digest
// has not.
func (l *Linker) readFullNames(s *scratch) {
	in := newSentences(s.text)
	for _, h := range s.surnames {
		sn := &l.surnames[h.id]
		if sn.shared || !s.followsName(h.span.Start, sn) || !in.seek(h.span.Start) {
			continue
		}
		s.in = in.at
		if r := s.read(h.span, sn); r.verdict == named {
			s.named[r.person] = true
		}
	}
}

// followsName reports whether a capitalised word stands before byte i that can belong
// to the name of a person who is not yet known to be named.
func (s *scratch) followsName(i int, sn *surname) bool {
	if !slices.ContainsFunc(sn.persons, func(p int32) bool { return !s.named[p] }) {
		return false
	}
	w := quickBefore(s.text, i)
	return (w.Empty() || !isLowerASCII(s.text[w.Start])) && i > 0
}

// readSurnames reads the surnames of persons who are named in the article, and
// of nobody else.
func (l *Linker) readSurnames(s *scratch) {
	s.readings = s.readings[:0]
	in := newSentences(s.text)
	name, end := 0, 0
	for _, h := range s.surnames {
		sn := &l.surnames[h.id]
		if h.dropped || h.span.Start < end || !slices.ContainsFunc(sn.persons, func(p int32) bool { return s.named[p] }) {
			continue
		}
		for name < len(s.names) && s.names[name].span.End <= h.span.Start {
			name++
		}
		if name < len(s.names) && s.names[name].span.Start < h.span.End || !in.seek(h.span.Start) {
			continue
		}
		r := reading{verdict: alone, span: h.span, sex: either}
		if !sn.shared {
			s.in = in.at
			r = s.read(h.span, sn)
		}
		if r.verdict < stranger || name > 0 && s.names[name-1].span.End > r.span.Start {
			continue
		}
		if !sn.shared {
			s.tellSex(&r, sn)
		}
		r.surname = h.id
		s.readings = append(s.readings, r)
		end = h.span.End
	}
}

// tellBearers adds the readings to the names, as far as it can be told whose they
// are.
func (l *Linker) tellBearers(s *scratch) []Ambiguity {
	b := newBearers(l, s)
	known := len(s.names)
	name := 0
	for _, r := range s.readings {
		for ; name < known && s.names[name].span.Start < r.span.Start; name++ {
			b.meet(&s.names[name])
		}
		if p, ok := b.whose(&r); ok {
			s.names = append(s.names, hit{id: p, span: r.span, full: r.verdict == named})
		}
	}
	if len(s.names) > known {
		slices.SortFunc(s.names, func(a, b hit) int { return a.span.Start - b.span.Start })
	}
	return b.ambiguous
}

// nameEnding returns the figure's name that ends at byte i.
func (s *scratch) nameEnding(i int) (hit, bool) {
	n, ok := slices.BinarySearchFunc(s.names, i, func(h hit, i int) int { return h.span.End - i })
	if !ok {
		return hit{}, false
	}
	return s.names[n], true
}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}
