package store

import (
	"cmp"
	"container/heap"
	"context"
	"math"
	"slices"

	"briefing/briefing/match"
	"briefing/briefing/store/fts5"
)

// FTS5 ranks by calling a function for every article and every hit, which takes a second
// for the words that most articles have. So the lists of hits are read here, and give the
// scores that FTS5's bm25 gives: with the same parameters, computed in the same order.

// scale is what the scores of the articles of an index depend on besides their hits.
type scale struct {
	index    *fts5.Index
	ids      []int64  // of the articles, ascending
	lengths  []uint32 // how many words each has
	articles float64
	length   float64 // the average
}

// Parameters of BM25, and the weights of hits by column.
var (
	saturation, byLength = 1.2, 0.75
	weights              = [fts5.Columns]uint32{5, 1, 2, 0}
	textWeights          = [fts5.Columns]uint32{5, 1}
)

// leastIDF is the weight of a word that more than half of all articles have.
const leastIDF = 1e-6

// idf returns the weight of a word that so many articles have.
func (s *scale) idf(having int) float64 {
	n := float64(having)
	if idf := math.Log((s.articles - n + 0.5) / (n + 0.5)); idf > 0 {
		return idf
	}
	return leastIDF
}

// score returns what hits in an article add to its score.
func (s *scale) score(idf float64, hits uint32, article int32) float64 {
	freq := float64(hits)
	norm := 1 - byLength + float64(byLength*float64(s.lengths[article]))/s.length
	return float64(idf * (float64(freq*(saturation+1)) / (freq + float64(saturation*norm))))
}

// hits are the articles that have a phrase, as indexes into ids, ascending, and the weights of
// their hits.
type hits struct {
	articles []int32
	weights  []uint32
}

// matched is what an expression matches.
type matched struct {
	articles []int32 // ascending
	phrase   *hits   // of a phrase
	of       []*matched
}

// ranking evaluates an expression.
type ranking struct {
	*scale
	read  func(match.Phrase) (*hits, error)
	known map[string]*hits
}

// isRankable reports whether the lists of hits are enough to rank an expression: the hits of
// words near each other are not.
func isRankable(e match.Expr) bool {
	most := 128 // phrases
	var is func(match.Expr) bool
	is = func(e match.Expr) bool {
		switch e := e.(type) {
		case match.All:
			return !slices.ContainsFunc(e, func(e match.Expr) bool { return !is(e) })
		case match.Any:
			return !slices.ContainsFunc(e, func(e match.Expr) bool { return !is(e) })
		case match.Except:
			return is(e.From) && is(e.Not)
		case match.Phrase:
			most--
			return most >= 0
		}
		return false
	}
	return is(e)
}

// match returns the articles that e matches.
func (r *ranking) match(e match.Expr) (*matched, error) {
	switch e := e.(type) {
	case match.All:
		return r.combine(e, intersection)
	case match.Any:
		return r.combine(e, union)
	case match.Except:
		from, err := r.match(e.From)
		if err != nil {
			return nil, err
		}
		not, err := r.match(e.Not)
		if err != nil {
			return nil, err
		}
		return &matched{articles: difference(from.articles, not.articles), of: []*matched{from}}, nil
	case match.Phrase:
		key := ftsOf(e)
		if r.known[key] == nil {
			h, err := r.read(e)
			if err != nil {
				return nil, err
			}
			r.known[key] = h
		}
		return &matched{articles: r.known[key].articles, phrase: r.known[key]}, nil
	}
	panic("unreachable: isRankable")
}

func (r *ranking) combine(all []match.Expr, with func(a, b []int32) []int32) (*matched, error) {
	m := &matched{}
	for i, e := range all {
		of, err := r.match(e)
		if err != nil {
			return nil, err
		}
		m.of = append(m.of, of)
		if i == 0 {
			m.articles = of.articles
		} else {
			m.articles = with(m.articles, of.articles)
		}
	}
	return m, nil
}

