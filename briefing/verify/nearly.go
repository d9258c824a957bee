package verify

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
)

const (
	runLength  = 4   // words that a near miss has in a row
	maxRuns    = 4   // such runs are looked for
	nearly     = .5  // of the words stand in a near miss
	mostPaired = 5   // words are looked for in pairs
	mostRanked = 500 // articles at most may have such a pair
)

// nearly returns the passages that have most of a quotation's words: what articles have in
// its place. They are looked for among the articles with two of its rarest words or, if
// these are too many, with some of its words in a row.
func (c *checker) nearly(ctx context.Context, quote string) ([]briefing.Passage, error) {
	var all []string
	for w := range fold.Words(quote) {
		all = append(all, w.Folded)
	}
	if len(all) < runLength {
		return nil, nil
	}
	var pairs briefing.Or
	ranked := 0.
	rare := c.rarest(quote, mostPaired)
	for i, a := range rare {
		for _, b := range rare[i+1:] {
			pairs = append(pairs, allOf([]string{a, b}))
			ranked += c.expected(a, b)
		}
	}
	asked, order := anyOf(pairs), briefing.ByRank
	if ranked > mostRanked {
		asked, order = anyOf(c.telling(all)), briefing.ByDate
	}
	results, err := c.search(ctx, asked, order, most)
	return sharing(results, all), err
}

// telling returns the runs of words that tell most and that articles may have: all of a
// few, else ones that share no more than half of their words.
func (c *checker) telling(words []string) briefing.Or {
	starts := slices.DeleteFunc(c.byTelling(words, runLength), func(i int) bool {
		return slices.ContainsFunc(words[i:i+runLength], c.isNowhere)
	})
	var chosen []int
	var runs briefing.Or
	for _, i := range starts {
		near := slices.ContainsFunc(chosen, func(j int) bool { return max(i, j)-min(i, j) < runLength/2 })
		if len(chosen) < maxRuns && (len(starts) <= maxRuns || !near) {
			chosen = append(chosen, i)
			runs = append(runs, briefing.Phrase{Text: strings.Join(words[i:i+runLength], " ")})
		}
	}
	return runs
}

// sharing returns the passages that have most of words, those with the most of them
// first.
func sharing(results []briefing.Result, words []string) []briefing.Passage {
	type scored struct {
		passage briefing.Passage
		share   float64
	}
	var best []scored
	for _, r := range results {
		for _, p := range r.Passages {
			if share := float64(shared(words, p.Ref.Span.In(p.In.Words))) / float64(len(words)); share >= nearly {
				best = append(best, scored{p, share})
			}
		}
	}
	slices.SortStableFunc(best, func(a, b scored) int { return cmp.Compare(b.share, a.share) })
	out := make([]briefing.Passage, len(best))
	for i, b := range best {
		out[i] = b.passage
	}
	return out
}
