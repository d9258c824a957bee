package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"sync"

	"modernc.org/libc"

	"briefing/briefing/store/fts5"
)

// scale is what the scores of articles depend on besides their hits. It is read when a library
// is first searched for its best articles.
type scale struct {
	index    *fts5.Index
	ids      []int64  // of the articles, ascending
	days     []int32  // by day from firstDay, the first of ids
	firstDay int64    // but for unknown dates
	lengths  []uint32 // how many words each article has
	articles float64  // how many there are
	length   float64  // the average of lengths
	recent   recentHits
}

// Parameters of BM25, and the weights of hits by column.
var (
	saturation, byLength = 1.2, 0.75
	weights              = [fts5.Columns]uint32{5, 1, 2, 0}
	textWeights          = [fts5.Columns]uint32{5, 1}
)

// leastIDF is the weight of a word that more than half of all articles have.
const leastIDF = 1e-6

// idf returns the weight of a word that so many articles have. Its logarithm is SQLite's: that
// of math differs in the last bit.
func (s *scale) idf(having int) float64 {
	n := float64(having)
	if idf := libc.Xlog(nil, (s.articles-n+0.5)/(n+0.5)); idf > 0 {
		return idf
	}
	return leastIDF
}

// score returns what hits in an article add to its score. The conversions keep each step
// rounded on processors that could do two in one.
func (s *scale) score(idf float64, hits uint32, article int32) float64 {
	freq := float64(hits)
	norm := 1 - byLength + float64(byLength*float64(s.lengths[article]))/s.length
	return float64(idf * (float64(freq*(saturation+1)) / (freq + float64(saturation*norm))))
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
	if err != nil {
		return nil, err
	}
	s.scales.known = made
	return made, nil
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
	sc.setDays()
	if sc.lengths, err = readArticleLengths(ctx, from, sc.ids); err != nil {
		return nil, err
	}
	var sums lengths
	err = blocks{from}.Each(ctx, averagesRow, averagesRow, func(_ int64, block []byte) (bool, error) {
		sums, err = readLengths(block)
		return false, err
	})
	if err == nil && (len(sums) == 0 || sums[0] <= 0) {
		err = errLengths
	}
	if err != nil {
		return nil, err
	}
	sc.articles = float64(sums[0])
	sc.length = float64(sum(sums[1:])) / sc.articles
	return sc, nil
}

var errLengths = fmt.Errorf("%w: lengths of articles", errDamaged)

func sum(l lengths) (sum int64) {
	for _, n := range l {
		sum += n
	}
	return sum
}

// setDays makes the table of days.
func (s *scale) setDays() {
	dated, _ := slices.BinarySearch(s.ids, 1<<idBits)
	if dated == len(s.ids) {
		return
	}
	s.firstDay = s.ids[dated] >> idBits
	s.days = make([]int32, s.ids[len(s.ids)-1]>>idBits-s.firstDay+2)
	at := dated
	for day := range s.days {
		for at < len(s.ids) && s.ids[at]>>idBits < s.firstDay+int64(day) {
			at++
		}
		s.days[day] = int32(at)
	}
}

// article returns the index of the article with an id.
func (s *scale) article(id int64) (int32, bool) {
	from, to := int32(0), int32(len(s.ids))
	if day := id>>idBits - s.firstDay; day >= 0 && day < int64(len(s.days))-1 {
		from, to = s.days[day], s.days[day+1]
	}
	// Usually no article of the day was removed.
	if at := from + int32(id&(1<<idBits-1)); at < to && s.ids[at] == id {
		return at, true
	}
	i, ok := slices.BinarySearch(s.ids[from:to], id)
	return from + int32(i), ok
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
			return cmp.Or(err, errLengths)
		}
		out = append(out, uint32(sum(columns)))
		return nil
	})
	if err == nil && len(out) < len(ids) {
		err = errLengths
	}
	return out, err
}

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

func (b blocks) Page(ctx context.Context, segment int64, term []byte) (int64, error) {
	return b.page(ctx, "SELECT pgno FROM fts_idx WHERE segid = ? AND term <= ? ORDER BY term DESC LIMIT 1", segment, term)
}

func (b blocks) PageAfter(ctx context.Context, segment int64, term []byte) (int64, error) {
	return b.page(ctx, "SELECT pgno FROM fts_idx WHERE segid = ? AND term > ? ORDER BY term LIMIT 1", segment, term)
}

func (b blocks) page(ctx context.Context, find string, segment int64, term []byte) (page int64, err error) {
	err = eachRow(ctx, b.from, find, []any{segment, term}, func(row *sql.Rows) error { return row.Scan(&page) })
	return page, err
}

// damage returns an error of the search index as one of the database.
func damage(err error) error {
	if errors.Is(err, fts5.ErrDamaged) {
		return fmt.Errorf("%w: %w", errDamaged, err)
	}
	return err
}
