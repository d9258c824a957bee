package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"briefing/briefing"
)

// Remove removes documents and their articles from the index. If an article has
// copies, one of them becomes the article. It must come before the first Put.
func (w *Writer) Remove(ctx context.Context, paths []string) error {
	for batch := range slices.Chunk(paths, batchArticles) {
		if err := w.removeBatch(ctx, batch); err != nil {
			return fmt.Errorf("write index %q: %w", w.x.path, err)
		}
	}
	return nil
}

func (w *Writer) removeBatch(ctx context.Context, paths []string) error {
	for _, path := range paths {
		if w.parted[path] {
			if err := w.removeParts(ctx, path); err != nil {
				return fmt.Errorf("remove document %q: %w", path, err)
			}
		}
	}
	return w.transact(ctx, func(ctx context.Context) error {
		keys := map[textKey]bool{}
		for _, path := range paths {
			if err := w.remove(ctx, "DELETE FROM document WHERE path = ? RETURNING articles", keys, path); err != nil {
				return fmt.Errorf("remove document %q: %w", path, err)
			}
		}
		return w.regroupAll(ctx, keys)
	})
}

// removeParts removes the parts of a document from the index, the last one
// first. If it is interrupted, the document counts as one that was not read to
// its end.
func (w *Writer) removeParts(ctx context.Context, path string) error {
	parts, err := w.x.number(ctx, "SELECT count(*) FROM part WHERE path = ?", path)
	if err != nil {
		return err
	}
	statement := "SELECT articles FROM document WHERE path = ?"
	for n := parts - 1; n >= -1; n-- {
		err := w.transact(ctx, func(ctx context.Context) error {
			keys := map[textKey]bool{}
			return errors.Join(
				w.remove(ctx, statement, keys, path),
				w.exec(ctx, "UPDATE document SET unfinished = 1, articles = 'null', problems = 'null' WHERE path = ?", path),
				w.regroupAll(ctx, keys),
			)
		})
		if err != nil {
			return err
		}
		statement = fmt.Sprintf("DELETE FROM part WHERE path = ? AND n = %d RETURNING articles", n)
	}
	delete(w.parted, path)
	return nil
}

// remove removes the articles returned by statement from the index. It adds the
// keys of their texts to keys.
func (w *Writer) remove(ctx context.Context, statement string, keys map[textKey]bool, path string) error {
	var list []byte
	err := w.x.conn.QueryRowContext(ctx, statement, path).Scan(&list)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	var ids []briefing.ArticleID
	if err := errors.Join(err, fromJSON(list, &ids)); err != nil {
		return err
	}
	firsts := map[textKey]member{}
	for _, id := range ids {
		key, copied, err := w.removeOne(ctx, id)
		isPlain := false
		if err == nil && copied.isCopy {
			isPlain, err = w.isPlainCopy(ctx, firsts, key, copied)
		} else {
			clear(firsts)
		}
		if err != nil {
			return fmt.Errorf("article %q: %w", id, err)
		}
		keys[key] = keys[key] || !isPlain
	}
	return nil
}

// removeOne removes an article or a copy from the index. It returns the key of
// its text, and the member if it was a copy.
func (w *Writer) removeOne(ctx context.Context, id briefing.ArticleID) (textKey, member, error) {
	var row int64
	var title string
	err := w.x.conn.QueryRowContext(ctx, "DELETE FROM article WHERE key = ? RETURNING id, title", string(id)).Scan(&row, &title)
	if err == nil {
		key, err := w.removeArticle(ctx, row, title)
		return key, member{}, err
	}
	if !errors.Is(err, sql.ErrNoRows) {
		return textKey{}, member{}, err
	}
	var key textKey
	m := member{id: id, isCopy: true}
	if err := w.x.conn.QueryRowContext(ctx, "SELECT file FROM copy WHERE key = ?", string(id)).Scan(&m.file); err != nil && !errors.Is(err, sql.ErrNoRows) {
		return key, m, err
	}
	err = w.eachKey(ctx, "DELETE FROM copy WHERE key = ? RETURNING same", func(k textKey) { key = k }, string(id))
	if err == nil && key == (textKey{}) {
		err = fmt.Errorf("not there: %w", errDamaged)
	}
	return key, m, err
}

// removeArticle removes an article except its row in the table of articles, and
// returns the key of its text.
func (w *Writer) removeArticle(ctx context.Context, row int64, title string) (key textKey, err error) {
	subjects, err := w.mentioned(ctx, row)
	if err != nil {
		return key, err
	}
	if err := w.putMentions(ctx, subjects); err != nil {
		return key, err
	}
	var text string
	if err := w.x.conn.QueryRowContext(ctx, "DELETE FROM text WHERE id = ? RETURNING body", row).Scan(&text); err != nil {
		return key, fmt.Errorf("text: %w: %w", errDamaged, err)
	}
	key, _ = keyOf(title, text)
	return key, errors.Join(
		w.exec(ctx, "DELETE FROM same WHERE key = ? AND article = ?", key[:], row),
		w.exec(ctx, "DELETE FROM linked WHERE article = ?", row),
		w.unindex(ctx, row),
	)
}

// mentioned returns a row without mentions for each subject mentioned in an
// article.
func (w *Writer) mentioned(ctx context.Context, article int64) ([]mentionRow, error) {
	var rows []mentionRow
	err := eachLinked(ctx, w.x.conn, article, func(subject int64, _ []byte) error {
		rows = append(rows, mentionRow{subject: subject, article: article})
		return nil
	})
	return rows, err
}

// Touch records new times of modification of documents with unchanged bytes. It
// uses Path and Modified.
func (w *Writer) Touch(ctx context.Context, documents []Document) error {
	err := w.transact(ctx, func(ctx context.Context) error {
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
