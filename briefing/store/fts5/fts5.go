// Package fts5 reads the inverted index that SQLite's FTS5 keeps in its tables.
//
// FTS5 answers which rows match, at the cost of a call for each row and each hit. Whoever
// only counts the hits of a word in a hundred thousand rows is faster by an order of
// magnitude in reading the lists themselves. The form of these tables is part of SQLite's
// file format. This package reads what tables with content = ”, contentless_delete = 1 and
// detail = full have, and without an index of prefixes. It writes nothing.
//
//   - fts5.go: the structure of the index, and the rows that are no more
//   - segment.go: from a term to the lists of its hits
//   - hits.go: the hits in one row
//
// An index consists of segments. Each holds terms in order, and for each term the rows that
// have it, in order, with their hits. Rows that were deleted stay in their segments, which
// list them apart, as tombstones.
package fts5

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
)

// ErrDamaged says that an index is not as FTS5 writes it.
var ErrDamaged = errors.New("the search index is damaged")

// Blocks reads the tables of an index. Its functions return the rows of one state of the
// database.
type Blocks interface {
	// Each calls do with the blocks of the table of data that have an id between two,
	// inclusive, in ascending order, until it returns false. do must not keep the block.
	Each(ctx context.Context, from, to int64, do func(id int64, block []byte) (more bool, err error)) error
	// Page returns the number of the table of pages for a segment: that with the greatest
	// term up to the given one; 0 if there is none.
	Page(ctx context.Context, segment int64, term []byte) (int64, error)
}

// Index is the structure of an index. It is safe for concurrent use.
type Index struct{ segments []segment }

// segment is a part of the index, in blocks numbered from first to last.
type segment struct {
	id          int64
	first, last int64
	gone        map[int64]bool // rows that were deleted
}

// Ids of blocks: a segment's number, and the number of the block in it.
const (
	structureBlock = 10
	pageBits       = 37
	tombstones     = 1 << 16 // added to the number of a segment for the blocks of its tombstones
)

// Open reads the structure of an index.
func Open(ctx context.Context, b Blocks) (*Index, error) {
	x := &Index{}
	var pages []int64 // of tombstones, for each segment
	found := false
	err := b.Each(ctx, structureBlock, structureBlock, func(_ int64, block []byte) (bool, error) {
		var err error
		found = true
		x.segments, pages, err = readStructure(block)
		return false, err
	})
	if err == nil && !found {
		err = fmt.Errorf("%w: it has no structure", ErrDamaged)
	}
	for i := range x.segments {
		if err == nil && pages[i] > 0 {
			x.segments[i].gone, err = readTombstones(ctx, b, x.segments[i].id, pages[i])
		}
	}
	if err != nil {
		return nil, err
	}
	return x, nil
}

// withOrigins follows the first four bytes of a structure that knows tombstones.
var withOrigins = []byte{0xff, 0, 0, 1}

// readStructure returns the segments, and how many blocks of tombstones each has. A segment
// without a block, whose rows were all merged into another one, is left out.
func readStructure(block []byte) (segments []segment, tombstonePages []int64, err error) {
	const cookie = 4
	r := reader{rest: block}
	r.skip(cookie)
	hasOrigins := bytes.HasPrefix(r.rest, withOrigins)
	if hasOrigins {
		r.skip(len(withOrigins))
	}
	levels := r.number()
	r.number() // of all segments
	r.number() // of writes
	for range levels {
		if r.damaged {
			break
		}
		r.number() // of segments that are being merged
		for range r.number() {
			s := segment{id: r.number(), first: r.number(), last: r.number()}
			var pages int64
			if hasOrigins {
				r.number() // the origins of its rows, from
				r.number() // and to
				pages = r.number()
				r.number() // of tombstones
				r.number() // of rows
			}
			if r.damaged {
				return nil, nil, fmt.Errorf("%w: its structure", ErrDamaged)
			}
			if s.first > 0 {
				segments, tombstonePages = append(segments, s), append(tombstonePages, pages)
			}
		}
	}
	if r.damaged {
		return nil, nil, fmt.Errorf("%w: its structure", ErrDamaged)
	}
	return segments, tombstonePages, nil
}

// readTombstones returns the rows of a segment that were deleted. Each block is a hash table
// of their numbers, in which 0 is an empty slot: a flag before them says whether row 0 is
// among them.
func readTombstones(ctx context.Context, b Blocks, segment, pages int64) (map[int64]bool, error) {
	const header, short, long = 8, 4, 8
	gone := map[int64]bool{}
	from := (segment + tombstones) << pageBits
	err := b.Each(ctx, from, from+pages-1, func(_ int64, block []byte) (bool, error) {
		if len(block) < header || block[0] != short && block[0] != long {
			return false, fmt.Errorf("%w: its deleted rows", ErrDamaged)
		}
		if block[1] != 0 {
			gone[0] = true
		}
		size := int(block[0])
		for slots := block[header:]; len(slots) >= size; slots = slots[size:] {
			row := int64(binary.BigEndian.Uint32(slots))
			if size == long {
				row = int64(binary.BigEndian.Uint64(slots))
			}
			if row != 0 {
				gone[row] = true
			}
		}
		return true, nil
	})
	return gone, err
}

// reader reads numbers. After a fault it returns only zeros.
type reader struct {
	rest    []byte
	damaged bool
}

func (r *reader) skip(n int) {
	if n > len(r.rest) {
		r.rest, r.damaged = nil, true
		return
	}
	r.rest = r.rest[n:]
}

// number reads a number that is a count of something within the block or the file.
func (r *reader) number() int64 {
	n, size := Varint(r.rest)
	if size == 0 || n < 0 || r.damaged {
		r.rest, r.damaged = nil, true
		return 0
	}
	r.rest = r.rest[size:]
	return n
}

// Varint reads a number in SQLite's form: seven bits a byte, the highest first, and eight in
// the ninth byte. It returns how many bytes that were, 0 if b ends before.
func Varint(b []byte) (n int64, size int) {
	if len(b) > 0 && b[0] < 0x80 {
		return int64(b[0]), 1 // most are so short
	}
	return longVarint(b)
}

func longVarint(b []byte) (n int64, size int) {
	const most = 9
	for i, c := range b[:min(most, len(b))] {
		if i == most-1 {
			return n<<8 | int64(c), most
		}
		n = n<<7 | int64(c&0x7f)
		if c < 0x80 {
			return n, i + 1
		}
	}
	return 0, 0
}

// AppendVarint appends a number that is not below zero, and below 1<<56, in the form that
// Varint reads.
func AppendVarint(dst []byte, n int64) []byte {
	const groups = 8
	begun := false
	for i := groups - 1; i >= 0; i-- {
		c := byte(n>>(7*i)) & 0x7f
		begun = begun || c != 0 || i == 0
		if begun && i > 0 {
			c |= 0x80
		}
		if begun {
			dst = append(dst, c)
		}
	}
	return dst
}
