package store

import (
	"context"
	"database/sql"
	"encoding/binary"
	"fmt"
)

// appendTally appends to dst that so many mentions are in an article. Articles
// come in the order of their ids; each is two varints: the id, counted from the
// one before, and the number.
func appendTally(dst []byte, last, article int64, mentions int) []byte {
	return binary.AppendUvarint(binary.AppendUvarint(dst, uint64(article-last)), uint64(mentions))
}

// readTally calls each with what appendTally wrote.
func readTally(b []byte, each func(article int64, mentions int)) error {
	r := spanReader{b: b}
	var article int64
	for len(r.b) > 0 {
		article += int64(r.unsigned())
		n := r.unsigned()
		if r.damaged {
			return errSpans
		}
		each(article, n)
	}
	return nil
}

// tallyRow is the row of a subject in the table of tallies.
type tallyRow struct {
	subject  int64
	mentions int
	articles []byte
}

// countTallies calls each with a new tally of every subject that has mentions
// but no tally.
func countTallies(ctx context.Context, from querier, each func(tallyRow)) error {
	const list = `SELECT subject, article, n FROM mention
		WHERE subject IN (SELECT id FROM subject EXCEPT SELECT subject FROM tally) ORDER BY subject, article`
	var t tallyRow
	var last int64
	err := eachRow(ctx, from, list, nil, func(row *sql.Rows) error {
		var subject, article int64
		var n int
		if err := row.Scan(&subject, &article, &n); err != nil {
			return err
		}
		if subject != t.subject {
			if t.mentions > 0 {
				each(t)
			}
			t, last = tallyRow{subject: subject}, 0
		}
		t.articles = appendTally(t.articles, last, article, n)
		t.mentions += n
		last = article
		return nil
	})
	if t.mentions > 0 && err == nil {
		each(t)
	}
	return err
}

// tally counts the mentions of the subjects that have no tally.
func (w *Writer) tally(ctx context.Context) error {
	var rows []tallyRow
	if err := countTallies(ctx, w.x.conn, func(t tallyRow) { rows = append(rows, t) }); err != nil {
		return fmt.Errorf("count mentions: %w", err)
	}
	if len(rows) == 0 {
		return nil
	}
	return w.x.transact(ctx, func(ctx context.Context) error {
		in := insert(ctx, w.x.conn, "INSERT INTO tally VALUES (?, ?, ?)")
		for _, t := range rows {
			in.row(t.subject, t.mentions, t.articles)
		}
		return in.close()
	})
}
