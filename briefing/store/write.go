package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"briefing/briefing"
)

// write writes the rows of a library, all but its search index.
func (s *Store) write(ctx context.Context, c *catalog, articles []Linked) error {
	err := s.transact(ctx, func(tx *sql.Tx) error {
		if err := writeSubjects(ctx, tx, c); err != nil {
			return err
		}
		if err := writeArticles(ctx, tx, c, articles); err != nil {
			return err
		}
		return writeMentions(ctx, tx, c, articles)
	})
	if err != nil {
		return fmt.Errorf("write a library: %w", err)
	}
	return nil
}

// transact carries out do, or nothing of it if it fails.
func (s *Store) transact(ctx context.Context, do func(*sql.Tx) error) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := do(tx); err != nil {
		_ = tx.Rollback() // do's error says what went wrong
		return err
	}
	return tx.Commit()
}

// inserter inserts rows with one prepared statement.
type inserter struct {
	ctx  context.Context
	stmt *sql.Stmt
	err  error // the first one; nothing is inserted after it
}

// preparer is a *sql.Tx or *sql.Conn.
type preparer interface {
	PrepareContext(ctx context.Context, query string) (*sql.Stmt, error)
}

func insert(ctx context.Context, into preparer, statement string) *inserter {
	stmt, err := into.PrepareContext(ctx, statement)
	return &inserter{ctx: ctx, stmt: stmt, err: err}
}

const (
	insertArticle = "INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
	insertCopy    = "INSERT INTO copy VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
	insertText    = "INSERT INTO text VALUES (?, ?, ?)"
	insertPosting = "INSERT INTO posting VALUES (NULL, ?, ?)"
	insertLinked  = "INSERT OR REPLACE INTO linked VALUES (?, ?)"
	insertIndex   = "INSERT INTO fts(rowid, title, body, alias, facet) VALUES (?, ?, ?, ?, ?)"
)

func (i *inserter) row(values ...any) {
	if i.err == nil {
		_, i.err = i.stmt.ExecContext(i.ctx, values...)
	}
}

// returning inserts a row and returns the number that the statement returns.
func (i *inserter) returning(values ...any) (n int64) {
	if i.err == nil {
		i.err = i.stmt.QueryRowContext(i.ctx, values...).Scan(&n)
	}
	return n
}

// article inserts a row with insertArticle.
func (i *inserter) article(id int64, e briefing.Entry) {
	i.row(slices.Concat([]any{id}, entryValues(e))...)
}

// copy inserts a row with insertCopy.
func (i *inserter) copy(r articleRow) {
	i.row(slices.Concat([]any{r.key[:]}, entryValues(r.Article.Entry), []any{[]byte(r.Article.Text), toJSON(r.Article.Removed)})...)
}

// entryValues returns the values of entryColumns except the first.
func entryValues(e briefing.Entry) []any {
	return []any{
		string(e.ID), e.Title, e.Source, e.Author, e.Published.String(), e.URL, string(e.File), e.Original, e.Language,
		toJSON(e.Tags), e.Words, toJSON(e.Also), e.DatedByName, toJSON(e.Note), toJSON(e.Paths),
	}
}

// index inserts a row with insertIndex.
func (i *inserter) index(r indexRow) { i.row(r.id, r.Title, r.Body, r.Alias, r.Facets) }

func (i *inserter) close() error {
	if i.stmt != nil {
		i.err = cmp.Or(i.err, i.stmt.Close())
	}
	return i.err
}

func writeSubjects(ctx context.Context, tx *sql.Tx, c *catalog) error {
	in := insert(ctx, tx, "INSERT INTO subject VALUES (?, ?)")
	for i, id := range c.subjects {
		in.row(i, string(id))
	}
	return in.close()
}

func writeArticles(ctx context.Context, tx *sql.Tx, c *catalog, articles []Linked) error {
	entries := insert(ctx, tx, insertArticle)
	texts := insert(ctx, tx, insertText)
	for i := range inIDOrder(c.ids) {
		a := articles[i].Article
		entries.article(c.ids[i], a.Entry)
		texts.row(c.ids[i], []byte(a.Text), toJSON(a.Removed))
	}
	return cmp.Or(entries.close(), texts.close())
}

// inIDOrder yields the indexes of ids in ascending order of id: SQLite inserts
// rows in that order at half the cost. ids ascend already, except those of
// unknown dates, which come last.
func inIDOrder(ids []int64) func(yield func(int) bool) {
	unknown := len(ids)
	for unknown > 0 && ids[unknown-1]>>idBits == 0 {
		unknown--
	}
	return func(yield func(int) bool) {
		for i := range ids {
			if !yield((i + unknown) % len(ids)) {
				return
			}
		}
	}
}

type mentionRow struct {
	subject  int64
	article  int64
	mentions []briefing.Mention
}

func writeMentions(ctx context.Context, tx *sql.Tx, c *catalog, articles []Linked) error {
	var rows []mentionRow
	linked := insert(ctx, tx, insertLinked)
	for i := range inIDOrder(c.ids) {
		of := mentionRows(c, c.ids[i], articles[i].Mentions)
		linked.row(c.ids[i], appendLinked([]byte{}, of))
		rows = append(rows, of...)
	}
	if err := linked.close(); err != nil {
		return err
	}
	in := insert(ctx, tx, insertPosting)
	err := putPostings(rows, func(subject int64, part []byte) error {
		in.row(subject, part)
		return nil
	})
	return errors.Join(err, in.close())
}

// mentionRows returns the mentions of one article, a row for each subject.
func mentionRows(c *catalog, article int64, mentions []briefing.Mention) []mentionRow {
	type place struct{ subject, at int }
	places := make([]place, len(mentions))
	for i, m := range mentions {
		places[i] = place{c.numbers[m.Subject], i}
	}
	slices.SortFunc(places, func(a, b place) int { return cmp.Or(cmp.Compare(a.subject, b.subject), cmp.Compare(a.at, b.at)) })
	bySubject := make([]briefing.Mention, len(mentions))
	var rows []mentionRow
	for i, p := range places {
		bySubject[i] = mentions[p.at]
		if n := len(rows); n > 0 && rows[n-1].subject == int64(p.subject) {
			rows[n-1].mentions = rows[n-1].mentions[:len(rows[n-1].mentions)+1]
			continue
		}
		rows = append(rows, mentionRow{int64(p.subject), article, bySubject[i : i+1]})
	}
	return rows
}

// toJSON returns v in JSON. It is called with texts, lists and what holds these,
// which always have one.
func toJSON(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return string(b)
}
