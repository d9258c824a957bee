package store

import (
	"context"
	"database/sql"
	"fmt"
	"sync"
	"sync/atomic"

	"briefing/briefing"
)

// shelf holds the entries of a catalog. For a library on disk they are read
// chunk by chunk on demand. Room for all is allocated only when all are needed.
type shelf struct {
	n int // how many entries there are

	mu      sync.Mutex
	entries []briefing.Entry   // all of them; nil until they are needed
	chunks  [][]briefing.Entry // on disk: the chunks read so far, else nil
	missing atomic.Int32       // number of unread chunks
}

// fullShelf returns a shelf of entries.
func fullShelf(entries []briefing.Entry) *shelf { return &shelf{n: len(entries), entries: entries} }

// newShelf returns a shelf for n entries to be read.
func newShelf(n int) *shelf {
	s := &shelf{n: n, chunks: make([][]briefing.Entry, (n+chunkEntries-1)/chunkEntries)}
	s.missing.Store(int32(len(s.chunks)))
	return s
}

// room returns the entries. Those not read so far are empty.
func (s *shelf) room() []briefing.Entry {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.entries != nil {
		return s.entries
	}
	s.entries = make([]briefing.Entry, s.n)
	for i, read := range s.chunks {
		if read != nil {
			s.chunks[i] = s.place(i)
			copy(s.chunks[i], read)
		}
	}
	return s.entries
}

// place returns the part of entries for a chunk.
func (s *shelf) place(chunk int) []briefing.Entry {
	from := chunk * chunkEntries
	to := min(from+chunkEntries, s.n)
	if s.entries == nil {
		return make([]briefing.Entry, to-from)
	}
	return s.entries[from:to]
}

// chunksAtOnce is the number of chunks read at a time when all are wanted.
// Between them, readers of a single chunk get their turn.
const chunksAtOnce = 16

// all returns the entries of c.
func (s *Store) all(ctx context.Context, c *catalog) ([]briefing.Entry, error) {
	entries, chunks := c.shelf.room(), len(c.shelf.chunks)
	for from := 0; from < chunks; from += chunksAtOnce {
		if err := s.need(ctx, c, from, min(from+chunksAtOnce, chunks)-1); err != nil {
			return nil, err
		}
	}
	return entries, ctx.Err()
}

// entry returns one entry of c.
func (s *Store) entry(ctx context.Context, c *catalog, place int) (briefing.Entry, error) {
	shelf := c.shelf
	if place < 0 || place >= shelf.n {
		return briefing.Entry{}, fmt.Errorf("article %d of %d: %w", place, shelf.n, briefing.ErrNotFound)
	}
	if shelf.chunks == nil {
		return shelf.entries[place], ctx.Err()
	}
	chunk := place / chunkEntries
	if err := s.need(ctx, c, chunk, chunk); err != nil {
		return briefing.Entry{}, err
	}
	shelf.mu.Lock()
	defer shelf.mu.Unlock()
	return shelf.chunks[chunk][place%chunkEntries], nil
}

// need reads the unread chunks from first to last.
func (s *Store) need(ctx context.Context, c *catalog, first, last int) error {
	shelf := c.shelf
	if shelf.missing.Load() == 0 {
		return ctx.Err()
	}
	shelf.mu.Lock()
	defer shelf.mu.Unlock()
	for first <= last && shelf.chunks[first] != nil {
		first++
	}
	for first <= last && shelf.chunks[last] != nil {
		last--
	}
	if first > last {
		return ctx.Err()
	}
	const list = "SELECT chunk, entries FROM catalog WHERE chunk BETWEEN ? AND ?"
	err := s.query(ctx, list, []any{first, last}, func(row *sql.Rows) error {
		var chunk int
		var data sql.RawBytes
		if err := row.Scan(&chunk, &data); err != nil || shelf.chunks[chunk] != nil {
			return err
		}
		return shelf.fill(chunk, data)
	})
	for i := first; i <= last && err == nil; i++ {
		if shelf.chunks[i] == nil {
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
	entries := s.place(chunk)
	if err := decodeChunk(entries, data); err != nil {
		return err
	}
	s.chunks[chunk] = entries
	s.missing.Add(-1)
	return nil
}
