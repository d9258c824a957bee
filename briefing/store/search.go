package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math"
	"slices"

	"briefing/briefing"
	"briefing/briefing/match"
)

// Search returns the articles that match q, and their hits. It looks for words
// in title and text; hits are places in the text. An article without a hit
// there, which matches by its title or a filter, has its first sentence as a
// passage without hits. If q asks for subjects and no words, their mentions are
// the hits. Only the first search after Import may have to wait for the index.
// The error is a *briefing.QueryError if a filter names no subject or several,
// or if a pattern matches too many words.
func (s *Store) Search(ctx context.Context, q briefing.Query, opts briefing.SearchOptions) ([]briefing.Result, error) {
	c := s.catalog.Load()
	if q.Empty() || c.extent.Articles == 0 {
		return nil, ctx.Err()
	}
	results, err := s.search(ctx, c, q, opts)
	return results, searchError(q, err)
}

// searchError returns err as the error of a search, unless it is an error in
// the query.
func searchError(q briefing.Query, err error) error {
	if bad := (*briefing.QueryError)(nil); err == nil || errors.As(err, &bad) {
		return err
	}
	return fmt.Errorf("search for %q: %w", q, err)
}

func (s *Store) search(ctx context.Context, c *catalog, q briefing.Query, opts briefing.SearchOptions) ([]briefing.Result, error) {
	q, expr, err := s.compile(ctx, c, q)
	if err != nil {
		return nil, err
	}
	matches, err := s.quickMatch(ctx, c, q, opts)
	if err == nil && matches == nil {
		matches, err = s.match(ctx, c, expr, opts)
	}
	if err != nil {
		return nil, err
	}
	f := match.NewFinder(q, c.digest)
	results := make([]briefing.Result, len(matches))
	for i, m := range matches {
		place, ok := c.place(m.id)
		if !ok {
			return nil, s.failure(ctx, errDamaged)
		}
		a, err := s.article(ctx, c, place)
		if err != nil {
			return nil, err
		}
		var mentions []briefing.Mention
		if f.NeedsMentions() {
			if mentions, err = s.mentionsIn(ctx, c, place, a.ID); err != nil {
				return nil, err
			}
		}
		if results[i], err = f.Result(ctx, a, mentions, m.score); err != nil {
			return nil, err
		}
	}
	return results, nil
}

// compile returns q with its patterns replaced, and its FTS5 expression.
func (s *Store) compile(ctx context.Context, c *catalog, q briefing.Query) (briefing.Query, asked, error) {
	q, err := s.withoutPatterns(ctx, q)
	if err != nil {
		return q, asked{}, err
	}
	expr, err := boundedExpr(q.Root(), c)
	return q, expr, err
}

// Count returns how many articles Search finds for q.
func (s *Store) Count(ctx context.Context, q briefing.Query) (int, error) {
	c := s.catalog.Load()
	if q.Empty() || c.extent.Articles == 0 {
		return 0, ctx.Err()
	}
	n, err := s.count(ctx, c, q)
	return n, searchError(q, err)
}

func (s *Store) count(ctx context.Context, c *catalog, q briefing.Query) (n int, err error) {
	_, expr, err := s.compile(ctx, c, q)
	if err != nil {
		return 0, err
	}
	_, m, err := s.evaluate(ctx, c, expr.Expr)
	if !errors.Is(err, errElsewhere) {
		if err != nil {
			return 0, err
		}
		return len(m.articles), nil
	}
	if err := s.wait(ctx, s.indexed); err != nil {
		return 0, err
	}
	err = s.query(ctx, "SELECT count(*) FROM fts WHERE fts MATCH ?", []any{expr.fts}, func(row *sql.Rows) error { return row.Scan(&n) })
	return n, err
}

// quickMatch returns the requested number of articles, found by the most common
// words for prefixes in q; nil if q has no prefixes or these words find too
// few.
func (s *Store) quickMatch(ctx context.Context, c *catalog, q briefing.Query, opts briefing.SearchOptions) ([]found, error) {
	if !opts.Quick || opts.Order == briefing.ByRank || s.index == nil || opts.Limit <= 0 {
		return nil, nil
	}
	n, some, err := s.quick(ctx, q.Root())
	if !some || err != nil {
		return nil, err
	}
	expr, err := boundedExpr(n, c)
	if err != nil {
		return nil, err
	}
	matches, err := s.match(ctx, c, expr, opts)
	if len(matches) < opts.Limit || err != nil {
		return nil, err
	}
	return matches, nil
}

