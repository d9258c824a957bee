package store

import (
	"context"

	"briefing/briefing/match"
	"briefing/briefing/store/fts5"
)

// phraseHits are the places where a phrase may begin, while its tokens are read one after
// the other.
type phraseHits struct {
	of      []int32 // by article, which of spans has its places, plus one
	spans   []placesOf
	places  []int64 // as in fts5.Hits.AppendPlaces
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

// readPhrase returns the hits of a phrase of several tokens. It begins with the rarest.
func (r *ranking) readPhrase(ctx context.Context, p match.Phrase) (*hits, error) {
	order, rest, err := r.rarestFirst(ctx, p)
	if err != nil {
		return nil, err
	}
	h, strange := &phraseHits{of: make([]int32, len(r.ids))}, false
	for n, i := range order {
		isPrefix := p.Prefix && i == len(p.Tokens)-1
		err := r.index.Rows(ctx, r.blocks, p.Tokens[i], isPrefix, func(row int64, places fts5.Hits) {
			switch article, ok := r.article(row); {
			case !ok:
				strange = true
			case n == 0:
				h.begin(article, places, i)
			default:
				h.follow(article, places, i, n)
			}
		})
		switch {
		case err != nil:
			return nil, err
		case strange:
			return nil, errOtherArticles
		case len(h.spans) == 0:
			return &hits{}, nil
		case n == 0 && r.isFlat && int64(len(h.spans)) < rest:
			return nil, errElsewhere // FTS5 skips most of the others' lists
		}
	}
	h.gather(r.gatherer, columnWeights(p), len(p.Tokens), p.InText)
	return r.gatherer.gathered(), nil
}

// rarestFirst returns the indexes of the tokens of a phrase with the rarest first, and how
// many blocks the others take. A prefix is not the first: its lists are not in order.
func (r *ranking) rarestFirst(ctx context.Context, p match.Phrase) (order []int, rest int64, err error) {
	rarest, least := 0, int64(0)
	for i, token := range p.Tokens {
		isPrefix := p.Prefix && i == len(p.Tokens)-1
		size, err := r.index.Size(ctx, r.blocks, token, isPrefix)
		if err != nil {
			return nil, 0, err
		}
		if rest += size; i == 0 || size < least && !isPrefix {
			rarest, least = i, size
		}
	}
	order = append(order, rarest)
	for i := range p.Tokens {
		if i != rarest {
			order = append(order, i)
		}
	}
	return order, rest - least, nil
}

// phraseSize returns about how many blocks the rarest token of a phrase takes.
func (r *ranking) phraseSize(ctx context.Context, p match.Phrase) (least int64, err error) {
	for i, token := range p.Tokens {
		size, err := r.index.Size(ctx, r.blocks, token, p.Prefix && i == len(p.Tokens)-1)
		if err != nil {
			return 0, err
		}
		if i == 0 || size < least {
			least = size
		}
	}
	return least, nil
}

// begin adds the places where a phrase would begin by those of its token i in an article.
func (h *phraseHits) begin(article int32, places fts5.Hits, i int) {
	from := len(h.places)
	h.places = places.AppendPlaces(h.places)
	h.spans = append(h.spans, placesOf{article, from, len(h.places)})
	h.of[article] = int32(len(h.spans))
	for at := from; at < len(h.places); at++ {
		h.places[at] -= int64(i)
		h.reached = append(h.reached, 1)
	}
}

// follow notes where a phrase begins by its token i as by the n before. The number of a column
// takes too many bits for a place that is less than i to get to the end of another column.
func (h *phraseHits) follow(article int32, places fts5.Hits, i, n int) {
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
		if h.places[at] == place && int(h.reached[at]) == n {
			h.reached[at]++
		}
	}
}

// gather adds the places where all tokens stand.
func (h *phraseHits) gather(into *gatherer, weights *[fts5.Columns]uint32, tokens int, inText bool) {
	for _, span := range h.spans {
		weight, isThere := uint32(0), false
		for at := span.from; at < span.to; at++ {
			if int(h.reached[at]) == tokens {
				w := weights[fts5.Column(h.places[at])]
				weight += w
				isThere = isThere || w > 0 || !inText
			}
		}
		if isThere {
			into.add(span.article, weight)
		}
	}
}
