package store

import (
	"context"
	"database/sql"
	"fmt"

	"briefing/briefing"
)

// A reading is data that the caller derives from an article's text, kept as
// long as the article: deriving it takes longer than all other work on an
// article. The store does not interpret it.

// readingBatch is the number of articles read at a time.
const readingBatch = 200

// Unread returns the number of articles without a reading by rules.
func (x *Index) Unread(ctx context.Context, rules string) (int, error) {
	by, err := x.meta(ctx, "readings")
	if err == nil {
		count := "SELECT (SELECT count(*) FROM article) - (SELECT count(*) FROM reading)"
		if by != rules {
			count = "SELECT count(*) FROM article"
		}
		var n int64
		if n, err = x.number(ctx, count); err == nil {
			return int(n), nil
		}
	}
	return 0, fmt.Errorf("readings of index %q: %w", x.path, err)
}

// Read calls read for all articles without a reading by rules, and stores the
// results. It resumes where it was interrupted. each is called after every
// article. The index must be locked.
func (x *Index) Read(ctx context.Context, rules string, read func(*briefing.Article) []byte, each func()) error {
	if err := x.read(ctx, rules, read, each); err != nil {
		return fmt.Errorf("read the articles of index %q: %w", x.path, err)
	}
	return nil
}

func (x *Index) read(ctx context.Context, rules string, read func(*briefing.Article) []byte, each func()) error {
	if n, err := x.Unread(ctx, rules); n == 0 || err != nil {
		return err
	}
	by, err := x.meta(ctx, "readings")
	if err != nil {
		return err
	}
	if by != rules {
		err := x.transact(ctx, func(ctx context.Context) error {
			if err := execute(ctx, x.conn, "DELETE FROM reading"); err != nil {
				return err
			}
			return x.setMeta(ctx, "readings", rules)
		})
		if err != nil {
			return err
		}
	}
	for last := int64(-1); ; {
		rows, err := x.unread(ctx, last)
		if err != nil || len(rows) == 0 {
			return err
		}
		last = rows[len(rows)-1].id
		found := make([][]byte, len(rows))
		for i := range rows {
			if err := ctx.Err(); err != nil {
				return err
			}
			found[i] = noNil(read(rows[i].Article))
			each()
		}
		err = x.transact(ctx, func(ctx context.Context) error {
			in := insert(ctx, x.conn, "INSERT OR REPLACE INTO reading VALUES (?, ?)")
			for i, r := range rows {
				in.row(r.id, found[i])
			}
			return in.close()
		})
		if err != nil {
			return err
		}
	}
}

// unread returns the next articles after an id without a reading.
func (x *Index) unread(ctx context.Context, last int64) ([]articleRow, error) {
	var rows []articleRow
	const list = "SELECT body, " + entryColumns + " FROM article JOIN text USING (id) " +
		"WHERE article.id > ? AND NOT EXISTS (SELECT 1 FROM reading WHERE reading.article = article.id) ORDER BY article.id LIMIT ?"
	err := x.each(ctx, list, func(row *sql.Rows) error {
		var r articleRow
		var body []byte
		entry, err := scanEntry(row, &r.id, &body)
		r.Article = &briefing.Article{Entry: entry, Text: string(body)}
		rows = append(rows, r)
		return err
	}, last, readingBatch)
	return rows, err
}

// Readings calls each with every reading. Those of one day come in any order.
func (x *Index) Readings(ctx context.Context, each func(id briefing.ArticleID, data []byte) error) error {
	const list = "SELECT key, data FROM reading JOIN article ON article.id = reading.article ORDER BY reading.article"
	err := x.each(ctx, list, func(row *sql.Rows) error {
		var id briefing.ArticleID
		var data sql.RawBytes
		if err := row.Scan(&id, &data); err != nil {
			return err
		}
		return each(id, data)
	})
	if err != nil {
		return fmt.Errorf("readings of index %q: %w", x.path, err)
	}
	return nil
}
