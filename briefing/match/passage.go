package match

import (
	"context"

	"briefing/briefing"
	"briefing/briefing/internal/sentence"
)

// passages returns the sentences of an article's text that contain hits, which
// must be disjoint and in order. A hit across sentences makes one passage of
// these. Without hits it returns the first sentence as a sample of the article.
func passages(ctx context.Context, id briefing.ArticleID, text briefing.Shown, hits []briefing.Span) []briefing.Passage {
	r := sentenceReader{s: sentence.New(text.Words)}
	r.next()
	if len(hits) == 0 {
		if !r.ok {
			return nil
		}
		return []briefing.Passage{newPassage(id, text, r.span, nil)}
	}
	var out []briefing.Passage
	for i := 0; i < len(hits) && !stops(ctx, len(out)); {
		span, n := r.around(hits[i:])
		out = append(out, newPassage(id, text, span, hits[i:i+n:i+n]))
		i += n
	}
	return out
}

func newPassage(id briefing.ArticleID, text briefing.Shown, span briefing.Span, hits []briefing.Span) briefing.Passage {
	return briefing.Passage{Ref: briefing.Ref{Article: id, Span: span}, In: text, Hits: hits}
}

// sentenceReader is at a sentence that has not been used so far.
type sentenceReader struct {
	s    *sentence.Splitter
	span briefing.Span
	ok   bool
}

func (r *sentenceReader) next() {
	r.span.Start, r.span.End, r.ok = r.s.Next()
}

// around returns the span of the sentences around the first of hits, and the
// number of hits in it.
func (r *sentenceReader) around(hits []briefing.Span) (span briefing.Span, n int) {
	span = hits[0]
	for n < len(hits) && (n == 0 || hits[n].Start < span.End) {
		span = span.Union(hits[n])
		for r.ok && r.span.Start < span.End {
			if r.span.Overlaps(span) {
				span = span.Union(r.span)
			}
			r.next()
		}
		n++
	}
	return span, n
}
