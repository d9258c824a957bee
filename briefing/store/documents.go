package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"briefing/briefing"
)

// Document is the state of a document when it was read into an index.
type Document struct {
	Path     string // slash-separated, relative to the library
	Size     int64  // in bytes
	Modified int64  // nanoseconds since 1970; -1 if changes might not show
	Said     string // fingerprint of the digest's description
	Hash     []byte // of its bytes

	Articles []briefing.ArticleID
	Problems []Problem

	// Unfinished says that more of its articles will follow.
	Unfinished bool
}

// Problem is a fault of a document.
type Problem struct {
	Line, Column int `json:",omitzero"` // from 1; 0 for the whole document
	Text         string
}

// Documents returns the documents in the index in the order of their paths,
// without Hash, Articles and Problems.
func (x *Index) Documents(ctx context.Context) ([]Document, error) {
	n, err := x.number(ctx, "SELECT count(*) FROM document")
	if err != nil {
		return nil, fmt.Errorf("documents of an index: %w", err)
	}
	documents := make([]Document, 0, n)
	err = x.each(ctx, "SELECT path, size, modified, said, unfinished FROM document ORDER BY path", func(row *sql.Rows) error {
		var d Document
		var said sql.RawBytes // mostly empty, so not copied
		err := row.Scan(&d.Path, &d.Size, &d.Modified, &said, &d.Unfinished)
		d.Said = string(said)
		documents = append(documents, d)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("documents of an index: %w", err)
	}
	return documents, nil
}

// Hash returns the hash of the document at path, nil if the index lacks it.
func (x *Index) Hash(ctx context.Context, path string) (hash []byte, err error) {
	err = x.each(ctx, "SELECT hash FROM document WHERE path = ?", func(row *sql.Rows) error { return row.Scan(&hash) }, path)
	if err != nil {
		return nil, fmt.Errorf("hash of document %q: %w", path, err)
	}
	return hash, nil
}

// Articles calls each with the IDs of every document's articles, in the order
// of paths. For a document read in parts it calls each several times. Copies
// are included.
func (x *Index) Articles(ctx context.Context, each func(path string, ids []briefing.ArticleID)) error {
	err := x.each(ctx, "SELECT path, -1, articles FROM document UNION ALL SELECT path, n, articles FROM part ORDER BY 1, 2", func(row *sql.Rows) error {
		var path string
		var list sql.RawBytes
		var ids []briefing.ArticleID
		if err := row.Scan(&path, new(int), &list); err != nil {
			return err
		}
		if err := fromJSON(list, &ids); err != nil {
			return err
		}
		each(path, ids)
		return nil
	})
	if err != nil {
		return fmt.Errorf("articles of an index: %w", err)
	}
	return nil
}

// BadDocuments returns the documents with problems in the order of paths, with
// only Path and Problems set.
func (x *Index) BadDocuments(ctx context.Context) ([]Document, error) {
	var documents []Document
	err := x.each(ctx, "SELECT path, problems FROM document WHERE problems <> 'null' ORDER BY path", func(row *sql.Rows) error {
		var d Document
		var list sql.RawBytes
		if err := row.Scan(&d.Path, &list); err != nil {
			return err
		}
		err := fromJSON(list, &d.Problems)
		documents = append(documents, d)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("bad documents of an index: %w", err)
	}
	return documents, nil
}

// Check reads the whole index and returns an error if it is damaged.
func (x *Index) Check(ctx context.Context) error {
	var problem string
	if err := x.conn.QueryRowContext(ctx, "PRAGMA integrity_check(1)").Scan(&problem); err != nil {
		return fmt.Errorf("check index %q: %w", x.path, err)
	}
	if problem != "ok" {
		return fmt.Errorf("check index %q: %w: %s", x.path, errDamaged, problem)
	}
	if err := execute(ctx, x.conn, "INSERT INTO fts(fts) VALUES ('integrity-check')"); err != nil {
		return fmt.Errorf("check index %q: %w", x.path, err)
	}
	return nil
}

// each calls do for every row of a query.
func (x *Index) each(ctx context.Context, query string, do func(*sql.Rows) error, args ...any) error {
	return eachRow(ctx, x.conn, query, args, do)
}

// fromJSON decodes the output of toJSON.
func fromJSON(data []byte, v any) error {
	if err := json.Unmarshal(data, v); err != nil {
		return fmt.Errorf("%w: %w", errDamaged, err)
	}
	return nil
}
