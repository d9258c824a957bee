package link

import (
	"sync"

	"briefing/briefing/internal/bytemask"
	"briefing/briefing/internal/fold"
	"briefing/briefing/internal/language"
)

// trie holds the words of all spellings. Its nodes are numbered; an edge leads
// from a node over a gap and a folded word to another node. It goes by hashes
// alone, so what it finds must be compared with the spelling itself.
type trie struct {
	edges []edge // open addressing; its length is a power of two
	nodes int32  // number of nodes with edges, without the first, 0

	// first is a Bloom filter over the hashes of first words. Most words of a
	// text begin nothing, and end here.
	first []uint64
}

// vocabulary is what may stand in a text.
type vocabulary struct {
	trie      trie
	spellings []spelling
	forms     *inflection // nil where names do not change
}

// vocabularyOf returns what may stand in a text in a language.
func (l *Linker) vocabularyOf(in *language.Language) *vocabulary {
	x := in.Inflection()
	if x == nil {
		return &l.plain
	}
	once, _ := l.inflected.LoadOrStore(x, sync.OnceValue(func() *vocabulary { return l.plain.inflected(x) }))
	return once.(func() *vocabulary)()
}

func newVocabulary(spellings []spelling) *vocabulary {
	return &vocabulary{trie: newTrie(spellings), spellings: spellings}
}

// inflected returns v with the forms of its names.
func (v *vocabulary) inflected(of *language.Inflection) *vocabulary {
	forms := newInflection(v.spellings, of)
	t := v.trie
	t.first = make([]uint64, powerOfTwo(max(len(v.trie.first), len(forms.table)/8)))
	for _, e := range forms.table {
		if e.word != 0 {
			t.mayBegin(e.key)
		}
	}
	for i := range v.spellings {
		if words := v.spellings[i].words; len(words) > 0 {
			t.mayBegin(hash(words[0].folded, 0, len(words[0].folded)))
		}
	}
	return &vocabulary{t, v.spellings, forms}
}

// edge holds the data of the node that it leads to, so that a step needs one
// access to memory.
type edge struct {
	key  uint64 // 0 if free
	node int32  // where it leads, 0 if no edge leads on from there
	end  int32  // one past the first spelling that ends there, 0 if none does; less if all only stand alone
}

// first returns one past the first spelling that ends where e leads, 0 if none does.
func (e *edge) first() int32 { return max(e.end, -e.end) }

// firstIn is first for a word within a longer name, where what stands alone is nothing.
func (e *edge) firstIn() int32 { return max(e.end, 0) }

// newTrie returns the trie of spellings, and sets for each which one ends at the
// same node next.
func newTrie(spellings []spelling) trie {
	words := 0
	for i := range spellings {
		words += len(spellings[i].words)
	}
	t := trie{
		edges: make([]edge, powerOfTwo(2*words+1)),
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
	first := s.words[0].folded
	h := hash(first, 0, len(first))
	t.mayBegin(h)
	e := t.grow(0, space, h)
	for i, w := range s.words[1:] {
		if e.node == 0 {
			t.nodes++
			e.node = t.nodes
		}
		e = t.grow(e.node, s.gaps[i], hash(w.folded, 0, len(w.folded)))
	}
	alone := s.onlyAlone() && e.end <= 0
	s.next = e.first()
	e.end = id + 1
	if alone {
		e.end = -e.end
	}
}

// mayBegin notes that a spelling may begin with a word of hash h.
func (t *trie) mayBegin(h uint64) { t.first[h>>6&uint64(len(t.first)-1)] |= firstBits(h) }

// begins reports whether a spelling may begin with a word of hash h.
func (t *trie) begins(h uint64) bool {
	bits := firstBits(h)
	return t.first[h>>6&uint64(len(t.first)-1)]&bits == bits
}

// firstBits returns the bits that stand for a hash in the filter.
func firstBits(h uint64) uint64 { return 1<<(h&63) | 1<<(h>>58) }

// grow returns an edge, which it makes if there is none.
func (t *trie) grow(from int32, g gap, h uint64) *edge {
	e := t.edge(from, g, h)
	e.key = edgeKey(from, g, h)
	return e
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
		h = mix(h, bytemask.Load(text, start))
	}
	var last uint64
	if start+8 <= len(text) {
		last = bytemask.Load(text, start)
	} else {
		for i := len(text) - 1; i >= start; i-- {
			last = last<<8 | uint64(text[i])
		}
	}
	return h ^ hashShort(last, end-start)
}

// mix returns what becomes of the hash h of the bytes before v.
func mix(h, v uint64) uint64 {
	h = (h ^ (v | bytemask.LowerCase)) * multiplier
	return h ^ h>>29
}

// hashShort returns the hash of a word of n bytes, at most 8, which are the first
// of v.
func hashShort(v uint64, n int) uint64 {
	v = (v | bytemask.LowerCase) << (64 - 8*n)
	h := (v ^ uint64(n)) * multiplier
	return h ^ h>>32
}

// hashFolded returns the hash of a word that is not ASCII.
func hashFolded(word string, buf *[]byte) uint64 {
	*buf = fold.Append((*buf)[:0], word)
	folded := string(*buf)
	return hash(folded, 0, len(folded))
}
