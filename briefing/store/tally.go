package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"briefing/briefing"
)

// tallyOf counts a subject's mentions.
type tallyOf struct {
	subject int64
	briefing.Tally
}

// countTallies calls each with the tally of every subject that has mentions.
func countTallies(ctx context.Context, from querier, each func(tallyOf)) error {
	err := eachRow(ctx, from, "SELECT subject, mentions, articles FROM tally", nil, func(row *sql.Rows) error {
		var t tallyOf
		err := row.Scan(&t.subject, &t.Mentions, &t.Articles)
		each(t)
		return err
	})
	if err != nil {
		return err
	}
	subjects, err := untallied(ctx, from)
	if err != nil {
		return err
	}
	for _, subject := range subjects {
		t := tallyOf{subject: subject}
		err := eachPosting(ctx, from, subject, func(_ int64, mentions int, _ []byte) error {
			t.Mentions += mentions
			t.Articles++
			return nil
		})
		if err != nil {
			return err
		}
		each(t)
	}
	return nil
}

// untallied returns the subjects that have a posting and no tally.
func untallied(ctx context.Context, from querier) ([]int64, error) {
	var subjects []int64
	const list = "SELECT DISTINCT subject FROM posting EXCEPT SELECT subject FROM tally ORDER BY 1"
	err := eachRow(ctx, from, list, nil, func(row *sql.Rows) error {
		var subject int64
		err := row.Scan(&subject)
		subjects = append(subjects, subject)
		return err
	})
	return subjects, err
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
// the order of their ids, how many mentions that are and their spans.
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
	return s.withReader(ctx, func(from querier) error { return eachPosting(ctx, from, number, placed) })
}

// tally counts the mentions of the subjects that have no tally, and puts the parts
// of their postings together.
func (w *Writer) tally(ctx context.Context) error {
	subjects, err := untallied(ctx, w.x.conn)
	if err == nil && len(subjects) > 0 {
		err = w.transact(ctx, func(ctx context.Context) error { return w.tallySubjects(ctx, subjects) })
	}
	if err != nil {
		return fmt.Errorf("count mentions: %w", err)
	}
	return nil
}

func (w *Writer) tallySubjects(ctx context.Context, subjects []int64) error {
	tallies := insert(ctx, w.x.conn, "INSERT INTO tally VALUES (?, ?, ?)")
	remove := insert(ctx, w.x.conn, "DELETE FROM posting WHERE subject = ?")
	postings := insert(ctx, w.x.conn, insertPosting)
	for _, subject := range subjects {
		var t briefing.Tally
		var whole posting
		err := eachPosting(ctx, w.x.conn, subject, func(article int64, mentions int, spans []byte) error {
			whole.add(article, mentions, spans)
			t.Mentions += mentions
			t.Articles++
			return nil
		})
		if err != nil {
			return errors.Join(err, tallies.close(), remove.close(), postings.close())
		}
		remove.row(subject)
		if t.Articles > 0 {
			tallies.row(subject, t.Mentions, t.Articles)
			postings.row(subject, whole.bytes)
		}
	}
	return errors.Join(tallies.close(), remove.close(), postings.close())
}
