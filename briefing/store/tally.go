package store

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"

	"briefing/briefing"
)

// appendPosting appends the mentions of a subject in an article to dst. Articles
// come in the order of their ids; each is three varints, the id, counted from the
// one before, how many mentions, how many bytes these take; and the spans.
func appendPosting(dst []byte, last, article int64, mentions int, spans []byte) []byte {
	dst = binary.AppendUvarint(dst, uint64(article-last))
	dst = binary.AppendUvarint(dst, uint64(mentions))
	dst = binary.AppendUvarint(dst, uint64(len(spans)))
	return append(dst, spans...)
}

// readPosting calls each with what appendPosting wrote, as long as it returns no
// error.
func readPosting(b []byte, each func(article int64, mentions int, spans []byte) error) error {
	r := spanReader{b: b}
	var article int64
	for len(r.b) > 0 {
		article += int64(r.unsigned())
		n, size := r.unsigned(), r.unsigned()
		if r.damaged || size < 0 || size > len(r.b) {
			return errSpans
		}
		if err := each(article, n, r.b[:size:size]); err != nil {
			return err
		}
		r.b = r.b[size:]
	}
	return nil
}

// tallyOf counts a subject's mentions.
type tallyOf struct {
	subject int64
	briefing.Tally
}

// countTallies calls each with the tally of every subject that has mentions.
func countTallies(ctx context.Context, from querier, each func(tallyOf)) error {
	const list = `SELECT subject, mentions, articles FROM tally UNION ALL
		SELECT subject, sum(n), count(*) FROM mention
		WHERE subject IN (SELECT id FROM subject EXCEPT SELECT subject FROM tally) GROUP BY subject`
	return eachRow(ctx, from, list, nil, func(row *sql.Rows) error {
		var t tallyOf
		err := row.Scan(&t.subject, &t.Mentions, &t.Articles)
		each(t)
		return err
	})
}

// loadTallies returns the tallies of the digest's subjects.
func (s *Store) loadTallies(ctx context.Context, c *catalog) (map[briefing.SubjectID]briefing.Tally, error) {
	tallies := make(map[briefing.SubjectID]briefing.Tally, len(c.subjects))
	for _, id := range c.subjects {
		tallies[id] = briefing.Tally{}
	}
	err := s.withReader(ctx, func(from querier) error {
		return countTallies(ctx, from, func(t tallyOf) {
			if id, ok := c.rowsOf[t.subject]; ok {
				tallies[id] = t.Tally
			}
		})
	})
	if err != nil {
		return nil, err
	}
	gathered, err := s.gathered(ctx, c)
	for id, articles := range gathered {
		tallies[id] = briefing.Tally{Articles: len(articles)}
	}
	return tallies, err
}

// posting calls each with the places of the articles that mention a subject, in
// the order of their ids, how many mentions that are and their spans, which are
// gone when it returns.
func (s *Store) posting(ctx context.Context, c *catalog, id briefing.SubjectID, each func(place, mentions int, spans []byte) error) error {
	number, ok := c.number(id)
	if !ok {
		return ctx.Err()
	}
	place := c.placer()
	placed := func(article int64, mentions int, spans []byte) error {
		at, ok := place(article)
		if !ok {
			return errDamaged
		}
		return each(at, mentions, spans)
	}
	return s.withReader(ctx, func(from querier) error {
		found := false
		if s.index != nil {
			err := eachRow(ctx, from, "SELECT articles FROM posting WHERE subject = ?", []any{number}, func(row *sql.Rows) error {
				found = true
				var data sql.RawBytes
				return errors.Join(row.Scan(&data), readPosting(data, placed))
			})
			if found || err != nil {
				return err
			}
		}
		return eachMention(ctx, from, number, placed)
	})
}

// eachMention calls each with the rows of a subject's mentions, in the order of
// the articles' ids.
func eachMention(ctx context.Context, from querier, subject int64, each func(article int64, mentions int, spans []byte) error) error {
	const list = "SELECT article, n, spans FROM mention WHERE subject = ? ORDER BY article"
	return eachRow(ctx, from, list, []any{subject}, func(row *sql.Rows) error {
		var article int64
		var n int
		var spans sql.RawBytes
		if err := row.Scan(&article, &n, &spans); err != nil {
			return err
		}
		return each(article, n, spans)
	})
}

// tally counts the mentions of the subjects that have no tally, and puts them
// together.
func (w *Writer) tally(ctx context.Context) error {
	var subjects []int64
	const untold = "SELECT id FROM subject EXCEPT SELECT subject FROM tally ORDER BY 1"
	err := w.x.each(ctx, untold, func(row *sql.Rows) error {
		var subject int64
		err := row.Scan(&subject)
		subjects = append(subjects, subject)
		return err
	})
	if err == nil && len(subjects) > 0 {
		err = w.x.transact(ctx, func(ctx context.Context) error { return w.tallySubjects(ctx, subjects) })
	}
	if err != nil {
		return fmt.Errorf("count mentions: %w", err)
	}
	return nil
}

func (w *Writer) tallySubjects(ctx context.Context, subjects []int64) error {
	tallies := insert(ctx, w.x.conn, "INSERT INTO tally VALUES (?, ?, ?)")
	postings := insert(ctx, w.x.conn, "INSERT OR REPLACE INTO posting VALUES (?, ?)")
	var posting []byte
	for _, subject := range subjects {
		var t briefing.Tally
		var last int64
		posting = posting[:0]
		err := eachMention(ctx, w.x.conn, subject, func(article int64, mentions int, spans []byte) error {
			posting = appendPosting(posting, last, article, mentions, spans)
			last = article
			t.Mentions += mentions
			t.Articles++
			return nil
		})
		if err != nil {
			return errors.Join(err, tallies.close(), postings.close())
		}
		if t.Articles > 0 {
			tallies.row(subject, t.Mentions, t.Articles)
			postings.row(subject, slices.Clone(posting))
		}
	}
	return errors.Join(tallies.close(), postings.close())
}
