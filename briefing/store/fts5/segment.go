package fts5

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"math"
)

// A block of a segment begins with two numbers of two bytes: the place of the first row
// that continues the list of the block before, 0 if there is none, and the place of the
// footer. The footer has the places of the terms, each counted from the one before. Between
// stand the terms, each with its rows: as many bytes as it shares with the term before
// (unless it is the block's first), how many others follow, and these. A row is its number,
// counted from the row before unless it is the first of its term or continues the list of
// the block before; twice how many bytes the hits take; and the hits, which may go on in the
// next block.

// termPrefix stands before every term, and tells it from those of an index of prefixes.
const termPrefix = '0'

// Rows calls each with the rows that have a term, or one that begins with it, and their
// hits there. Rows are in order within one term of one segment only. each must not keep the
// hits.
func (x *Index) Rows(ctx context.Context, b Blocks, term string, isPrefix bool, each func(row int64, hits Hits)) error {
	key := append([]byte{termPrefix}, term...)
	for _, s := range x.segments {
		page, err := b.Page(ctx, s.id, key)
		if err != nil {
			return err
		}
		w := walk{key: key, isPrefix: isPrefix, gone: s.gone, each: each}
		first := s.id<<pageBits + max(page>>isLongBits, s.first)
		err = b.Each(ctx, first, s.id<<pageBits+s.last, func(_ int64, block []byte) (bool, error) {
			more, ok := w.block(block)
			if !ok {
				return false, fmt.Errorf("%w: a list of rows", ErrDamaged)
			}
			return more, nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// isLongBits are the lowest bits of a page's number in the table of pages, which say whether
// there is an index of the rows of its last term.
const isLongBits = 1

// walk goes over the blocks of a segment.
type walk struct {
	key      []byte
	isPrefix bool
	gone     map[int64]bool
	each     func(int64, Hits)

	term    []byte
	isFound bool // term is one that is looked for
	isFirst bool // no row of term was read so far
	row     int64
	missing int    // bytes of the row's hits that are in the next block
	begun   []byte // those before
}

// block reads a block. It returns false if no other can have a term that is looked for.
func (w *walk) block(b []byte) (more, ok bool) {
	const header = 4
	if len(b) < header {
		return false, false
	}
	continued, end := int(binary.BigEndian.Uint16(b)), int(binary.BigEndian.Uint16(b[2:]))
	if end < header || end > len(b) {
		return false, false
	}
	footer, body := reader{rest: b[end:]}, b[:end]
	next := end
	if len(footer.rest) > 0 {
		next = int(footer.number())
	}
	if next < header || next > end || w.isFound && !w.rows(body[:next], header, continued) {
		return false, false
	}
	for isFirst := true; next < end; isFirst = false {
		from := next
		if next = end; len(footer.rest) > 0 {
			next = from + int(footer.number())
		}
		if footer.damaged || next <= from || next > end || w.isFound && w.missing > 0 {
			return false, false
		}
		at, ok := w.nextTerm(body[:next], from, isFirst)
		if !ok {
			return false, false
		}
		switch order := bytes.Compare(w.term, w.key); {
		case order == 0, w.isPrefix && bytes.HasPrefix(w.term, w.key):
			w.isFound, w.isFirst, w.missing = true, true, 0
			if !w.rows(body[:next], at, 0) {
				return false, false
			}
		case order > 0:
			return false, true
		}
	}
	return true, true
}

// nextTerm reads the term at a place of a block, and returns where its rows begin.
func (w *walk) nextTerm(b []byte, at int, isFirst bool) (int, bool) {
	kept := int64(0)
	if !isFirst {
		n, size := Varint(b[at:])
		if size == 0 {
			return 0, false
		}
		kept, at = n, at+size
	}
	n, size := Varint(b[at:])
	at += size
	if size == 0 || kept < 0 || kept > int64(len(w.term)) || n < 0 || n > int64(len(b)-at) {
		return 0, false
	}
	w.term = append(w.term[:kept], b[at:at+int(n)]...)
	w.isFound = false
	return at + int(n), true
}

// rows reads the rows from a place of b, which ends where those of the term do, or where the
// block does. The number of the row at the place continued is whole.
func (w *walk) rows(b []byte, at, continued int) bool {
	if w.missing > 0 {
		n := min(w.missing, len(b)-at)
		w.begun = append(w.begun, b[at:at+n]...)
		at += n
		if w.missing -= n; w.missing == 0 {
			w.found(w.begun)
		}
	}
	for at < len(b) {
		isWhole := w.isFirst || at == continued
		n, size := Varint(b[at:])
		if at += size; size == 0 || at == len(b) {
			return false
		}
		if isWhole {
			w.row = 0
		}
		w.row, w.isFirst = w.row+n, false
		n, size = Varint(b[at:])
		at += size
		const isDeletion = 1 // the lowest bit: never in an index with tombstones
		if size == 0 || n < 0 || n > math.MaxInt32 || n&isDeletion != 0 {
			return false
		}
		if end := at + int(n>>1); end <= len(b) {
			w.found(b[at:end])
			at = end
		} else {
			w.begun, w.missing = append(w.begun[:0], b[at:]...), end-len(b)
			return true
		}
	}
	return true
}

func (w *walk) found(hits []byte) {
	if len(w.gone) == 0 || !w.gone[w.row] {
		w.each(w.row, hits)
	}
}
