package store

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"briefing/briefing/match"
	"briefing/briefing/store/fts5"
)

// hits are the articles that have a phrase, ascending, as indexes into the ids of a scale, and
// the weights of their hits.
type hits struct {
	articles []int32
	weights  []uint32
}

// recentHits keeps the hits of the phrases last asked for: with the next letter of a query the
// words before are asked for again.
type recentHits struct {
	mu   sync.Mutex
	kept []keptHits // the newest last
}

type keptHits struct {
	phrase string
	hits   *hits
}

// mostKept limits the articles of the phrases that are kept: eight bytes each.
const mostKept = 1 << 19

func (r *recentHits) get(phrase string) *hits {
	r.mu.Lock()
	defer r.mu.Unlock()
	i := slices.IndexFunc(r.kept, func(k keptHits) bool { return k.phrase == phrase })
	if i < 0 {
		return nil
	}
	k := r.kept[i]
	r.kept = append(slices.Delete(r.kept, i, i+1), k)
	return k.hits
}

func (r *recentHits) put(phrase string, h *hits) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.kept = append(r.kept, keptHits{phrase, h})
	articles := 0
	for i, k := range slices.Backward(r.kept) {
		const room = 64 // of an entry itself
		if articles += len(k.hits.articles) + room; articles > mostKept {
			r.kept = slices.Delete(r.kept, 0, i+1)
			return
		}
	}
}

// hits returns the hits of a phrase.
func (r *ranking) hits(ctx context.Context, p match.Phrase) (*hits, error) {
	key := ftsOf(p)
	if h := r.recent.get(key); h != nil {
		return h, nil
	}
	read := r.readWord
	if len(p.Tokens) > 1 {
		read = r.readPhrase
	}
	h, err := read(ctx, p)
	if err != nil {
		return nil, orElsewhere(err)
	}
	r.recent.put(key, h)
	return h, nil
}

// readWord returns the hits of a phrase of one token.
func (r *ranking) readWord(ctx context.Context, p match.Phrase) (*hits, error) {
	of, strange := columnWeights(p), false
	err := r.index.Rows(ctx, r.blocks, p.Tokens[0], p.Prefix, func(row int64, places fts5.Hits) {
		weight := places.Weight(of)
		switch article, ok := r.article(row); {
		case !ok:
			strange = true
		case weight > 0 || !p.InText:
			r.gatherer.add(article, weight)
		}
	})
	h := r.gatherer.gathered()
	if err == nil && strange {
		err = errOtherArticles
	}
	return h, err
}

var errOtherArticles = fmt.Errorf("%w: the search index has other articles", errDamaged)

// columnWeights returns the weights of hits of a phrase. One that must stand in the text has
// no hits elsewhere.
func columnWeights(p match.Phrase) *[fts5.Columns]uint32 {
	if p.InText {
		return &textWeights
	}
	return &weights
}

// gatherer adds up the hits of articles that come in any order.
type gatherer struct {
	sums    []uint32 // by article, plus one
	touched []int32
}

func newGatherer(sc *scale) *gatherer { return &gatherer{sums: make([]uint32, len(sc.ids))} }

// add adds hits of an article.
func (g *gatherer) add(article int32, weight uint32) {
	if g.sums[article] == 0 {
		g.touched = append(g.touched, article)
		g.sums[article] = 1
	}
	g.sums[article] += weight
}

// gathered returns what was added, and begins again.
func (g *gatherer) gathered() *hits {
	h := &hits{articles: g.articles(), weights: make([]uint32, len(g.touched))}
	for i, a := range h.articles {
		h.weights[i] = g.sums[a] - 1
		g.sums[a] = 0
	}
	g.touched = g.touched[:0]
	return h
}

// articles returns the articles in order.
func (g *gatherer) articles() []int32 {
	const many = 8 // one in so many
	if len(g.touched) < len(g.sums)/many {
		if !slices.IsSorted(g.touched) {
			slices.Sort(g.touched)
		}
		return slices.Clone(g.touched)
	}
	out := make([]int32, 0, len(g.touched))
	for a, sum := range g.sums {
		if sum > 0 {
			out = append(out, int32(a))
		}
	}
	return out
}
