package state

import (
	"cmp"
	"slices"

	"briefing/briefing"
	"briefing/briefing/sentences"
)

// Seen holds the parts of an article that were in view long enough to be read.
type Seen struct {
	Text  uint64          `json:"text"` // the hash of the article's text: of another one nothing was seen
	Spans []briefing.Span `json:"spans"`
}

// With returns s with another span. If the text is another one, only that was seen.
func (s Seen) With(text uint64, span briefing.Span) Seen {
	if s.Text != text {
		s = Seen{Text: text}
	}
	all := append(slices.Clone(s.Spans), span)
	slices.SortFunc(all, func(a, b briefing.Span) int { return cmp.Compare(a.Start, b.Start) })
	s.Spans = all[:1]
	for _, next := range all[1:] {
		if last := &s.Spans[len(s.Spans)-1]; next.Start <= last.End {
			last.End = max(last.End, next.End)
		} else {
			s.Spans = append(s.Spans, next)
		}
	}
	return s
}

// Has reports whether all of a span was seen.
func (s Seen) Has(span briefing.Span) bool {
	return slices.ContainsFunc(s.Spans, func(seen briefing.Span) bool { return seen.Contains(span) })
}

// KnownOf makes the sentences known that were seen whole.
func KnownOf(c *sentences.Comparison, seen map[briefing.ArticleID]Seen) sentences.Known {
	return func(id briefing.ArticleID, sentence briefing.Span) bool {
		s, ok := seen[id]
		if !ok {
			return false
		}
		e, ok := c.Entry(id)
		return ok && e.Text == s.Text && (sentence.Empty() || s.Has(sentence))
	}
}