type found struct {
	id    int64
	score float64
}

// match returns the articles that match expr, in the order and number of opts. Equally
// good articles are ordered by day, the newest first, and within a day from the last in
// the catalog to the first: the ids of a day only give the order of import.
func (s *Store) match(ctx context.Context, c *catalog, expr asked, opts briefing.SearchOptions) ([]found, error) {
	if err := s.wait(ctx, s.indexed); err != nil {
		return nil, err
	}
	matches, err := s.matchHere(ctx, c, expr.Expr, opts)
	if errors.Is(err, errElsewhere) {
		matches, err = s.best(ctx, expr.fts, opts)
	}
	if err != nil {
		return nil, err
	}
	if s.index != nil {
		c.sortMatches(matches)
	}
	return matches[:min(mostOf(opts), len(matches))], nil
}

// matchHere returns what match does, or errElsewhere, maybe with further articles.
func (s *Store) matchHere(ctx context.Context, c *catalog, e match.Expr, opts briefing.SearchOptions) ([]found, error) {
	switch {
	case opts.Order == briefing.ByRank:
		return s.rank(ctx, c, e, mostOf(opts))
	case hasPrefix(e):
		return s.last(ctx, c, e, mostOf(opts))
	}
	return nil, errElsewhere
}

// mostOf returns how many results are asked for.
func mostOf(opts briefing.SearchOptions) int {
	if opts.Limit <= 0 {
		return math.MaxInt
	}
	return opts.Limit
}

// best returns the articles that match expr, as many as opts asks for, by score and day, and
// with them all others that are like the last of these.
func (s *Store) best(ctx context.Context, expr string, opts briefing.SearchOptions) ([]found, error) {
	ordered := s.index == nil || opts.Quick // as is good enough
	if opts.Order == briefing.ByDate {
		return s.newest(ctx, expr, mostOf(opts), ordered)
	}
	const further = 8 // times as many are looked at, then all
	for _, limit := range []int{opts.Limit, further * opts.Limit, 0} {
		matches, err := s.ranked(ctx, expr, limit)
		if err != nil || ordered || limit <= 0 || len(matches) <= limit || !matches[opts.Limit-1].isLike(matches[limit]) {
			return matches, err
		}
	}
	panic("unreachable: with all matches there is no other")
}

// isLike reports whether score and day leave the order of two matches open.
func (m found) isLike(other found) bool {
	return m.score == other.score && m.id>>idBits == other.id>>idBits
}

func (c *catalog) sortMatches(matches []found) {
	place := func(m found) int {
		at, _ := c.place(m.id) // whoever reads it complains
		return at
	}
	slices.SortStableFunc(matches, func(a, b found) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(b.id>>idBits, a.id>>idBits), cmp.Compare(place(b), place(a)))
	})
}

// newest returns so many of the articles that expr matches, the newest first and, unless
// they are ordered by their ids, all others of the last one's day. FTS5 finds each as it is
// read, so articles beyond most cost nothing.
func (s *Store) newest(ctx context.Context, expr string, most int, ordered bool) (matches []found, err error) {
	const query = "SELECT rowid FROM fts WHERE fts MATCH ? ORDER BY rowid DESC"
	err = s.query(ctx, query, []any{expr}, func(row *sql.Rows) error {
		var m found
		if err := row.Scan(&m.id); err != nil {
			return err
		}
		if n := len(matches); n >= most && (ordered || !m.isLike(matches[n-1])) {
			return errEnough
		}
		matches = append(matches, m)
		return nil
	})
	return matches, err
}

// ranked returns the articles that expr matches, the best first, and one more than limit if
// there are as many; all if that is 0.
func (s *Store) ranked(ctx context.Context, expr string, limit int) (matches []found, err error) {
	// SQLite prepares a statement again whenever a parameter is its limit by itself.
	const query = "SELECT rowid, -rank FROM fts WHERE fts MATCH ? ORDER BY rank, rowid DESC LIMIT ? + 1"
	if limit <= 0 {
		limit = -2
	}
	err = s.query(ctx, query, []any{expr, limit}, func(row *sql.Rows) error {
		var m found
		err := row.Scan(&m.id, &m.score)
		matches = append(matches, m)
		return err
	})
	return matches, err
}
