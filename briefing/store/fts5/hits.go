package fts5

import (
	"encoding/binary"
	"math/bits"
)

// Hits are the places of a term in a row, as FTS5 writes them. For each place there is a
// number, the place counted from the one before in the same column, plus two. Before those
// of a column other than the first stand the number 1 and the number of the column.
type Hits []byte

// columnMark precedes the number of a column.
const columnMark = 1

// Columns is the most columns of a table that Weight knows.
const Columns = 8

// Weight returns the sum of the weights of the hits, by their columns. Damaged hits have some
// weight.
func (h Hits) Weight(weights *[Columns]uint32) (sum uint32) {
	if n, ok := h.few(); ok {
		return n * weights[h[1]%Columns]
	}
	w, isWithin := weights[0], false // within a number
	for i := 0; i < len(h); {
		if i+8 <= len(h) {
			eight := binary.LittleEndian.Uint64(h[i:])
			if !hasMark(eight) {
				sum += w * ended(eight)
				isWithin = eight>>63 != 0
				i += 8
				continue
			}
		}
		c := h[i]
		i++
		switch {
		case c == columnMark && !isWithin && i < len(h):
			w = weights[h[i]%Columns]
			i++
		case c < 0x80:
			sum, isWithin = sum+w, false
		default:
			isWithin = true
		}
	}
	return sum
}

// few returns how many hits there are if they are in one column that is not the first, and
// take up to six bytes.
func (h Hits) few() (n uint32, ok bool) {
	const mark = 2 // bytes that say which column it is
	if len(h) <= mark || len(h) > 8 || cap(h) < 8 || h[0] != columnMark {
		return 0, false
	}
	numbers := binary.LittleEndian.Uint64(h[:8]) >> (8 * mark)
	beyond := ^uint64(0) << (8 * (len(h) - mark))
	numbers |= beyond
	return ended(numbers), !hasMark(numbers)
}

// Bits of eight bytes.
const eachByte, highestBits = 0x0101010101010101, 0x8080808080808080

// hasMark reports whether one of eight bytes is columnMark, or maybe one that follows it.
func hasMark(eight uint64) bool {
	zero := eight ^ eachByte
	return (zero-eachByte)&^zero&highestBits != 0
}

// ended returns how many numbers end in eight bytes.
func ended(eight uint64) uint32 { return uint32(bits.OnesCount64(^eight & highestBits)) }

// columnBits is how far the number of a column is shifted in a place.
const columnBits = 32

// Column returns the number of the column of a place.
func Column(place int64) int { return int(uint64(place)>>columnBits) % Columns }

// Places goes over the places of hits, in ascending order. Each is the number of a column
// times 1<<32, plus the number of a token in it.
type Places struct {
	At   int64
	rest Hits
}

// Places returns the places before the first one.
func (h Hits) Places() Places { return Places{rest: h} }

// Next goes to the next place, and reports whether there is one.
func (p *Places) Next() bool {
	if len(p.rest) > 0 && p.rest[0]-columnMark-1 < 0x80-columnMark-1 { // a number of one byte
		p.At += int64(p.rest[0]) - 2
		p.rest = p.rest[1:]
		return true
	}
	return p.next()
}

func (p *Places) next() bool {
	for len(p.rest) > 0 {
		n, size := Varint(p.rest)
		if size == 0 {
			return false
		}
		p.rest = p.rest[size:]
		if n != columnMark {
			p.At += n - 2
			return true
		}
		if len(p.rest) > 0 {
			p.At, p.rest = int64(p.rest[0])<<columnBits, p.rest[1:]
		}
	}
	return false
}

// Append appends a place to h, which ends with the place last, or is empty and last is 0.
func (h Hits) Append(last, place int64) Hits {
	if column := place >> columnBits; column != last>>columnBits {
		h = append(h, columnMark, byte(column))
		last = column << columnBits
	}
	return AppendVarint(h, place-last+2)
}
