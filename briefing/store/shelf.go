package store

import (
	"context"
	"database/sql"
	"fmt"
	"sync"
	"sync/atomic"

	"briefing/briefing"
)

// shelf holds the entries of a catalog. Those of a library on disk are read by
// the chunk, when one of them is first asked for.
type shelf struct {
	entries []briefing.Entry

	mu      sync.Mutex
	read    []bool       // for each chunk, whether it was
	missing atomic.Int32 // how many were not
}

// newShelf returns a shelf for n entries that are to be read.
func newShelf(n int) *shelf {
	chunks := (n + chunkEntries - 1) / chunkEntries
	s := &shelf{entries: make([]briefing.Entry, n), read: make([]bool, chunks)}
	s.missing.Store(int32(chunks))
	return s
}

// chunksAtOnce is how many chunks are read at a time, if all are wanted: whoever
// wants but one of them can get in between.
const chunksAtOnce = 16

// all returns the entries of c.
func (s *Store) all(ctx context.Context, c *catalog) ([]briefing.Entry, error) {
	for from := 0; from < len(c.shelf.read); from += chunksAtOnce {
		if err := s.need(ctx, c, from, min(from+chunksAtOnce, len(c.shelf.read))-1); err != nil {
			return nil, err
		}
	}
	return c.shelf.entries, ctx.Err()
}

// entry returns one entry of c.
func (s *Store) entry(ctx context.Context, c *catalog, place int) (briefing.Entry, error) {
	if place < 0 || place >= len(c.shelf.entries) {
		return briefing.Entry{}, fmt.Errorf("article %d of %d: %w", place, len(c.shelf.entries), briefing.ErrNotFound)
	}
	if err := s.need(ctx, c, place/chunkEntries, place/chunkEntries); err != nil {
		return briefing.Entry{}, err
	}
	return c.shelf.entries[place], nil
}

// need reads those of the chunks first to last that were not.
func (s *Store) need(ctx context.Context, c *catalog, first, last int) error {
	shelf := c.shelf
	if shelf.missing.Load() == 0 {
		return ctx.Err()
	}
	shelf.mu.Lock()
	defer shelf.mu.Unlock()
	for first <= last && shelf.read[first] {
		first++
	}
	for first <= last && shelf.read[last] {
		last--
	}
	if first > last {
		return ctx.Err()
	}
	const list = "SELECT chunk, entries FROM catalog WHERE chunk BETWEEN ? AND ?"
	err := s.query(ctx, list, []any{first, last}, func(row *sql.Rows) error {
		var chunk int
		var data sql.RawBytes
		if err := row.Scan(&chunk, &data); err != nil || shelf.read[chunk] {
			return err
		}
		return shelf.fill(chunk, data)
	})
	for i := first; i <= last && err == nil; i++ {
		if !shelf.read[i] {
			err = s.failure(ctx, errChunk)
		}
	}
	if err != nil {
		return fmt.Errorf("read the catalog: %w", err)
	}
	return nil
}

// fill reads a chunk.
func (s *shelf) fill(chunk int, data []byte) error {
	from := chunk * chunkEntries
	if err := decodeChunk(s.entries[from:min(from+chunkEntries, len(s.entries))], data); err != nil {
		return err
	}
	s.read[chunk] = true
	s.missing.Add(-1)
	return nil
}
