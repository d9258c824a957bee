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
	Hash      uint64
	Sketch    [sketchSize]uint32 // of its shingles; 0 for none
	Words     uint16
	Quotation bool
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
		out[i] = Mark{Span: s.Span, Hash: s.hash, Words: uint16(min(len(s.words), 1<<16-1)), Quotation: s.Quotation}
		if len(s.words) >= least {
			out[i].Sketch = s.sketch()
		}
	}
	return out
}

// sketch returns the smallest hashes of runs of words.
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
		all = append(all, max(1, uint32(h>>32)))
	}
	slices.Sort(all)
	copy(out[:], slices.Compact(all))
	return out
}

// Entry is an article in an index.
type Entry struct {
	ID        briefing.ArticleID
	Source    string
	Published briefing.Date
	Text      uint64 // HashOf its text
	Marks     []Mark
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

// posting says that a sentence has a hash.
type posting struct{ hash, sentence uint32 }

// NewIndex returns an index of articles, which are in the order of their library.
func NewIndex(entries []Entry) *Index {
	x := &Index{entries: entries, at: make(map[briefing.ArticleID]int, len(entries)), first: make([]int32, len(entries)+1)}
	n := int32(0)
	for i, e := range entries {
		x.at[e.ID], x.first[i] = i, n
		for _, m := range e.Marks {
			if m.Words >= least {
				x.exact = append(x.exact, posting{uint32(m.Hash), uint32(n)})
				for _, h := range m.Sketch {
					if h != 0 {
						x.sketch = append(x.sketch, posting{h, uint32(n)})
					}
				}
			}
			n++
		}
	}
	x.first[len(entries)] = n
	for _, list := range [][]posting{x.exact, x.sketch} {
		slices.SortFunc(list, func(a, b posting) int {
			return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.sentence, b.sentence))
		})
	}
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

// Before reports whether one article comes before another in the library.
func (x *Index) Before(one, other briefing.ArticleID) bool { return x.at[one] < x.at[other] }

// with returns the postings of a hash.
func with(list []posting, hash uint32) []posting {
	from := sort.Search(len(list), func(i int) bool { return list[i].hash >= hash })
	to := from
	for to < len(list) && list[to].hash == hash {
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
	here, err := read(id)
	if err != nil {
		return nil, err
	}
	var out []Match
	for i := range e.Marks {
		if e.Marks[i].Words < least || i >= len(here.Sentences) || x.IsStanding(id, i) {
			continue
		}
		matches, err := x.matchesOf(e, i, &here.Sentences[i], read)
		if err != nil {
			return nil, err
		}
		out = append(out, matches...)
	}
	return out, nil
}

func (x *Index) matchesOf(e *Entry, i int, s *Sentence, read Reader) ([]Match, error) {
	var out []Match
	done := map[int]bool{x.at[e.ID]: true}
	for _, p := range with(x.exact, uint32(e.Marks[i].Hash)) {
		article, at := x.place(p.sentence)
		other := &x.entries[article]
		if !done[article] && other.Marks[at].Hash == e.Marks[i].Hash && len(out) < crowded {
			done[article] = true
			out = append(out, Match{i, at, other.ID, Same})
		}
	}
	best := map[int]Match{}
	for _, n := range x.candidates(e.Marks[i].Sketch, nil) {
		article, at := x.place(n)
		if done[article] {
			continue
		}
		there, err := read(x.entries[article].ID)
		if err != nil {
			return nil, err
		}
		if at >= len(there.Sentences) {
			continue
		}
		k := Compare(&there.Sentences[at], s)
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

// candidates returns the sentences that have shingles in common with one, those with the
// most first. Of those for which keep returns false, unless it is nil, there are none.
func (x *Index) candidates(sketch [sketchSize]uint32, keep func(sentence uint32) bool) []uint32 {
	shared := map[uint32]int{}
	for _, h := range sketch {
		if list := with(x.sketch, h); h != 0 && len(list) <= crowded {
			for _, p := range list {
				if keep == nil || keep(p.sentence) {
					shared[p.sentence]++
				}
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
