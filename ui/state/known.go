package state

import (
	"encoding/binary"
	"hash/fnv"
	"iter"
	"slices"

	"briefing/briefing"
)

// Known is the set of articles at the last visit: the first four bytes of each
// hash, in ascending order. A new article is mistaken for a known one in one of
// four million cases in a library of a thousand, in one of 200,000 in the
// largest.
type Known []byte

// mostKnown limits the articles that are recorded.
const mostKnown = 20_000

const hashBytes = 4

// NewKnown returns the set of n articles with ids, nil if they are too many.
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

// Has reports whether an article is in the set.
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
