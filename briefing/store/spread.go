package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
)

// Spread returns in how many articles each of words, which are folded, stands. In a
// library on disk these are estimates, and words in fewer than about one article of a
// thousand are left out, as words in none are.
func (s *Store) Spread(ctx context.Context, words []string) (map[string]int, error) {
	out := make(map[string]int, len(words))
	err := s.spread(ctx, words, out)
	if err != nil {
		return nil, fmt.Errorf("count the articles with each of %d words: %w", len(words), err)
	}
	return out, nil
}

func (s *Store) spread(ctx context.Context, words []string, out map[string]int) error {
	if len(words) == 0 || s.catalog.Load().extent.Articles == 0 {
		return ctx.Err()
	}
	if s.conns == nil {
		return s.spreadInMemory(ctx, words, out)
	}
	list, err := json.Marshal(words)
	if err != nil {
		return err
	}
	const counts = "SELECT term, articles FROM common WHERE term IN (SELECT value FROM json_each(?))"
	return s.query(ctx, counts, []any{string(list)}, func(row *sql.Rows) error {
		var word string
		var articles int
		err := row.Scan(&word, &articles)
		out[word] = articles
		return err
	})
}

func (s *Store) spreadInMemory(ctx context.Context, words []string, out map[string]int) error {
	known, err := s.vocabulary.load(ctx, s)
	if err != nil {
		return err
	}
	for _, word := range words {
		n, ok, err := known.Get([]byte(word))
		if err != nil {
			return err
		}
		if ok {
			out[word] = int(n)
		}
	}
	return nil
}
