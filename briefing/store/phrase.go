package store

import (
	"context"

	"briefing/briefing/match"
	"briefing/briefing/store/fts5"
)

// phraseHits are the hits of the tokens of a phrase that were read so far, one token after
// the other.
type phraseHits struct {
	of    []int32 // by article, which of spans has its hits, plus one
	spans []hitsOf
	bytes fts5.Hits // of all spans
	shift int64     // from the beginning of the phrase to the places in bytes
}

// hitsOf says which hits are of an article.
type hitsOf struct {
	article  int32
	from, to int
}

func newPhraseHits(sc *scale, shift int) *phraseHits {
	return &phraseHits{of: make([]int32, len(sc.ids)), shift: int64(shift)}
}

// skipping is how many rows of a list FTS5 must be able to skip for one that it looks at, to
// be faster than to read the list.
const skipping = 64

// mostTokens limits the tokens of a phrase that is read here.
const mostTokens = 255

// readPhrase returns the hits of a phrase of several tokens. It begins with the rarest.
func (r *ranking) readPhrase(ctx context.Context, p match.Phrase) (*hits, error) {
	order, rest, err := r.rarestToken(ctx, p)
	if err != nil {
		return nil, err
	}
	weights := columnWeights(p)
	last, h := len(order)-1, newPhraseHits(r.scale, order[0])
	for n, i := range order {
		next, strange := newPhraseHits(r.scale, 0), false
		isPrefix := p.Prefix && i == len(p.Tokens)-1
		err := r.index.Rows(ctx, r.blocks, p.Tokens[i], isPrefix, func(row int64, places fts5.Hits) {
			article, ok := r.article(row)
			switch {
			case !ok:
				strange = true
			case n == 0:
				h.put(article, places)
			case n < last:
				next.put(article, h.followed(nil, article, places, i))
			default:
				r.addFollowed(h, article, places, i, weights, p.InText)
			}
		})
		if n > 0 {
			h = next
		}
		switch {
		case err != nil:
			return nil, err
		case strange:
			return nil, errOtherArticles
		case n < last && len(h.spans) == 0:
			return &hits{}, nil
		case n == 0 && r.isFlat && skipping*len(h.spans) < rest:
			return nil, errElsewhere // FTS5 skips most of the others' lists
		}
	}
	return r.gatherer.gathered(), nil
}

// rarestToken returns the indexes of the tokens of a phrase with the rarest first, and in how
// many articles the others stand, added up. A prefix is the last: an article comes up several
// times.
func (r *ranking) rarestToken(ctx context.Context, p match.Phrase) (order []int, rest int, err error) {
	rarest, least := 0, 0
	for i := range p.Tokens {
		n, err := r.tokenSpread(ctx, p, i)
		if err != nil {
			return nil, 0, err
		}
		isPrefix := p.Prefix && i == len(p.Tokens)-1
		if rest += n; i == 0 || n < least && !isPrefix {
			rarest, least = i, n
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

// put adds the hits of an article, if there are any.
func (h *phraseHits) put(article int32, places fts5.Hits) {
	if len(places) == 0 {
		return
	}
	from := len(h.bytes)
	h.bytes = append(h.bytes, places...)
	h.spans = append(h.spans, hitsOf{article, from, len(h.bytes)})
	h.of[article] = int32(len(h.spans))
}

// each calls do with the places in an article where the phrase begins by h and by the places
// of its token i.
func (h *phraseHits) each(article int32, places fts5.Hits, i int, do func(place int64)) {
	if h.of[article] == 0 {
		return
	}
	span := h.spans[h.of[article]-1]
	a, b, shift := h.bytes[span.from:span.to].Places(), places.Places(), int64(i)-h.shift
	for more := a.Next() && b.Next(); more; {
		switch at := b.At - shift; {
		case a.At < at:
			more = a.Next()
		case a.At > at:
			more = b.Next()
		default:
			if begin := at - h.shift; fts5.Column(begin) == fts5.Column(at) { // not before the text begins
				do(begin)
			}
			more = a.Next() && b.Next()
		}
	}
}

// followed appends the hits of the beginnings of the phrase to dst.
func (h *phraseHits) followed(dst fts5.Hits, article int32, places fts5.Hits, i int) fts5.Hits {
	last := int64(0)
	h.each(article, places, i, func(place int64) {
		dst = dst.Append(last, place)
		last = place
	})
	return dst
}

// addFollowed gathers the weights of the beginnings of the phrase.
func (r *ranking) addFollowed(h *phraseHits, article int32, places fts5.Hits, i int, weights *[fts5.Columns]uint32, inText bool) {
	weight, isThere := uint32(0), false
	h.each(article, places, i, func(place int64) {
		w := weights[fts5.Column(place)]
		weight += w
		isThere = isThere || w > 0 || !inText
	})
	if isThere {
		r.gatherer.add(article, weight)
	}
}
