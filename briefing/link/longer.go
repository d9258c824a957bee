package link

import (
	"strings"
	"unicode"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
	"briefing/briefing/internal/language"
)

// addLonger adds the names that hold a listed place's and are not listed themselves: where
// Южный Судан stands, nobody speaks of Судан.
func (c *compiler) addLonger(figures []*briefing.Figure) {
	places := map[string]bool{}
	for _, f := range figures {
		if f.Type == briefing.Place {
			for _, name := range briefing.Names(f) {
				places[name] = true
			}
		}
	}
	for _, name := range language.LongerPlaces() {
		for word := range strings.FieldsFuncSeq(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }) {
			if places[word] && !c.taken[fold.String(name)] {
				s := nameSpelling(name)
				s.kind, s.id, s.entry, s.listed = longerName, nobody, -1, -1
				c.spellings = append(c.spellings, s)
				break
			}
		}
	}
}
