package match

import (
	"slices"
	"strings"

	"briefing/briefing/internal/fold"
)

// Spelling is a sequence of folded words, one way to write a word or phrase.
type Spelling struct {
	Words  []string
	tokens []string // the words in the search index, if they differ
	runs   bool     // of scripts without spaces: adjacent words here must be adjacent in a text
	touch  []bool   // by word: it touches the next
	Prefix bool     // the last word is a prefix
}

// SpellingsOf returns the ways to write the typed text: its words and, if it
// has compounds, the words with these joined. For text from a query it is never
// empty.
func SpellingsOf(text string, prefix bool) []Spelling {
	var apart, together []string
	joinedEnd := 0
	joined := map[int]fold.Word{}
	for w := range fold.Joined(text) {
		joined[w.Start] = w
	}
	for w := range fold.Words(text) {
		apart = append(apart, w.Folded)
		if w.Start < joinedEnd {
			continue
		}
		if j, ok := joined[w.Start]; ok {
			w, joinedEnd = j, j.End
		}
		together = append(together, w.Folded)
	}
	s := Spelling{Words: apart, Prefix: prefix}
	s.readRuns(text)
	if s.runs {
		return []Spelling{s}
	}
	all := inArabic(s)
	if len(joined) > 0 {
		all = append(all, Spelling{Words: together, Prefix: prefix})
	}
	return all
}

// inArabic returns s, and as which other words it may stand if it has words that end in a
// letter which Arabic and its neighbours, and careless writers, write in two ways: the yeh
// of "على" and the teh of "القاهرة". They are other words to a linker: "على" is no name.
func inArabic(s Spelling) []Spelling {
	const most = 8 // spellings
	all := []Spelling{s}
	for i, w := range s.Words {
		for _, pair := range [][2]string{{"ی", "ى"}, {"ه", "ة"}} {
			for k, ending := range pair {
				stem, ok := strings.CutSuffix(w, ending)
				if !ok || stem == "" || 2*len(all) > most {
					continue
				}
				for _, before := range all {
					before.Words = slices.Clone(before.Words)
					before.Words[i] = stem + pair[1-k]
					all = append(all, before)
				}
			}
		}
	}
	return all
}

// readRuns marks the words that are characters of a script without spaces,
// which the index stores in pairs. The last character needs no token of its
// own: it is part of a pair, or alone a prefix.
func (s *Spelling) readRuns(text string) {
	if !strings.ContainsFunc(text, fold.Unspaced) {
		return
	}
	s.runs = true
	s.touch = make([]bool, len(s.Words))
	i, last := -1, fold.Word{}
	for w := range fold.Words(text) {
		if i >= 0 {
			s.touch[i] = fold.Touches(text, last.End, w.Start)
		}
		i, last = i+1, w
	}
	for i, word := range s.Words {
		switch {
		case s.touch[i]:
			s.tokens = append(s.tokens, word+s.Words[i+1])
		case i == len(s.Words)-1 && i > 0 && s.touch[i-1]:
		case i == len(s.Words)-1 && fold.Unspaced([]rune(word)[0]):
			s.tokens = append(s.tokens, word)
			s.Prefix = true
		default:
			s.tokens = append(s.tokens, word)
		}
	}
}

// indexed returns the words as stored in the search index.
func (s Spelling) indexed() []string {
	if s.runs {
		return s.tokens
	}
	return s.Words
}

// phrase returns the spelling as its tokens in a row, in any column.
func (s Spelling) phrase() Phrase { return Phrase{Tokens: s.indexed(), Prefix: s.Prefix} }
