package store

import (
	"context"
	"fmt"

	"briefing/briefing/match"
	"briefing/briefing/store/fts5"
)

// phraseHits are the places where a phrase may begin, while its tokens are read one after
// the other.
type phraseHits struct {
	*gatherer
	of      []int32 // by article, which of spans has its places, plus one
	spans   []placesOf
	places  []int64 // as in fts5.Hits.Places
	reached []uint8 // for each place, how many tokens stand there
	scratch []int64
}

// placesOf says which places are in an article.
type placesOf struct {
	article  int32
	from, to int
}

// mostTokens limits the tokens of a phrase that is read here.
const mostTokens = 255

// readPhrase returns the hits of a phrase of several tokens.
func readPhrase(ctx context.Context, sc *scale, b blocks, p match.Phrase) (*hits, error) {
	h := &phraseHits{gatherer: newGatherer(sc), of: make([]int32, len(sc.ids))}
	strange := false
	for i, token := range p.Tokens {
		isLast := i == len(p.Tokens)-1
		err := sc.index.Rows(ctx, b, token, p.Prefix && isLast, func(row int64, places fts5.Hits) {
			article, ok := h.article(row)
			switch {
			case !ok:
				strange = true
			case i == 0:
				h.begin(article, places)
			default:
				h.follow(article, places, i)
			}
		})
		if err != nil {
			return nil, damage(err)
		}
	}
	if strange {
		return nil, errOtherArticles
	}
	of := weights
	if p.InText {
		of = textWeights
	}
	h.gather(&of, len(p.Tokens), p.InText)
	return h.hits(), nil
}

var errOtherArticles = fmt.Errorf("%w: the search index has other articles", errDamaged)

// begin adds the places of a phrase's first token in an article.
func (h *phraseHits) begin(article int32, places fts5.Hits) {
	from := len(h.places)
	h.places = places.AppendPlaces(h.places)
	h.spans = append(h.spans, placesOf{article, from, len(h.places)})
	h.of[article] = int32(len(h.spans))
	for range len(h.places) - from {
		h.reached = append(h.reached, 1)
	}
}

// follow notes where the token i of a phrase follows the others.
func (h *phraseHits) follow(article int32, places fts5.Hits, i int) {
	if h.of[article] == 0 {
		return
	}
	span := h.spans[h.of[article]-1]
	h.scratch = places.AppendPlaces(h.scratch[:0])
	at := span.from
	for _, place := range h.scratch {
		for place -= int64(i); at < span.to && h.places[at] < place; {
			at++
		}
		if at == span.to {
			return
		}
		if h.places[at] == place && int(h.reached[at]) == i {
			h.reached[at]++
		}
	}
}

// gather adds the places where all tokens stand.
func (h *phraseHits) gather(of *[fts5.Columns]uint32, tokens int, inText bool) {
	for _, span := range h.spans {
		weight, found := uint32(0), false
		for at := span.from; at < span.to; at++ {
			if int(h.reached[at]) == tokens {
				w := of[fts5.Column(h.places[at])]
				weight += w
				found = found || w > 0 || !inText
			}
		}
		if found {
			h.add(span.article, weight)
		}
	}
}
