package briefing

import (
	"briefing/briefing/internal/sentence"
	"briefing/briefing/internal/shown"
)

// SentenceAt returns the sentence of an article's text in which span begins,
// made longer to hold all of span if that goes on beyond it; span itself if no
// sentence is there.
func SentenceAt(text string, span Span) Span {
	for start, end := range sentence.Split(shown.Of(text).Words) {
		switch {
		case end <= span.Start:
			continue
		case start > span.Start:
			return span
		}
		return Span{Start: start, End: end}.Union(span)
	}
	return span
}
