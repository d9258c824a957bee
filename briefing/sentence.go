package briefing

import "briefing/briefing/internal/sentence"

// SentenceAt returns the sentence of an article's text in which span begins,
// extended to the end of span. Where there is no sentence it returns span
// itself. It renders the whole text on each call: use [SentenceIn] for several
// spans of one text.
func SentenceAt(text string, span Span) Span { return SentenceIn(Show(text), span) }

// SentenceIn is SentenceAt for a rendered text. It reads no more than the
// paragraph around span.
func SentenceIn(text Shown, span Span) Span {
	s := sentence.New(text.Words)
	s.Seek(min(span.Start, len(text.Words)))
	for start, end, ok := s.Next(); ok && start <= span.Start; start, end, ok = s.Next() {
		if end > span.Start {
			return Span{Start: start, End: end}.Union(span)
		}
	}
	return span
}

// SentencesAt returns the range from the sentence in which span begins to the
// one in which it ends. Where there is no sentence it returns span itself.
func SentencesAt(text string, span Span) Span {
	first := SentenceAt(text, span)
	if span.Empty() {
		return first
	}
	return first.Union(SentenceAt(text, Span{Start: span.End - 1, End: span.End}))
}

// SentenceAfter returns the first sentence of an article's text that begins at
// byte at or later. It returns false if there is none.
func SentenceAfter(text string, at int) (Span, bool) {
	for start, end := range sentence.Split(Show(text).Words) {
		if start >= at {
			return Span{Start: start, End: end}, true
		}
	}
	return Span{}, false
}

// SentenceBefore returns the last sentence of an article's text that ends at
// byte at or earlier. It returns false if there is none.
func SentenceBefore(text string, at int) (last Span, ok bool) {
	for start, end := range sentence.Split(Show(text).Words) {
		if end > at {
			break
		}
		last, ok = Span{Start: start, End: end}, true
	}
	return last, ok
}
