package trail

import (
	"slices"
	"sort"

	"briefing/briefing"
)

// Trail is a trail with the reader's position on it. The zero Trail is none.
type Trail struct {
	briefing.Trail
	At int // the last stop, from 0; -1 before the first
}

// Active reports whether there is a trail to walk.
func (t Trail) Active() bool { return t.Len() > 0 }

// Step moves by stops, wrapping around the ends. It reports whether it wrapped.
func (t *Trail) Step(by int) (stop briefing.Ref, wrapped bool) {
	n := t.Len()
	if t.At < 0 && by < 0 {
		t.At = n
	}
	next := t.At + by
	wrapped = next < 0 || next >= n
	t.At = ((next % n) + n) % n
	return t.Stop(t.At), wrapped
}

// Order returns the rank of an article in a library, from 0.
type Order func(briefing.ArticleID) int

// StepFrom is Step from an article that the reader opened without the trail:
// the next stop is the first one after it.
func (t *Trail) StepFrom(article briefing.ArticleID, order Order, by int) (stop briefing.Ref, wrapped bool) {
	if rank := order(article); by > 0 {
		t.At = t.first(order, rank) - 1
	} else {
		t.At = t.first(order, rank+1)
	}
	return t.Step(by)
}

// Stride moves to the first stop in the next or previous article, counted from
// the article with that rank. It reports whether it wrapped around an end.
func (t *Trail) Stride(rank int, order Order, by int) (stop briefing.Ref, wrapped bool) {
	if by > 0 {
		t.At = t.first(order, rank+1)
		if wrapped = t.At == t.Len(); wrapped {
			t.At = 0
		}
		return t.Stop(t.At), wrapped
	}
	last := t.first(order, rank) - 1
	over := last < 0
	if over {
		last = t.Len() - 1
	}
	t.At = t.first(order, order(t.Stop(last).Article))
	return t.Stop(t.At), over && rank >= 0
}

// ArticleAt returns the number of an article on the trail, from 1, and the
// number of articles on the trail; 0 if the article is not on it.
func (t Trail) ArticleAt(article briefing.ArticleID, order Order) (n, of int) {
	if i := t.first(order, order(article)); i < t.Len() && t.Stop(i).Article == article {
		return t.Article(i)
	}
	return 0, 0
}

// first returns the first stop in an article of at least that rank, the number
// of stops if there is none.
func (t Trail) first(order Order, rank int) int {
	return sort.Search(t.Len(), func(i int) bool { return order(t.Stop(i).Article) >= rank })
}

// onto returns the trail now with the reader's position from t: the stop with
// the same number in its article.
func (t Trail) onto(now briefing.Trail) Trail {
	if now.Len() == 0 {
		return Trail{}
	}
	to := Trail{Trail: now, At: -1}
	if t.At < 0 {
		return to
	}
	ref := t.Stop(t.At)
	number := slices.Index(t.In(ref.Article), ref.Span)
	if spans := now.In(ref.Article); len(spans) > 0 {
		to.At = now.Index(briefing.Ref{Article: ref.Article, Span: spans[min(number, len(spans)-1)]})
	}
	return to
}
