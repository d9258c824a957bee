package store

import (
	"cmp"
	"container/heap"
	"context"
	"errors"
	"slices"

	"briefing/briefing/match"
)

// FTS5 ranks by calling a function for every article and every hit, which takes a second
// for words that most articles have. So the lists of hits are read here. The scores are those
// of FTS5's bm25, to the last bit: where few articles have a phrase, FTS5 is asked.

// mostPhrases limits the phrases of an expression whose lists are read.
const mostPhrases = 128

// errElsewhere says that FTS5 ranks an expression at less cost.
var errElsewhere = errors.New("FTS5 ranks this better")

// rank returns the articles that e matches, the best first, at most so many.
func (s *Store) rank(ctx context.Context, c *catalog, e match.Expr, most int) ([]found, error) {
	r, m, err := s.evaluate(ctx, c, e)
	if err != nil {
		return nil, err
	}
	scores := make([]float64, len(r.ids))
	r.add(scores, m, m.articles)
	return best(c, r.ids, scores, m.articles, most), nil
}

// last returns so many of the articles that e matches, the newest first, and with them all
// others of the last one's day.
func (s *Store) last(ctx context.Context, c *catalog, e match.Expr, most int) ([]found, error) {
	r, m, err := s.evaluate(ctx, c, e)
	if err != nil {
		return nil, err
	}
	var out []found
	for _, a := range slices.Backward(m.articles) {
		f := found{id: r.ids[a]}
		if n := len(out); n >= most && !f.isLike(out[n-1]) {
			break
		}
		out = append(out, f)
	}
	return out, nil
}

// evaluate returns what e matches. The error is errElsewhere if it is better to ask FTS5.
func (s *Store) evaluate(ctx context.Context, c *catalog, e match.Expr) (r *ranking, m *matched, err error) {
	if !isRankable(e) {
		return nil, nil, errElsewhere
	}
	if err := cmp.Or(ctx.Err(), s.wait(ctx, s.indexed)); err != nil {
		return nil, nil, err
	}
	sc, err := s.scale(ctx, c)
	if err != nil {
		return nil, nil, err
	}
	r = &ranking{scale: sc, isFlat: isFlat(e)}
	err = s.withReader(ctx, func(from querier) error {
		r.blocks = blocks{from}
		n, err := r.spread(ctx, e)
		if err == nil && n == 0 && r.isFlat {
			return errElsewhere
		}
		if err == nil {
			r.gatherer = newGatherer(sc)
			m, err = r.match(ctx, e)
		}
		return err
	})
	return r, m, err
}

// hasPrefix reports whether e has the beginning of a word. FTS5 merges the lists of all words
// that begin so before it has the first article.
func hasPrefix(e match.Expr) bool {
	switch e := e.(type) {
	case match.All:
		return slices.ContainsFunc(e, hasPrefix)
	case match.Any:
		return slices.ContainsFunc(e, hasPrefix)
	case match.Except:
		return hasPrefix(e.From) || hasPrefix(e.Not)
	case match.Phrase:
		return e.Prefix && !e.IsFacet()
	}
	return false
}

// isRankable reports whether the lists of hits are enough to rank an expression: the hits of
// words near each other are not.
func isRankable(e match.Expr) bool {
	phrases := 0
	var is func(match.Expr) bool
	isNot := func(e match.Expr) bool { return !is(e) }
	is = func(e match.Expr) bool {
		switch e := e.(type) {
		case match.All:
			return !slices.ContainsFunc(e, isNot)
		case match.Any:
			return !slices.ContainsFunc(e, isNot)
		case match.Except:
			return is(e.From) && is(e.Not)
		case match.Phrase:
			phrases++
			return phrases <= mostPhrases && len(e.Tokens) <= mostTokens
		}
		return false
	}
	return is(e)
}

// isFlat reports whether e is made of alternatives of phrases that must all match. Of others,
// where all of some phrases is one of several alternatives, FTS5 may miss hits.
func isFlat(e match.Expr) bool {
	isPhrase := func(e match.Expr) bool { _, is := e.(match.Phrase); return is }
	isDeep := func(e match.Expr) bool { _, is := e.(match.All); return is || !isFlat(e) }
	switch e := e.(type) {
	case match.All:
		return !slices.ContainsFunc(e, isDeep)
	case match.Any:
		return !slices.ContainsFunc(e, func(e match.Expr) bool { return !isPhrase(e) })
	}
	return isPhrase(e)
}

// ranking evaluates an expression.
type ranking struct {
	*scale
	blocks   blocks
	gatherer *gatherer
	isFlat   bool
}

