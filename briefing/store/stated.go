package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"briefing/briefing"
)

// Stated calls each with what articles state of themselves: source, date and
// tags, and how many articles state just that.
func (x *Index) Stated(ctx context.Context, each func(stated briefing.Entry, articles int)) error {
	const list = "SELECT source, published, tags, count(*) FROM article GROUP BY source, published, tags"
	return x.stated(ctx, list, each)
}

// Tags calls each with the tags of articles, and how many have just these.
func (x *Index) Tags(ctx context.Context, each func(stated briefing.Entry, articles int)) error {
	return x.stated(ctx, "SELECT '', '', tags, count(*) FROM article GROUP BY tags", each)
}

func (x *Index) stated(ctx context.Context, list string, each func(briefing.Entry, int)) error {
	err := x.each(ctx, list, func(row *sql.Rows) error {
		var e briefing.Entry
		var published string
		var tags sql.RawBytes
		var n int
		err := row.Scan(&e.Source, &published, &tags, &n)
		if err != nil {
			return err
		}
		if e.Published, err = briefing.ParseDate(published); err != nil {
			return fmt.Errorf("%w: %w", errDamaged, err)
		}
		if err := fromJSON(tags, &e.Tags); err != nil {
			return err
		}
		each(e, n)
		return nil
	})
	if err != nil {
		return fmt.Errorf("what the articles of an index state: %w", err)
	}
	return nil
}

// Folders calls each with the folders that documents of articles are in, and how many
// articles that are.
func (x *Index) Folders(ctx context.Context, each func(folder string, articles int)) error {
	// Trimmed are all characters behind the last slash.
	const list = "SELECT rtrim(file, replace(file, '/', '')), count(*) FROM article GROUP BY 1"
	err := x.each(ctx, list, func(row *sql.Rows) error {
		var folder string
		var n int
		if err := row.Scan(&folder, &n); err != nil {
			return err
		}
		each(strings.TrimRight(folder, "/"), n)
		return nil
	})
	if err != nil {
		return fmt.Errorf("the folders of an index: %w", err)
	}
	return nil
}

// Notes calls each with the articles that are notes, with their titles and
// their accounts of a figure.
func (x *Index) Notes(ctx context.Context, each func(note briefing.Entry)) error {
	const list = "SELECT key, title, note FROM article WHERE note <> 'null'"
	err := x.each(ctx, list, func(row *sql.Rows) error {
		var e briefing.Entry
		var note sql.RawBytes
		if err := row.Scan(&e.ID, &e.Title, &note); err != nil {
			return err
		}
		if err := fromJSON(note, &e.Note); err != nil {
			return err
		}
		each(e)
		return nil
	})
	if err != nil {
		return fmt.Errorf("the notes in an index: %w", err)
	}
	return nil
}

// Counts returns how often each subject is mentioned that was linked, whatever
// the digest.
func (x *Index) Counts(ctx context.Context) (map[briefing.SubjectID]int, error) {
	mentions := map[int64]int{}
	err := countTallies(ctx, x.conn, func(t tallyOf) { mentions[t.subject] = t.Mentions })
	numbers := map[briefing.SubjectID]int64{}
	if err == nil {
		numbers, err = readSubjects(ctx, x.conn)
	}
	counts := make(map[briefing.SubjectID]int, len(numbers))
	for id, number := range numbers {
		counts[id] = mentions[number]
	}
	if err != nil {
		return nil, fmt.Errorf("count the mentions in an index: %w", err)
	}
	return counts, nil
}

// Derived returns what KeepDerived kept, nil if the index has changed since.
func (x *Index) Derived(ctx context.Context) (data []byte, err error) {
	const row = "SELECT value FROM meta WHERE key = 'derived ' || (SELECT value FROM meta WHERE key = 'generation')"
	err = x.each(ctx, row, func(row *sql.Rows) error { return row.Scan(&data) })
	if err != nil {
		return nil, fmt.Errorf("what was derived from index %q: %w", x.path, err)
	}
	return data, nil
}

// KeepDerived stores data derived from the articles' statements, until the
// index changes. The index must be locked.
func (x *Index) KeepDerived(ctx context.Context, data []byte) error {
	_, err := x.conn.ExecContext(ctx, "DELETE FROM meta WHERE key LIKE 'derived %'")
	if err == nil {
		const keep = "INSERT INTO meta SELECT 'derived ' || value, ? FROM meta WHERE key = 'generation'"
		_, err = x.conn.ExecContext(ctx, keep, data)
	}
	if err != nil {
		return fmt.Errorf("keep what was derived from index %q: %w", x.path, err)
	}
	return nil
}
