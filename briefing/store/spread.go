package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
)

// Spread returns in about how many articles each of words, which are folded, stands:
// in their texts or, if these are more, in their titles or other names. Words in none are
// left out. In a library on disk the numbers of words in more than about one article of a
// thousand are estimates, and pairs of characters without spaces between them are left out
// if they are in fewer.
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
	const common = "SELECT term, articles FROM common WHERE term IN (SELECT value FROM json_each(?))"
	if err := s.addCounts(ctx, common, words, out); err != nil {
		return err
	}
	words = slices.DeleteFunc(slices.Clone(words), func(w string) bool { return out[w] > 0 })
	const others = "SELECT term, max(doc) FROM temp.vocabulary WHERE term IN (SELECT value FROM json_each(?)) AND col <> 'facet' GROUP BY term"
	return s.addCounts(ctx, others, words, out)
}

// addCounts adds what a query for the counts of words, given as a list in JSON, returns.
func (s *Store) addCounts(ctx context.Context, query string, words []string, out map[string]int) error {
	list, err := json.Marshal(words)
	if err != nil {
		return err
	}
	return s.query(ctx, query, []any{string(list)}, func(row *sql.Rows) error {
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
		n, err := known.Articles(word)
		if err != nil {
			return err
		}
		if n > 0 {
			out[word] = n
		}
	}
	return nil
}
