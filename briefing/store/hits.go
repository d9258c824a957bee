package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"sync"

	"briefing/briefing/match"
	"briefing/briefing/store/fts5"
)

// blocks reads the tables of the search index.
type blocks struct{ from querier }

func (b blocks) Each(ctx context.Context, from, to int64, do func(int64, []byte) (bool, error)) error {
	const list = "SELECT id, block FROM fts_data WHERE id BETWEEN ? AND ? ORDER BY id"
	return eachRow(ctx, b.from, list, []any{from, to}, func(row *sql.Rows) error {
		var id int64
		var block sql.RawBytes
		if err := row.Scan(&id, &block); err != nil {
			return err
		}
		more, err := do(id, block)
		if err == nil && !more {
			err = errEnough
		}
		return err
	})
}

func (b blocks) Page(ctx context.Context, segment int64, term []byte) (page int64, err error) {
	const find = "SELECT pgno FROM fts_idx WHERE segid = ? AND term <= ? ORDER BY term DESC LIMIT 1"
	err = eachRow(ctx, b.from, find, []any{segment, term}, func(row *sql.Rows) error { return row.Scan(&page) })
	return page, err
}

// scales holds the scale of a library, once it has been asked for.
type scales struct {
	mu    sync.Mutex
	known *scale
}

// scale returns the scale of the library.
func (s *Store) scale(ctx context.Context, c *catalog) (*scale, error) {
	s.scales.mu.Lock()
	defer s.scales.mu.Unlock()
	if s.scales.known != nil {
		return s.scales.known, nil
	}
	var made *scale
	err := s.withReader(ctx, func(from querier) (err error) {
		made, err = readScale(ctx, from, c)
		return err
	})
	if err == nil {
		s.scales.known = made
	}
	return made, err
}

func readScale(ctx context.Context, from querier, c *catalog) (*scale, error) {
	index, err := fts5.Open(ctx, blocks{from})
	if err != nil {
		return nil, damage(err)
	}
	sc := &scale{index: index, ids: make([]int64, len(c.ids))}
	for i, place := range c.byID() {
		sc.ids[i] = c.ids[place]
	}
	if sc.lengths, err = readArticleLengths(ctx, from, sc.ids); err != nil {
		return nil, err
	}
	var sums lengths
	err = blocks{from}.Each(ctx, averagesRow, averagesRow, func(_ int64, block []byte) (bool, error) {
		sums, err = readLengths(block)
		return false, err
	})
	if err == nil && (len(sums) == 0 || sums[0] <= 0) {
		err = fmt.Errorf("%w: lengths of articles", errDamaged)
	}
	if err != nil {
		return nil, err
	}
	sc.articles = float64(sums[0])
	words := int64(0)
	for _, n := range sums[1:] {
		words += n
	}
	sc.length = float64(words) / sc.articles
	return sc, nil
}

// readArticleLengths returns how many words the articles with these ids have.
func readArticleLengths(ctx context.Context, from querier, ids []int64) ([]uint32, error) {
	out := make([]uint32, 0, len(ids))
	err := eachRow(ctx, from, "SELECT id, sz FROM fts_docsize ORDER BY id", nil, func(row *sql.Rows) error {
		var id int64
		var size sql.RawBytes
		if err := row.Scan(&id, &size); err != nil {
			return err
		}
		columns, err := readLengths(size)
		if err != nil || len(out) == len(ids) || ids[len(out)] != id {
			return cmp.Or(err, fmt.Errorf("%w: lengths of articles", errDamaged))
		}
		sum := int64(0)
		for _, n := range columns {
			sum += n
		}
		out = append(out, uint32(sum))
		return nil
	})
	if err == nil && len(out) < len(ids) {
		err = fmt.Errorf("%w: lengths of articles", errDamaged)
	}
	return out, err
}

// damage returns an error of the search index as one of the database.
func damage(err error) error {
	if errors.Is(err, fts5.ErrDamaged) {
		return fmt.Errorf("%w: %w", errDamaged, err)
	}
	return err
}

// gatherer gathers the hits of articles that come in any order.
type gatherer struct {
	*scale
	weights []uint32 // by article, plus one
	touched []int32
	last    int
}

func newGatherer(sc *scale) *gatherer { return &gatherer{scale: sc, weights: make([]uint32, len(sc.ids))} }

// article returns the index of the article with an id. Calls with ascending ids are the fastest.
func (g *gatherer) article(id int64) (int32, bool) {
	at := g.last + 1
	if at >= len(g.ids) || g.ids[at] != id {
		from, to := 0, len(g.ids)
		if at < len(g.ids) && g.ids[at] < id {
			step := 1
			for at+step < len(g.ids) && g.ids[at+step] < id {
				step *= 2
			}
			from, to = at+step/2, min(at+step+1, len(g.ids))
		}
		i, ok := slices.BinarySearch(g.ids[from:to], id)
		if !ok {
			return 0, false
		}
		at = from + i
	}
	g.last = at
	return int32(at), true
}

// add adds hits of an article.
func (g *gatherer) add(article int32, weight uint32) {
	if g.weights[article] == 0 {
		g.touched = append(g.touched, article)
		g.weights[article] = 1
	}
	g.weights[article] += weight
}

// hits returns what was added.
func (g *gatherer) hits() *hits {
	if !slices.IsSorted(g.touched) {
		slices.Sort(g.touched)
	}
	h := &hits{articles: g.touched, weights: make([]uint32, len(g.touched))}
	for i, a := range g.touched {
		h.weights[i] = g.weights[a] - 1
	}
	return h
}

// readHits returns the hits of a phrase.
func readHits(ctx context.Context, sc *scale, b blocks, p match.Phrase) (*hits, error) {
	if len(p.Tokens) > 1 {
		return readPhrase(ctx, sc, b, p)
	}
	g := newGatherer(sc)
	of := weights
	if p.InText {
		of = textWeights
	}
	strange := false
	err := sc.index.Rows(ctx, b, p.Tokens[0], p.Prefix, func(row int64, places fts5.Hits) {
		weight := places.Weight(&of)
		article, ok := g.article(row)
		strange = strange || !ok
		if ok && (weight > 0 || !p.InText) {
			g.add(article, weight)
		}
	})
	if err == nil && strange {
		err = errOtherArticles
	}
	return g.hits(), damage(err)
}
