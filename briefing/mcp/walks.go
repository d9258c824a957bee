package mcp

import (
	"slices"
	"sync"

	"briefing/briefing"
)

// hit is a passage of a list: where it is, and the sentence around it.
type hit struct {
	article        briefing.ArticleID
	span, sentence briefing.Span
}

// walks keeps the hits of the lists that were asked for last, so that each page of a
// long one costs what it shows. It is safe for concurrent use.
type walks struct {
	mu     sync.Mutex
	recent []kept // the oldest first
}

// kept is a list of one question to one state of the library.
type kept struct {
	query      uint64
	generation int64
	hits       []hit
}

// Limits on the lists in memory. The latest list is kept whatever its length.
const (
	mostWalks = 4
	mostHits  = 250_000 // some 12 MB
)

// of returns the hits that find finds, from an earlier page if there was one.
func (w *walks) of(q *question, find func() ([]hit, error)) ([]hit, error) {
	query, generation := q.query(), q.lib.Generation
	w.mu.Lock()
	at := slices.IndexFunc(w.recent, func(k kept) bool { return k.query == query && k.generation == generation })
	if at >= 0 {
		known := w.recent[at]
		w.recent = append(slices.Delete(w.recent, at, at+1), known)
		w.mu.Unlock()
		return known.hits, nil
	}
	w.mu.Unlock()
	hits, err := find()
	if err != nil {
		return nil, err
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.keep(kept{query, generation, slices.Clip(hits)})
	return hits, nil
}

// keep adds a list and removes those that have no place beside it. A list of an older
// state of the library, which took long to find, is not kept.
func (w *walks) keep(k kept) {
	if slices.ContainsFunc(w.recent, func(old kept) bool { return old.generation > k.generation }) {
		return
	}
	w.recent = slices.DeleteFunc(w.recent, func(old kept) bool { return old.generation < k.generation || old.query == k.query })
	w.recent = append(w.recent, k)
	n, last := 0, len(w.recent)-1
	for i := last; i >= 0; i-- {
		n += len(w.recent[i].hits)
		if i < last && (n > mostHits || last-i >= mostWalks) {
			w.recent = slices.Delete(w.recent, 0, i+1)
			return
		}
	}
}

// passages answers with a part of a list of hits.
func (q *question) passages(find func() ([]hit, error)) (any, error) {
	hits, err := q.walks.of(q, find)
	if err != nil {
		return nil, err
	}
	texts := q.texts()
	return q.list(len(hits), nil, func(i int) (any, []*briefing.Entry, error) {
		h := hits[i]
		a, err := texts(h.article)
		if err != nil {
			return nil, nil, err
		}
		return passageOf(a.ID, a.Text, h.span, h.sentence), []*briefing.Entry{&a.Entry}, nil
	})
}
