package sentences

import (
	"cmp"
	"slices"
	"sort"

	"briefing/briefing"
)

// Mark is what an index keeps of a sentence.
type Mark struct {
	Span      briefing.Span
	Hash      uint64             // of its words; 0 if it is too short to be compared
	Sketch    [sketchSize]uint32 // of its shingles, 24 bits each; 0 for none
	Core      uint32             // a bit for each word that can be neither left out nor put in
	Unsure    uint16             // the hash of the words that say how sure it is; noTable if they are not known
	Words     uint16
	Quotation bool
}

// Values of Unsure: of a sentence in a language without a table, and of one that has no
// such word.
const (
	noTable = 1<<16 - 1
	sure    = 0
)

// mayStand reports whether a sentence may stand to an earlier one as Edited or Changed. It
// is false for nearly all pairs that only have a turn of phrase in common, so that their
// texts need not be read.
func (m *Mark) mayStand(earlier *Mark) bool {
	return m.Unsure != noTable && m.Unsure == earlier.Unsure && m.Core&^earlier.Core == 0
}

const (
	sketchSize  = 4  // shingle hashes of a sentence: they find 92 in 100 of what all would
	shingleSize = 4  // words
	crowded     = 30 // sentences with a hash in common that are looked at
	mostTried   = 16 // sentences that are compared with one, those with most in common first
)

// Marks returns what an index keeps of a text, sentence by sentence.
func (t *Text) Marks() []Mark {
	out := make([]Mark, len(t.Sentences))
	for i := range t.Sentences {
		s := &t.Sentences[i]
		out[i] = Mark{Span: s.Span, Words: uint16(min(len(s.words), 1<<16-1)), Quotation: s.Quotation, Unsure: noTable}
		if len(s.words) < least {
			continue
		}
		out[i].Hash, out[i].Sketch = s.hash, s.sketch()
		if s.table != nil {
			out[i].Core, out[i].Unsure = s.core(), s.unsureHash()
		}
	}
	return out
}

// unsureHash returns the hash of the words that say how sure a sentence is.
func (s *Sentence) unsureHash() uint16 {
	if len(s.unsure) == 0 {
		return sure
	}
	return 1 + uint16(hashOf('?', s.unsure...)%(noTable-1))
}

// core returns a bit for each word that a sentence has in common with one to which it
// stands: not for light words, numbers and days.
func (s *Sentence) core() (bits uint32) {
	const most = 32
	for i := range s.words {
		w := &s.words[i]
		if w.class&(light|calendar|vague|part) == 0 && w.text != "on" && !w.isCount() {
			bits |= 1 << (hashOf('=', w.text) % most)
		}
	}
	return bits
}

// sketch returns the smallest hashes of runs of words, the smallest first, each as 24 bits.
func (s *Sentence) sketch() (out [sketchSize]uint32) {
	var all []uint32
	for i := 0; i+shingleSize <= len(s.words); i++ {
		h := uint64(14695981039346656037)
		for _, w := range s.words[i : i+shingleSize] {
			for k := range len(w.text) {
				h = (h ^ uint64(w.text[k])) * 1099511628211
			}
			h = (h ^ 0xff) * 1099511628211
		}
		all = append(all, uint32(h>>32))
	}
	slices.Sort(all)
	all = slices.Compact(all)
	for i, h := range all[:min(len(all), sketchSize)] {
		// The smallest hashes are close together: spread, few of them are equal by chance.
		out[i] = max(1, h*2654435761>>8)
	}
	return out
}

// Entry is an article in an index.
type Entry struct {
	ID        briefing.ArticleID
	Source    string
	Published briefing.Date
	Text      uint64 // HashOf its text
	Marks     []Mark
	Credits   []string // see Credits
	facts     facts
}

// Index finds the sentences of a library that have something in common. It is not
// changed after it was made.
type Index struct {
	entries []Entry // in the order of the library
	at      map[briefing.ArticleID]int

	first  []int32 // the number of an article's first sentence, counted over all articles
	exact  []posting
	sketch []posting
	stands []bool // by the number of a sentence: it is standing text
}

// posting says that a sentence has a hash: the hash in the upper half, the sentence in
// the lower.
type posting uint64

func postingOf(hash, sentence uint32) posting { return posting(hash)<<32 | posting(sentence) }

func (p posting) hash() uint32     { return uint32(p >> 32) }
func (p posting) sentence() uint32 { return uint32(p) }

