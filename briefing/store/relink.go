package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"briefing/briefing"
	"briefing/briefing/internal/spancode"
)

// Linked reports whether the mentions in the index belong to the digest with
// that key.
func (x *Index) Linked(ctx context.Context, key string) (bool, error) {
	linked, err := x.LinkedTo(ctx)
	return linked == key, err
}

// LinkedTo returns the key of the digest to which the mentions in the index
// belong, "" if they belong to none as a whole.
func (x *Index) LinkedTo(ctx context.Context) (key string, err error) {
	if key, err = x.meta(ctx, "linked"); err != nil {
		return "", fmt.Errorf("digest of index %q: %w", x.path, err)
	}
	return key, nil
}

// Relink finds the mentions in all articles again, for the digest with that
// key. It resumes where it was interrupted. It must come before Remove and Put.
// each is called for every batch with the number of its articles.
func (w *Writer) Relink(ctx context.Context, key string, each func(articles int)) error {
	if err := w.relink(ctx, key, each); err != nil {
		return fmt.Errorf("link index %q again: %w", w.x.path, err)
	}
	return nil
}

func (w *Writer) relink(ctx context.Context, key string, each func(articles int)) error {
	cursor, err := w.beginRelink(ctx, key)
	if err != nil {
		return err
	}
	// Articles that turn up here get ids out of order, and are linked now.
	if err := w.regroupNamed(ctx); err != nil {
		return err
	}
	for {
		rows, err := w.readBatch(ctx, cursor)
		if err != nil {
			return err
		}
		if len(rows) == 0 {
			break
		}
		cursor = rows[len(rows)-1].id
		for i := range rows {
			rows[i].Mentions = w.link(rows[i].Article)
			if rows[i].Mentions, err = w.check.sortMentions(rows[i].Linked); err != nil {
				return fmt.Errorf("article %q: %w", rows[i].Article.ID, err)
			}
		}
		if err := w.transact(ctx, func(ctx context.Context) error { return w.relinkBatch(ctx, rows) }); err != nil {
			return err
		}
		each(len(rows))
	}
	return w.transact(ctx, func(ctx context.Context) error { return w.endRelink(ctx, key) })
}

// beginRelink returns the id up to which all articles have been linked.
func (w *Writer) beginRelink(ctx context.Context, key string) (cursor int64, err error) {
	relinking, err := w.x.meta(ctx, "relinking")
	if err != nil {
		return 0, err
	}
	if relinking == key {
		return w.x.number(ctx, "SELECT value FROM meta WHERE key = 'cursor'")
	}
	return -1, w.transact(ctx, func(ctx context.Context) error {
		// From now on the mentions belong to no single digest.
		in := insert(ctx, w.x.conn, "UPDATE meta SET value = ? WHERE key = ?")
		in.row("", "linked")
		in.row(key, "relinking")
		in.row(-1, "cursor")
		return in.close()
	})
}

func (w *Writer) endRelink(ctx context.Context, key string) error {
	for id, number := range w.subjects {
		if _, ok := w.check.numbers[id]; !ok {
			delete(w.subjects, id)
			err := errors.Join(
				w.exec(ctx, "DELETE FROM subject WHERE id = ?", number),
				w.exec(ctx, "DELETE FROM posting WHERE subject = ?", number),
			)
			if err != nil {
				return err
			}
		}
	}
	in := insert(ctx, w.x.conn, "UPDATE meta SET value = ? WHERE key = ?")
	in.row(key, "linked")
	in.row("", "relinking")
	in.row(-1, "cursor")
	return in.close()
}

// readBatch returns the articles after the id last, without mentions.
func (w *Writer) readBatch(ctx context.Context, last int64) ([]articleRow, error) {
	var rows []articleRow
	const list = "SELECT body, " + entryColumns + " FROM article JOIN text USING (id) WHERE article.id > ? ORDER BY article.id LIMIT ?"
	err := w.x.each(ctx, list, func(row *sql.Rows) error {
		var r articleRow
		var body []byte
		entry, err := scanEntry(row, &r.id, &body)
		r.Article = &briefing.Article{Entry: entry, Text: string(body)}
		rows = append(rows, r)
		return err
	}, last, batchArticles/2)
	return rows, err
}

func (w *Writer) relinkBatch(ctx context.Context, rows []articleRow) error {
	var added []mentionRow
	for _, r := range rows {
		changed, err := w.relinkArticle(ctx, r)
		if err != nil {
			return err
		}
		added = append(added, changed...)
	}
	if err := w.putMentions(ctx, added); err != nil {
		return err
	}
	return w.x.setMeta(ctx, "cursor", rows[len(rows)-1].id)
}

// relinkArticle returns the changes of the mentions in an article.
func (w *Writer) relinkArticle(ctx context.Context, r articleRow) ([]mentionRow, error) {
	old := map[int64]string{}
	err := eachLinked(ctx, w.x.conn, r.id, func(subject int64, spans []byte) error {
		old[subject] = string(spans)
		return nil
	})
	if err != nil {
		return nil, err
	}
	rows := w.mentionRows(r.id, r.Mentions)
	linked := appendLinked([]byte{}, rows)
	others := false // the set of mentioned subjects differs
	rows = slices.DeleteFunc(rows, func(m mentionRow) bool {
		spans, was := old[m.subject]
		delete(old, m.subject)
		others = others || !was
		return was && spans == string(spancode.Append(nil, m.mentions))
	})
	for subject := range old {
		rows = append(rows, mentionRow{subject: subject, article: r.id})
		others = true
	}
	if len(rows) == 0 {
		return nil, nil
	}
	if err := w.exec(ctx, insertLinked, r.id, linked); err != nil || !others {
		return rows, err
	}
	return rows, w.reindex(ctx, r) // its facets have changed
}

// reindex rewrites an article's row of the search index.
func (w *Writer) reindex(ctx context.Context, r articleRow) error {
	if err := w.unindex(ctx, r.id); err != nil {
		return err
	}
	in := insert(ctx, w.x.conn, insertIndex)
	in.index(newIndexRow(r.id, r.Linked))
	return in.close()
}
