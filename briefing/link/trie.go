package link

import (
	"math/bits"
	"sync"

	"briefing/briefing/internal/fold"
	"briefing/briefing/internal/language"
)

// trie holds the words of all spellings. Its nodes are numbered; an edge leads
// from a node over a gap and a folded word to another node. It goes by hashes
// alone, so what it finds must be compared with the spelling itself.
type trie struct {
	edges []edge // open addressing; its length is a power of two
	nodes []node

	// first is a Bloom filter over the hashes of first words. Most words of a
	// text begin nothing, and end here.
	first []uint64
}

// vocabulary is what may stand in a text.
type vocabulary struct {
	trie      trie
	spellings []spelling
}

// vocabularyOf returns what may stand in a text in a language.
func (l *Linker) vocabularyOf(in *language.Language) *vocabulary {
	if !in.Inflects() {
		return &l.plain
	}
	once, _ := l.others.LoadOrStore(in, sync.OnceValue(func() *vocabulary { return l.inflected(in) }))
	return once.(func() *vocabulary)()
}

func newVocabulary(spellings []spelling) *vocabulary {
	return &vocabulary{newTrie(spellings), spellings}
}

type edge struct {
	key  uint64 // 0 if free
	node int32
}

type node struct {
	end   int32 // one past the first spelling that ends here, 0 if none does
	inner bool  // edges lead on from here
}

// newTrie returns the trie of spellings, and sets for each which one ends at the
// same node next.
func newTrie(spellings []spelling) trie {
	words := 0
	for i := range spellings {
		words += len(spellings[i].words)
	}
	t := trie{
		edges: make([]edge, powerOfTwo(2*words+1)),
		nodes: make([]node, 1, words+1),
		first: make([]uint64, powerOfTwo(max(256, words/4))),
	}
	for i := len(spellings) - 1; i >= 0; i-- { // backwards, to chain them in order
		t.add(&spellings[i], int32(i))
	}
	return t
}

func powerOfTwo(atLeast int) int {
	n := 1
	for n < atLeast {
		n *= 2
	}
	return n
}

func (t *trie) add(s *spelling, id int32) {
	if len(s.words) == 0 {
		return
	}
	at := int32(0)
	for i, w := range s.words {
		h := hash(w.folded, 0, len(w.folded))
		g := space
		if i == 0 {
			t.first[h>>6&uint64(len(t.first)-1)] |= 1 << (h & 63)
		} else {
			g = s.gaps[i-1]
		}
		at = t.grow(at, g, h)
	}
	s.next = t.nodes[at].end
	t.nodes[at].end = id + 1
}

// begins reports whether a spelling may begin with a word of hash h.
func (t *trie) begins(h uint64) bool {
	return t.first[h>>6&uint64(len(t.first)-1)]&(1<<(h&63)) != 0
}

// grow returns the node behind an edge, which it makes if there is none.
func (t *trie) grow(from int32, g gap, h uint64) int32 {
	e := t.edge(from, g, h)
	if e.key == 0 {
		*e = edge{edgeKey(from, g, h), int32(len(t.nodes))}
		t.nodes = append(t.nodes, node{})
		t.nodes[from].inner = true
	}
	return e.node
}

// edge returns the edge from a node over g and the word of hash h, or a free one.
func (t *trie) edge(from int32, g gap, h uint64) *edge {
	key := edgeKey(from, g, h)
	mask := uint64(len(t.edges) - 1)
	for i := key >> 20 & mask; ; i = (i + 1) & mask {
		if e := &t.edges[i]; e.key == key || e.key == 0 {
			return e
		}
	}
}

func edgeKey(from int32, g gap, h uint64) uint64 {
	k := (h ^ uint64(from)*0xD6E8FEB86659FD93 ^ uint64(g)<<7) * multiplier
	return (k ^ k>>31) | 1
}

// hash returns the hash of text[start:end], which is a word in ASCII or a folded
// word. Words that differ only in the case of ASCII letters share it: in a word
// the bit that tells them apart is set in everything else already.
func hash(text string, start, end int) uint64 {
	h := uint64(0)
	for ; end-start > 8; start += 8 {
		h = (h ^ (load(text, start) | lowerCase)) * multiplier
		h ^= h >> 29
	}
	var last uint64
	if start+8 <= len(text) {
		last = load(text, start)
	} else {
		for i := len(text) - 1; i >= start; i-- {
			last = last<<8 | uint64(text[i])
		}
	}
	return h ^ hashShort(last, end-start)
}

// hashShort returns the hash of a word of n bytes, at most 8, which are the first
// of v.
func hashShort(v uint64, n int) uint64 {
	v = (v | lowerCase) << (64 - 8*n)
	h := (v ^ uint64(n)) * multiplier
	return h ^ h>>32
}

// lowerCase makes eight letters lower case.
const lowerCase = 0x2020202020202020

// load returns the eight bytes of text at i, the first in the lowest bits.
func load(text string, i int) uint64 {
	s := text[i : i+8]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// asciiWord returns how many of the eight bytes of v, from the first, are ASCII
// letters and digits. It tests all of them at once: adding to a byte below 128
// the difference that lifts c to 128 sets its high bit if it is c or more.
func asciiWord(v uint64) int {
	const (
		each = 0x0101010101010101
		high = 0x80 * each
	)
	low := v &^ high
	letter := low | lowerCase
	letter = (letter + (0x80-'a')*each) &^ (letter + (0x80-'z'-1)*each)
	digit := (low + (0x80-'0')*each) &^ (low + (0x80-'9'-1)*each)
	others := ^(letter|digit)&high | v&high
	return bits.TrailingZeros64(others) / 8
}

// hashFolded returns the hash of a word that is not ASCII.
func hashFolded(word string, buf *[]byte) uint64 {
	*buf = fold.Append((*buf)[:0], word)
	folded := string(*buf)
	return hash(folded, 0, len(folded))
}