// matched is what an expression matches.
type matched struct {
	articles []int32    // ascending, as indexes into the ids of a scale
	phrase   *hits      // of a phrase
	of       []*matched // whose hits count
}

// match returns the articles that e matches.
func (r *ranking) match(ctx context.Context, e match.Expr) (*matched, error) {
	switch e := e.(type) {
	case match.All:
		return r.matchAll(ctx, e)
	case match.Any:
		return r.matchAny(ctx, e)
	case match.Except:
		from, err := r.match(ctx, e.From)
		if err != nil || len(from.articles) == 0 {
			return from, err
		}
		not, err := r.match(ctx, e.Not)
		if err != nil {
			return nil, err
		}
		return &matched{articles: difference(from.articles, not.articles), of: []*matched{from}}, nil
	case match.Phrase:
		h, err := r.hits(ctx, e)
		if err != nil {
			return nil, err
		}
		return &matched{articles: h.articles, phrase: h}, nil
	}
	return nil, errElsewhere
}

// matchAll begins with the part that the fewest articles match: where these are none, the
// others need not be read.
func (r *ranking) matchAll(ctx context.Context, all match.All) (*matched, error) {
	order, err := r.rarestFirst(ctx, all)
	if err != nil {
		return nil, err
	}
	m := &matched{of: make([]*matched, len(all))}
	for n, i := range order {
		of, err := r.match(ctx, all[i])
		if err != nil {
			return nil, err
		}
		m.of[i] = of
		if n == 0 {
			m.articles = of.articles
		} else {
			m.articles = intersection(m.articles, of.articles)
		}
		if len(m.articles) == 0 {
			return &matched{}, nil
		}
	}
	return m, nil
}

func (r *ranking) matchAny(ctx context.Context, any match.Any) (*matched, error) {
	m := &matched{of: make([]*matched, len(any))}
	for i, e := range any {
		of, err := r.match(ctx, e)
		if err != nil {
			return nil, err
		}
		m.of[i] = of
	}
	if len(any) == 1 {
		m.articles = m.of[0].articles
		return m, nil
	}
	for _, of := range m.of {
		for _, article := range of.articles {
			r.gatherer.add(article, 0)
		}
	}
	m.articles = r.gatherer.gathered().articles
	return m, nil
}

// rarestFirst returns indexes into all.
func (r *ranking) rarestFirst(ctx context.Context, all []match.Expr) ([]int, error) {
	order, spreads := make([]int, len(all)), make([]int, len(all))
	for i, e := range all {
		var err error
		order[i] = i
		if spreads[i], err = r.spread(ctx, e); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(spreads[i], spreads[j]) })
	return order, nil
}

// add adds the scores of those articles within that m matches: the hits of a phrase count
// where everything that it is a part of matches.
func (r *ranking) add(scores []float64, m *matched, within []int32) {
	if m.phrase != nil {
		r.addPhrase(scores, m.phrase, within)
		return
	}
	for _, of := range m.of {
		if of.phrase != nil {
			r.add(scores, of, within)
		} else {
			r.add(scores, of, intersection(within, of.articles))
		}
	}
}

func (r *ranking) addPhrase(scores []float64, h *hits, within []int32) {
	idf, rest := r.idf(len(h.articles)), h.articles
	for _, article := range within {
		if rest = from(rest, article); len(rest) == 0 {
			return
		}
		if rest[0] == article {
			scores[article] += r.score(idf, h.weights[len(h.articles)-len(rest)], article)
		}
	}
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
		case scores[a] >= scores[top.articles[0]] && top.less(top.articles[0], a):
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

func intersection(a, b []int32) []int32 {
	if len(a) > len(b) {
		a, b = b, a
	}
	out := make([]int32, 0, len(a))
	for _, n := range a {
		if b = from(b, n); len(b) > 0 && b[0] == n {
			out = append(out, n)
		}
	}
	return out
}

func difference(a, b []int32) []int32 {
	out := make([]int32, 0, len(a))
	for _, n := range a {
		if b = from(b, n); len(b) == 0 || b[0] != n {
			out = append(out, n)
		}
	}
	return out
}

// from returns the part of sorted from n on.
func from(sorted []int32, n int32) []int32 {
	if len(sorted) == 0 || sorted[0] >= n {
		return sorted
	}
	step := 1
	for step < len(sorted) && sorted[step] < n {
		step *= 2
	}
	i, _ := slices.BinarySearch(sorted[step/2:min(step+1, len(sorted))], n)
	return sorted[step/2+i:]
}
