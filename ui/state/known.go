package state

import (
	"encoding/binary"
	"hash/fnv"
	"iter"
	"slices"

	"briefing/briefing"
)

// Known is which articles a library had when the reader was there last: four bytes of
// each one's hash, in ascending order. A new article is taken for a known one in one case
// of four million in a library of a thousand, of 200,000 in the largest.
type Known []byte

// mostKnown is the most articles that are kept account of.
const mostKnown = 20_000

const hashBytes = 4

// NewKnown returns the articles with ids, nil if they are too many to keep.
func NewKnown(n int, ids iter.Seq[briefing.ArticleID]) Known {
	if n > mostKnown {
		return nil
	}
	hashes := make([]uint32, 0, n)
	for id := range ids {
		hashes = append(hashes, hashOf(id))
	}
	slices.Sort(hashes)
	known := make(Known, 0, n*hashBytes)
	for _, h := range hashes {
		known = binary.BigEndian.AppendUint32(known, h)
	}
	return known
}

// Has reports whether an article was there.
func (k Known) Has(id briefing.ArticleID) bool {
	want, lo, hi := hashOf(id), 0, len(k)/hashBytes
	for lo < hi {
		mid := (lo + hi) / 2
		switch h := binary.BigEndian.Uint32(k[mid*hashBytes:]); {
		case h == want:
			return true
		case h < want:
			lo = mid + 1
		default:
			hi = mid
		}
	}
	return false
}

func hashOf(id briefing.ArticleID) uint32 {
	h := fnv.New32a()
	_, _ = h.Write([]byte(id)) // never fails
	return h.Sum32()
}
