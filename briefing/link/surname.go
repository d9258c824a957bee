package link

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
)

// A surname is the last word of a person's name, if it has three letters and no
// figure has it as a name. It is a mention of the person in articles that give
// the person's name in several words, unless
//
//   - it is part of a longer name: a capitalised word stands before or after it,
//     which neither begins the sentence nor is a title, weekday or month;
//   - another person of that surname has the name in several words there, too.
//     Then it is ambiguous.

// addSurnames adds the surnames of persons to the spellings.
func (c *compiler) addSurnames(figures []*briefing.Figure) {
	taken := map[string]bool{}
	for _, f := range figures {
		for _, name := range briefing.Names(f) {
			taken[fold.String(name)] = true
		}
	}
	for i, f := range figures {
		if f.Type != briefing.Person {
			continue
		}
		for _, text := range surnames(f.Name) {
			if !taken[fold.String(text)] {
				c.addSurname(text, int32(i))
			}
		}
	}
}

func (c *compiler) addSurname(text string, person int32) {
	s := nameSpelling(text)
	key := ""
	for _, w := range s.words {
		key += " " + w.cased
	}
	if id, ok := c.surname[key]; ok {
		c.surnames[id].persons = append(c.surnames[id].persons, person)
		return
	}
	s.kind = personSurname
	s.headline = false // all its neighbours would be capitalised
	s.id = int32(len(c.surnames))
	c.spellings = append(c.spellings, s)
	c.surnames = append(c.surnames, surname{text: text, persons: []int32{person}})
	c.surname[key] = s.id
}

// surnames returns the surnames that a person's name gives: "al-Assad" and
// "Assad" for "Bashar al-Assad".
func surnames(name string) []string {
	words := strings.Fields(name)
	for len(words) > 1 && generations[strings.Trim(words[len(words)-1], ".,")] {
		words = words[:len(words)-1]
	}
	if len(words) < 2 {
		return nil
	}
	const enough = 3
	var out []string
	last := strings.TrimRight(words[len(words)-1], ",")
	for letters(last) >= enough {
		out = append(out, last)
		r, _ := utf8.DecodeRuneInString(last)
		hyphen := strings.IndexAny(last, "-‐‑'’")
		if !unicode.IsLower(r) || hyphen < 0 {
			break
		}
		_, size := utf8.DecodeRuneInString(last[hyphen:])
		last = last[hyphen+size:]
	}
	return out
}

var generations = set("Jr Sr I II III IV V")

// resolveSurnames adds those surnames to the names that are mentions, and
// returns those that could be one of several persons.
func (l *Linker) resolveSurnames(s *scratch) []Ambiguity {
	var ambiguous []Ambiguity
	known := len(s.names)
	before := 0 // names that begin before the surname
	end := 0
	in := newSentences(s.text)
	for _, h := range s.surnames {
		persons := l.personsNamed(s, h.id)
		if len(persons) == 0 || h.span.Start < end {
			continue
		}
		for before < known && s.names[before].span.Start < h.span.End {
			before++
		}
		if before > 0 && s.names[before-1].span.End > h.span.Start {
			continue
		}
		if !in.seek(h.span.Start) || !standsAlone(s.text, in.at, h.span) {
			continue
		}
		end = h.span.End
		if len(persons) > 1 {
			ambiguous = l.addAmbiguity(ambiguous, s.article, h.id, persons)
			continue
		}
		s.names = append(s.names, hit{persons[0], h.span})
	}
	if len(s.names) > known {
		slices.SortFunc(s.names, func(a, b hit) int { return a.span.Start - b.span.Start })
	}
	return ambiguous
}

// personsNamed returns the persons of a surname whose names stand in the article
// in several words. They are good until it is called again.
func (l *Linker) personsNamed(s *scratch, id int32) []int32 {
	s.persons = s.persons[:0]
	for _, p := range l.surnames[id].persons {
		if s.named[p] {
			s.persons = append(s.persons, p)
		}
	}
	return s.persons
}

func (l *Linker) addAmbiguity(list []Ambiguity, in briefing.ArticleID, id int32, persons []int32) []Ambiguity {
	a := Ambiguity{Article: in, Surname: l.surnames[id].text}
	if slices.ContainsFunc(list, func(b Ambiguity) bool { return b.Surname == a.Surname }) {
		return list
	}
	for _, p := range persons {
		a.Figures = append(a.Figures, l.figures[p].id)
	}
	return append(list, a)
}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}