// add adds the scores of those articles that m is asked for, which are in within: the hits of a
// phrase count where all that it is part of matches.
func (r *ranking) add(scores []float64, m *matched, within []int32) {
	if m.phrase == nil {
		for _, of := range m.of {
			if of.phrase == nil {
				r.add(scores, of, intersection(within, of.articles))
			} else {
				r.add(scores, of, within)
			}
		}
		return
	}
	idf, i := r.idf(len(m.phrase.articles)), 0
	for at, article := range m.phrase.articles {
		for i < len(within) && within[i] < article {
			i++
		}
		if i == len(within) {
			return
		}
		if within[i] == article {
			scores[article] += r.score(idf, m.phrase.weights[at], article)
		}
	}
}

func intersection(a, b []int32) []int32 {
	if len(a) > len(b) {
		a, b = b, a
	}
	out := make([]int32, 0, len(a))
	for _, n := range a {
		b = from(b, n)
		if len(b) > 0 && b[0] == n {
			out = append(out, n)
		}
	}
	return out
}

func difference(a, b []int32) []int32 {
	out := make([]int32, 0, len(a))
	for _, n := range a {
		b = from(b, n)
		if len(b) == 0 || b[0] != n {
			out = append(out, n)
		}
	}
	return out
}

// from returns the part of sorted from n on.
func from(sorted []int32, n int32) []int32 {
	step := 1
	for step < len(sorted) && sorted[step] < n {
		step *= 2
	}
	i, _ := slices.BinarySearch(sorted[step/2:min(step+1, len(sorted))], n)
	return sorted[step/2+i:]
}

func union(a, b []int32) []int32 {
	if len(a) == 0 || len(b) == 0 {
		return append(a[:len(a):len(a)], b...)
	}
	out := make([]int32, 0, max(len(a), len(b)))
	for len(a) > 0 && len(b) > 0 {
		n := min(a[0], b[0])
		if a[0] == n {
			a = a[1:]
		}
		if b[0] == n {
			b = b[1:]
		}
		out = append(out, n)
	}
	return append(append(out, a...), b...)
}

// rank returns the articles that e matches, the best first, at most so many.
func (s *Store) rank(ctx context.Context, c *catalog, e match.Expr, most int) ([]found, error) {
	sc, err := s.scale(ctx, c)
	if err != nil {
		return nil, err
	}
	r := &ranking{scale: sc, known: map[string]*hits{}, read: func(p match.Phrase) (h *hits, err error) {
		err = s.withReader(ctx, func(from querier) error {
			h, err = readHits(ctx, sc, blocks{from}, p)
			return err
		})
		return h, err
	}}
	m, err := r.match(e)
	if err != nil {
		return nil, err
	}
	scores := make([]float64, len(sc.ids))
	r.add(scores, m, m.articles)
	return best(c, sc.ids, scores, m.articles, most), nil
}

// best returns the articles with the highest scores, and of equal ones the newest, as
// sortMatches orders them.
func best(c *catalog, ids []int64, scores []float64, articles []int32, most int) []found {
	byID := c.byID()
	top := &worstFirst{less: func(a, b int32) bool {
		return cmp.Or(cmp.Compare(scores[a], scores[b]), cmp.Compare(ids[a]>>idBits, ids[b]>>idBits), cmp.Compare(byID[a], byID[b])) < 0
	}}
	for _, a := range articles {
		switch {
		case len(top.articles) < most:
			heap.Push(top, a)
		case top.less(top.articles[0], a):
			top.articles[0] = a
			heap.Fix(top, 0)
		}
	}
	out := make([]found, len(top.articles))
	for i := len(out) - 1; i >= 0; i-- {
		a := heap.Pop(top).(int32)
		out[i] = found{ids[a], scores[a]}
	}
	return out
}

// worstFirst is a heap of articles.
type worstFirst struct {
	articles []int32
	less     func(a, b int32) bool
}

func (w *worstFirst) Len() int           { return len(w.articles) }
func (w *worstFirst) Less(i, j int) bool { return w.less(w.articles[i], w.articles[j]) }
func (w *worstFirst) Swap(i, j int)      { w.articles[i], w.articles[j] = w.articles[j], w.articles[i] }
func (w *worstFirst) Push(a any)         { w.articles = append(w.articles, a.(int32)) }
func (w *worstFirst) Pop() any {
	last := len(w.articles) - 1
	a := w.articles[last]
	w.articles = w.articles[:last]
	return a
}
