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

// SentencesAt returns the sentences of an article's text from that in which span begins
// to that in which it ends; span itself where no sentence is.
func SentencesAt(text string, span Span) Span {
	first := SentenceAt(text, span)
	if span.Empty() {
		return first
	}
	return first.Union(SentenceAt(text, Span{Start: span.End - 1, End: span.End}))
}

// SentenceAfter returns the first sentence of an article's text that begins at or after
// byte at. It reports false if there is none.
func SentenceAfter(text string, at int) (Span, bool) {
	for start, end := range sentence.Split(shown.Of(text).Words) {
		if start >= at {
			return Span{Start: start, End: end}, true
		}
	}
	return Span{}, false
}

// SentenceBefore returns the last sentence of an article's text that ends at or before
// byte at. It reports false if there is none.
func SentenceBefore(text string, at int) (last Span, ok bool) {
	for start, end := range sentence.Split(shown.Of(text).Words) {
		if end > at {
			break
		}
		last, ok = Span{Start: start, End: end}, true
	}
	return last, ok
}
