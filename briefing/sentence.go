package briefing

import "briefing/briefing/internal/sentence"

// SentenceAt returns the sentence of an article's text in which span begins,
// made longer to hold all of span if that goes on beyond it; span itself if no
// sentence is there. It reads the whole text to know how a page shows it; who asks
// of one text often calls [SentenceIn].
func SentenceAt(text string, span Span) Span { return SentenceIn(Show(text), span) }

// SentenceIn is SentenceAt for a text as its page shows it. It takes no longer than the
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
	for start, end := range sentence.Split(Show(text).Words) {
		if start >= at {
			return Span{Start: start, End: end}, true
		}
	}
	return Span{}, false
}

// SentenceBefore returns the last sentence of an article's text that ends at or before
// byte at. It reports false if there is none.
func SentenceBefore(text string, at int) (last Span, ok bool) {
	for start, end := range sentence.Split(Show(text).Words) {
		if end > at {
			break
		}
		last, ok = Span{Start: start, End: end}, true
	}
	return last, ok
}
