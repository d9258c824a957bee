package store

import (
	"context"
	"database/sql"
	"fmt"

	"briefing/briefing/match"
)

// batchBytes is the amount of text indexed at a time. In memory there is one
// connection, so it also bounds how long readers of a large library wait.
// Smaller batches cost more, since FTS5 merges their results.
const batchBytes = 256 << 10

// indexRow is an article in the form of the search index.
type indexRow struct {
	id int64
	match.Words
}

// writeIndex writes the search index in batches, between which readers get
// their turn.
func (s *Store) writeIndex(ctx context.Context, c *catalog, articles []Linked) error {
	var batch []indexRow
	size := 0
	for i := range inIDOrder(c.ids) {
		batch = append(batch, newIndexRow(c.ids[i], articles[i]))
		if size += len(articles[i].Article.Text); size < batchBytes {
			continue
		}
		if err := s.indexBatch(ctx, batch); err != nil {
			return err
		}
		batch, size = batch[:0], 0
	}
	return s.indexBatch(ctx, batch)
}

func (s *Store) indexBatch(ctx context.Context, rows []indexRow) error {
	if len(rows) == 0 {
		return nil
	}
	err := s.transact(ctx, func(tx *sql.Tx) error {
		in := insert(ctx, tx, insertIndex)
		for _, r := range rows {
			in.index(r)
		}
		return in.close()
	})
	if err != nil {
		return fmt.Errorf("index a library: %w", err)
	}
	return nil
}

func newIndexRow(id int64, l Linked) indexRow {
	return indexRow{id, match.WordsOf(l.Article, l.Mentions)}
}
