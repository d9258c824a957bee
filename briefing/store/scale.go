package store

import (
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

	hasCommon bool // the index knows its common words
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
	made := &scale{}
	err := s.withReader(ctx, func(from querier) error { return made.load(ctx, from, c, s.index != nil) })
	if err != nil {
		return nil, err
	}
	s.scales.known = made
	return made, nil
}

// load reads the scale of the library of c.
func (s *scale) load(ctx context.Context, from querier, c *catalog, onDisk bool) (err error) {
	s.ids = make([]int64, len(c.ids))
	for i, place := range c.byID() {
		s.ids[i] = c.ids[place]
	}
	s.setDays()
	if s.index, err = fts5.Open(ctx, blocks{from}); err != nil {
		return orElsewhere(err)
	}
	lengthsOf := readArticleLengths
	if onDisk {
		lengthsOf = keptLengths
		const has = "SELECT EXISTS (SELECT 1 FROM common)"
		err = eachRow(ctx, from, has, nil, func(row *sql.Rows) error { return row.Scan(&s.hasCommon) })
	}
	if err == nil {
		s.lengths, err = lengthsOf(ctx, from, s.ids)
	}
	if err == nil {
		err = s.loadAverage(ctx, from)
	}
	return err
}

func (s *scale) loadAverage(ctx context.Context, from querier) error {
	var sums lengths
	err := blocks{from}.Each(ctx, averagesRow, averagesRow, func(_ int64, block []byte) (more bool, err error) {
		sums, err = readLengths(block)
		return false, err
	})
	if err == nil && (len(sums) == 0 || sums[0] <= 0) {
		err = errLengths
	}
	if err != nil {
		return err
	}
	s.articles = float64(sums[0])
	s.length = float64(sum(sums[1:])) / s.articles
	return nil
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

// orElsewhere returns errElsewhere for an error of package fts5 and any other as it is: whether
// the index is damaged or only unknown to that package, FTS5 finds out.
func orElsewhere(err error) error {
	if errors.Is(err, fts5.ErrDamaged) {
		return errElsewhere
	}
	return err
}
