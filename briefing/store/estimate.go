package store

import (
	"context"
	"database/sql"

	"briefing/briefing/match"
)

// spread returns about how many articles match e, from the common words of the index. 0 stands
// for few.
func (r *ranking) spread(ctx context.Context, e match.Expr) (int, error) {
	switch e := e.(type) {
	case match.All:
		return r.least(len(e), func(i int) (int, error) { return r.spread(ctx, e[i]) })
	case match.Any:
		sum := 0
		for _, part := range e {
			n, err := r.spread(ctx, part)
			if err != nil {
				return 0, err
			}
			sum += n
		}
		return sum, nil
	case match.Except:
		return r.spread(ctx, e.From)
	case match.Phrase:
		return r.least(len(e.Tokens), func(i int) (int, error) { return r.tokenSpread(ctx, e, i) })
	}
	return 0, nil
}

// least returns the least of n numbers.
func (r *ranking) least(n int, number func(i int) (int, error)) (int, error) {
	least := len(r.ids)
	for i := range n {
		n, err := number(i)
		if err != nil {
			return 0, err
		}
		least = min(least, n)
	}
	return least, nil
}

// tokenSpread returns about how many articles have token i of a phrase: all, where that is not
// known.
func (r *ranking) tokenSpread(ctx context.Context, p match.Phrase, i int) (n int, err error) {
	if !r.hasCommon || p.IsFacet() || p.IsUnspaced() {
		return len(r.ids), nil
	}
	find := "SELECT articles FROM common WHERE term = ?"
	if p.Prefix && i == len(p.Tokens)-1 {
		find = "SELECT coalesce(sum(articles), 0) FROM common WHERE term >= ?1 AND term < ?1 || char(0x10ffff)"
	}
	err = eachRow(ctx, r.blocks.from, find, []any{p.Tokens[i]}, func(row *sql.Rows) error { return row.Scan(&n) })
	return min(n, len(r.ids)), err
}
