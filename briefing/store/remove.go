package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"briefing/briefing"
)

// Remove takes documents and their articles out of the index. It comes before
// the first Put.
func (w *Writer) Remove(ctx context.Context, paths []string) error {
	for batch := range slices.Chunk(paths, batchArticles) {
		err := w.x.transact(ctx, func(ctx context.Context) error {
			for _, path := range batch {
				if err := w.remove(ctx, path); err != nil {
					return fmt.Errorf("remove document %q: %w", path, err)
				}
			}
			return nil
		})
		if err != nil {
			return fmt.Errorf("write index %q: %w", w.x.path, err)
		}
	}
	return nil
}

func (w *Writer) remove(ctx context.Context, path string) error {
	var list []byte
	err := w.x.conn.QueryRowContext(ctx, "DELETE FROM document WHERE path = ? RETURNING articles", path).Scan(&list)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	var keys []briefing.ArticleID
	if err := errors.Join(err, fromJSON(list, &keys)); err != nil {
		return err
	}
	for _, key := range keys {
		id, err := w.x.number(ctx, "DELETE FROM article WHERE key = ? RETURNING id", string(key))
		if err != nil {
			return fmt.Errorf("article %q: %w: %w", key, errDamaged, err)
		}
		if err := w.removeArticle(ctx, id); err != nil {
			return fmt.Errorf("article %q: %w", key, err)
		}
	}
	return nil
}

// removeArticle removes all of an article but its row in the table of articles.
func (w *Writer) removeArticle(ctx context.Context, id int64) error {
	subjects, err := w.mentioned(ctx, id)
	if err != nil {
		return err
	}
	for _, subject := range subjects {
		if err := w.removeMention(ctx, subject, id); err != nil {
			return err
		}
	}
	for _, statement := range []string{"DELETE FROM text WHERE id = ?", "DELETE FROM fts WHERE rowid = ?"} {
		if _, err := w.x.conn.ExecContext(ctx, statement, id); err != nil {
			return err
		}
	}
	return nil
}

// mentioned returns the subjects that an article mentions.
func (w *Writer) mentioned(ctx context.Context, article int64) ([]int64, error) {
	var subjects []int64
	err := w.x.each(ctx, "SELECT subject FROM mention WHERE article = ?", func(row *sql.Rows) error {
		var subject int64
		err := row.Scan(&subject)
		subjects = append(subjects, subject)
		return err
	}, article)
	return subjects, err
}

func (w *Writer) removeMention(ctx context.Context, subject, article int64) error {
	if err := w.forgetTally(ctx, subject); err != nil {
		return err
	}
	_, err := w.x.conn.ExecContext(ctx, "DELETE FROM mention WHERE subject = ? AND article = ?", subject, article)
	return err
}

// Touch notes that documents were modified without their bytes having changed:
// of each, Path and Modified.
func (w *Writer) Touch(ctx context.Context, documents []Document) error {
	err := w.x.transact(ctx, func(ctx context.Context) error {
		in := insert(ctx, w.x.conn, "UPDATE document SET modified = ? WHERE path = ?")
		for _, d := range documents {
			in.row(d.Modified, d.Path)
		}
		return in.close()
	})
	if err != nil {
		return fmt.Errorf("write index %q: %w", w.x.path, err)
	}
	return nil
}
