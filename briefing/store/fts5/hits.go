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
	const each, highest = 0x0101010101010101, 0x8080808080808080 // bits of eight bytes
	w, isWithin := weights[0], false                             // within a number
	for i := 0; i < len(h); {
		if i+8 <= len(h) {
			eight := binary.LittleEndian.Uint64(h[i:])
			marks := eight ^ each // a byte that may be columnMark is zero
			if (marks-each)&^marks&highest == 0 {
				sum += w * uint32(bits.OnesCount64(^eight&highest)) // each number ends with such a byte
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

// columnBits is how far the number of a column is shifted in a place.
const columnBits = 32

// AppendPlaces appends the places of the hits to dst, ascending: each is the number of a
// column times 1<<32, plus the number of a token in it.
func (h Hits) AppendPlaces(dst []int64) []int64 {
	at := int64(0)
	for i := 0; i < len(h); {
		n := int64(h[i])
		if i++; n >= 0x80 {
			var size int
			if n, size = Varint(h[i-1:]); size == 0 {
				break
			}
			i += size - 1
		}
		if n != columnMark {
			at += n - 2
			dst = append(dst, at)
		} else if i < len(h) {
			at = int64(h[i]) << columnBits
			i++
		}
	}
	return dst
}

// Column returns the number of the column of a place.
func Column(place int64) int { return int(place>>columnBits) % Columns }
