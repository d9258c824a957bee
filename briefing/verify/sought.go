package verify

import (
	"context"
	"math"
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
	"briefing/briefing/quantity"
)

// spreader is a library that knows how common words are, see store.Store.
type spreader interface {
	Spread(ctx context.Context, words []string) (map[string]int, error)
}

// readSpread asks in how many articles the words of the draft stand, and the words that
// say what its numbers count.
func (c *checker) readSpread(ctx context.Context) (err error) {
	lib, ok := c.lib.(spreader)
	if !ok {
		return nil // the longer words count as the rarer ones
	}
	seen := map[string]bool{}
	for w := range fold.Words(c.text.Words) {
		seen[w.Folded] = true
	}
	for _, q := range c.quantities {
		for _, form := range quantity.Forms(q.Noun) {
			seen[form] = true
		}
	}
	words := make([]string, 0, len(seen))
	for w := range seen {
		words = append(words, w)
	}
	c.spread, err = lib.Spread(ctx, words)
	return err
}

// rarest returns at most n of the words of a text, folded and each once: those in the
// fewest articles first, of these the longer ones.
func (c *checker) rarest(text string, n int) []string {
	var words []string
	for w := range fold.Words(text) {
		if !slices.Contains(words, w.Folded) {
			words = append(words, w.Folded)
		}
	}
	slices.SortStableFunc(words, func(a, b string) int {
		if c.spread[a] != c.spread[b] {
			return c.spread[a] - c.spread[b]
		}
		return len(b) - len(a)
	})
	return words[:min(n, len(words))]
}

// expected returns about how many articles have all of words, if each word stands in any
// articles: the more of them, the fewer.
func (c *checker) expected(words ...string) float64 {
	const unknown = 1000 // a word whose spread is not known stands in one article of so many
	articles := float64(c.lib.Extent().Articles)
	n := articles
	for _, w := range words {
		if strings.ContainsFunc(w, fold.Unspaced) {
			return math.Inf(1) // a character is no word
		}
		n *= max(float64(c.spread[w])/articles, 1./unknown)
	}
	return n
}

// soughtTogether is how many words of a quotation at most the index is asked for at first.
// If hardly fewer articles have these than are looked into, it is asked for words in a
// row: for soughtFirst, and for maxSought if more articles have these.
const soughtTogether, soughtFirst, maxSought = 6, 5, 24

// quoted returns the passages that hold a quotation in one of the ways in which it may
// stand.
func (c *checker) quoted(ctx context.Context, ways []wanted) ([]briefing.Passage, error) {
	rare := c.rarest(ways[0].before+" "+ways[0].after, soughtTogether)
	n := 1
	for n < len(rare) && c.expected(rare[:n]...) > 1 {
		n++
	}
	if c.expected(rare[:n]...) < most {
		out, all, err := c.quotedSo(ctx, ways, allOf(rare[:n]))
		if len(out) > 0 || all || err != nil {
			return out, err
		}
	}
	for i, way := range ways {
		for _, n := range []int{soughtFirst, maxSought} {
			out, all, err := c.quotedSo(ctx, ways[i:i+1], way.inARow(n))
			if len(out) > 0 || err != nil {
				return out, err
			}
			if all {
				break
			}
		}
	}
	return nil, nil
}

// quotedSo returns the passages that hold a quotation in one of some ways, in articles that
// answer asked, and whether these are all that do.
func (c *checker) quotedSo(ctx context.Context, ways []wanted, asked briefing.QueryNode) (out []briefing.Passage, all bool, err error) {
	results, err := c.search(ctx, asked, briefing.ByDate, most)
	if err != nil {
		return nil, false, err
	}
	for _, r := range results {
		s, err := c.resulting(ctx, r)
		if err != nil {
			return nil, false, err
		}
		for _, way := range ways {
			spans, ok := way.in(s.inLetters())
			if !ok {
				continue
			}
			in := s.sentences(spans[0].Union(spans[len(spans)-1]))
			out = append(out, briefing.Passage{Ref: briefing.Ref{Article: s.id, Span: in}, In: s.shown, Hits: spans})
			break
		}
		if len(out) == few {
			break
		}
	}
	return out, len(results) < most, nil
}

// sentences returns the sentences that span stands in.
func (s *source) sentences(span briefing.Span) briefing.Span {
	last := briefing.SentenceIn(s.shown, briefing.Span{Start: max(span.Start, span.End-1), End: span.End})
	return briefing.SentenceIn(s.shown, span).Union(last)
}

// inARow returns what an article answers that has n words of each part in a row.
func (w wanted) inARow(n int) briefing.QueryNode {
	asked := briefing.And{briefing.Phrase{Text: tellingWords(w.before, n)}}
	if w.after == "" {
		return asked[0]
	}
	return append(asked, briefing.Phrase{Text: tellingWords(w.after, n)})
}

// tellingWords returns the n words in a row of a text that tell most: those with most
// letters.
func tellingWords(s string, n int) string {
	all := slices.Collect(fold.Words(s))
	if len(all) <= n {
		return s
	}
	letters, best, most := 0, 0, 0
	for i, w := range all {
		letters += len(w.Folded)
		if i >= n {
			letters -= len(all[i-n].Folded)
		}
		if i >= n-1 && letters > most {
			best, most = i-n+1, letters
		}
	}
	return s[all[best].Start:all[best+n-1].End]
}
