package link

import (
	"briefing/briefing"
	"briefing/briefing/internal/fold"
	"briefing/briefing/internal/language"
)

// lineCase says what the case of the words around a name tells.
type lineCase uint8

const (
	unknownLine lineCase = iota
	plainLine            // a capital makes a name
	titleLine            // all words but small ones have a capital: "West Warns Putin"
	capitalLine          // all words are in full capitals
)

const (
	lineWords = 6 // that are looked at, each way
	smallWord = 3 // letters of the longest word that needs no capital in a title
)

// lineCase returns the case of the words of the sentence around at.
func (s *scratch) lineCase(at briefing.Span) lineCase {
	if s.line == unknownLine {
		s.line = s.caseAround(at)
	}
	return s.line
}

func (s *scratch) caseAround(at briefing.Span) lineCase {
	heading := s.inHeading()
	capitalised, inCapitals := 0, 0
	plain := s.around(at, func(n neighbour) bool {
		word := n.word.In(s.text)
		switch {
		case letterCase(word) == capitals && letters(word) > 1:
			inCapitals++
		case isCapitalised(word):
			if heading || n.word.Start > s.in.Start {
				capitalised++
			}
		case letterCase(word) == mixed && letters(word) > smallWord:
			return s.class(word)&language.Function != 0
		}
		return true
	})
	const enough = 2 // words in title case
	switch {
	case plain:
		return plainLine
	case capitalised == 0 && inCapitals > 0:
		return capitalLine
	case capitalised >= enough, heading && capitalised > 0:
		return titleLine
	}
	return plainLine
}

// around calls see with the words around at, in its sentence, and reports whether
// see returned false: then it is not called again.
func (s *scratch) around(at briefing.Span, see func(neighbour) bool) bool {
	for i, start := 0, at.Start; i < lineWords; i++ {
		n, ok := wordBefore(s.text, s.in.Start, start)
		if !ok {
			break
		}
		if !see(n) {
			return true
		}
		start = n.word.Start
	}
	for i, end := 0, at.End; i < lineWords; i++ {
		n, ok := wordAfter(s.text, end, s.in.End)
		if !ok {
			break
		}
		if !see(n) {
			return true
		}
		end = n.word.End
	}
	return false
}

// inHeading reports whether the sentence begins a heading.
func (s *scratch) inHeading() bool {
	const far = 64 // bytes between the mark and the text
	for i := s.in.Start; i > max(0, s.in.Start-far); i-- {
		switch s.text[i-1] {
		case '#':
			return true
		case ' ', '\t', fold.Hidden:
		default:
			return false
		}
	}
	return false
}
