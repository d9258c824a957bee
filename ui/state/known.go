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

// Lacks reports whether an article of the set is not among those with ids.
func (k Known) Lacks(ids iter.Seq[briefing.ArticleID]) bool {
	there := 0
	for id := range ids {
		if k.Has(id) {
			there++
		}
	}
	return there < len(k)/hashBytes
}

// with returns the set with one more article.
func (k Known) with(id briefing.ArticleID) Known {
	if k.Has(id) {
		return k
	}
	h := hashOf(id)
	at := 0
	for at < len(k) && binary.BigEndian.Uint32(k[at:]) < h {
		at += hashBytes
	}
	return slices.Insert(slices.Clone(k), at, binary.BigEndian.AppendUint32(nil, h)...)
}

func hashOf(id briefing.ArticleID) uint32 {
	h := fnv.New32a()
	_, _ = h.Write([]byte(id)) // never fails
	return h.Sum32()
}
