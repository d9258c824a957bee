package link

import (
	"briefing/briefing"
	"briefing/briefing/internal/sentence"
)

// sentences walks over the sentences of a text that hold something.
type sentences struct {
	splitter *sentence.Splitter
	at       briefing.Span
}

func newSentences(text string) *sentences { return &sentences{splitter: sentence.New(text)} }

// seek moves on to the first sentence that ends after byte i.
func (s *sentences) seek(i int) bool {
	if s.at.End > i {
		return true
	}
	s.splitter.Seek(i)
	for {
		start, end, ok := s.splitter.Next()
		if !ok {
			return false
		}
		if end > i {
			s.at = briefing.Span{Start: start, End: end}
			return true
		}
	}
}