// NewIndex returns an index of articles, which are in the order of their library.
func NewIndex(entries []Entry) *Index {
	x := &Index{entries: entries, at: make(map[briefing.ArticleID]int, len(entries)), first: make([]int32, len(entries)+1)}
	n := int32(0)
	for i, e := range entries {
		x.at[e.ID], x.first[i] = i, n
		for _, m := range e.Marks {
			if m.Words >= least {
				x.exact = append(x.exact, postingOf(uint32(m.Hash), uint32(n)))
				for _, h := range m.Sketch {
					if h != 0 {
						x.sketch = append(x.sketch, postingOf(h, uint32(n)))
					}
				}
			}
			n++
		}
	}
	x.first[len(entries)] = n
	slices.Sort(x.exact)
	slices.Sort(x.sketch)
	x.findStanding()
	return x
}

// Entries returns the articles, in the order of the library.
func (x *Index) Entries() []Entry { return x.entries }

// Entry returns an article; ok is false if the index does not have it.
func (x *Index) Entry(id briefing.ArticleID) (e *Entry, ok bool) {
	i, ok := x.at[id]
	if !ok {
		return nil, false
	}
	return &x.entries[i], true
}

// anyNumber has with return all postings.
const anyNumber = 1<<31 - 1

// with returns the postings of a hash, of more than most only one more.
func with(list []posting, hash uint32, most int) []posting {
	from, _ := slices.BinarySearch(list, postingOf(hash, 0))
	to := from
	for to < len(list) && list[to].hash() == hash && to-from <= most {
		to++
	}
	return list[from:to]
}

// place returns the article and the sentence for a number.
func (x *Index) place(sentence uint32) (article, at int) {
	article = sort.Search(len(x.entries), func(i int) bool { return x.first[i+1] > int32(sentence) })
	return article, int(sentence) - int(x.first[article])
}

// Match is a sentence of one article and one of another that it may stand to in some
// way: both by their numbers in their articles.
type Match struct {
	Here, There int
	Other       briefing.ArticleID
	Kind        Kind // as it stands to the other one
}

// Reader returns an article of the library, made ready.
type Reader func(briefing.ArticleID) (*Text, error)

// Matches returns what the sentences of an article have in other articles: for each
// sentence and each article the surest match, in the order of the sentences. Standing
// text has none. read is asked for the article and those that may have something.
func (x *Index) Matches(id briefing.ArticleID, read Reader) ([]Match, error) {
	e, ok := x.Entry(id)
	if !ok {
		return nil, briefing.ErrNotFound
	}
	var out []Match
	for i := range e.Marks {
		if e.Marks[i].Words < least || x.isStanding(id, i) {
			continue
		}
		matches, err := x.matchesOf(e, i, read)
		if err != nil {
			return nil, err
		}
		out = append(out, matches...)
	}
	return out, nil
}

func (x *Index) matchesOf(e *Entry, i int, read Reader) ([]Match, error) {
	var out []Match
	mark := &e.Marks[i]
	done := map[int]bool{x.at[e.ID]: true}
	for _, p := range with(x.exact, uint32(mark.Hash), anyNumber) {
		article, at := x.place(p.sentence())
		other := &x.entries[article]
		if !done[article] && other.Marks[at].Hash == mark.Hash {
			done[article] = true
			if out = append(out, Match{i, at, other.ID, Same}); len(out) == crowded {
				return out, nil
			}
		}
	}
	best := map[int]Match{}
	likely := x.candidates(mark, func(article int, _ *Mark) bool { return !done[article] })
	for _, n := range likely {
		article, at := x.place(n)
		here, err := read(e.ID)
		if err != nil {
			return nil, err
		}
		there, err := read(x.entries[article].ID)
		if err != nil {
			return nil, err
		}
		if at >= len(there.Sentences) || i >= len(here.Sentences) {
			continue
		}
		k := Compare(&there.Sentences[at], &here.Sentences[i])
		if was, ok := best[article]; k != New && (!ok || was.Kind == Changed && k == Edited) {
			best[article] = Match{i, at, x.entries[article].ID, k}
		}
	}
	for _, m := range best {
		out = append(out, m)
	}
	slices.SortFunc(out, func(a, b Match) int { return cmp.Compare(x.at[a.Other], x.at[b.Other]) })
	return out, nil
}

// candidates returns the sentences to which one may stand and for which keep returns true:
// those that have shingles in common with it, with the most first.
func (x *Index) candidates(m *Mark, keep func(article int, mark *Mark) bool) []uint32 {
	shared := map[uint32]int{}
	for _, h := range m.Sketch {
		list := with(x.sketch, h, crowded)
		if h == 0 || len(list) > crowded {
			continue
		}
		for _, p := range list {
			article, at := x.place(p.sentence())
			if other := &x.entries[article].Marks[at]; m.mayStand(other) && keep(article, other) {
				shared[p.sentence()]++
			}
		}
	}
	out := make([]uint32, 0, len(shared))
	for n := range shared {
		out = append(out, n)
	}
	slices.SortFunc(out, func(a, b uint32) int {
		return cmp.Or(cmp.Compare(shared[b], shared[a]), cmp.Compare(a, b))
	})
	return out[:min(len(out), mostTried)]
}
