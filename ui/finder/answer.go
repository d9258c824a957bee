package finder

import (
	"slices"

	"briefing/briefing"
)

// answer is what is known of a query. The zero answer answers none.
type answer struct {
	query      string
	found      briefing.Answer   // best first
	results    []briefing.Result // the same in the order of the list, those of other forms last
	typed      int               // how many of them hold the words as they were typed
	rows       []row
	trail      briefing.Trail // through the results
	count      Count
	cut        bool // there are more than were found
	counted    bool // count is of all that there are
	err        error
	suggestion string
	stale      bool // it is of a library that has changed since
}

// Count says how much a query finds: with its words as they were typed and, beyond
// that, with other forms of them. Where Stops is 0 they were not counted.
type Count struct{ Typed, Forms briefing.Tally }

// CountOf returns how much there is in an answer.
func CountOf(a briefing.Answer) Count {
	return Count{Typed: tallyOf(a.Results), Forms: tallyOf(a.Forms)}
}

func tallyOf(results []briefing.Result) briefing.Tally {
	return briefing.Tally{Mentions: briefing.ResultTrail("", results).Len(), Articles: len(results)}
}

// row is one line of the list: a passage of a result, or the result itself.
type row struct{ result, passage int }

// What a row without a passage is.
const (
	heading = -1 // the article that the passages below are in
	whole   = -2 // an article that answers as a whole
	forms   = -3 // above what was found with other forms of the words
)

func (r row) isHeading() bool { return r.passage == heading || r.passage == forms }

// of returns a with what was found, results of the current article before all others.
func (a answer) of(found briefing.Answer, current briefing.ArticleID) answer {
	results := slices.Concat(currentFirst(found.Results, current), currentFirst(found.Forms, current))
	a.found, a.results, a.typed, a.trail = found, results, len(found.Results), briefing.ResultTrail(a.query, results)
	n := len(results) + 1
	for _, r := range results {
		n += len(r.Passages)
	}
	a.rows = make([]row, 0, n)
	for i, r := range results {
		if i == a.typed {
			a.rows = append(a.rows, row{i, forms})
		}
		if len(r.Passages) == 0 {
			a.rows = append(a.rows, row{i, whole})
			continue
		}
		a.rows = append(a.rows, row{i, heading})
		for j := range r.Passages {
			a.rows = append(a.rows, row{i, j})
		}
	}
	return a
}

// currentFirst returns results with that of the current article before all
// others.
func currentFirst(results []briefing.Result, current briefing.ArticleID) []briefing.Result {
	at := slices.IndexFunc(results, func(r briefing.Result) bool { return r.Entry.ID == current })
	if at <= 0 {
		return results
	}
	out := append(make([]briefing.Result, 0, len(results)), results[at])
	return append(append(out, results[:at]...), results[at+1:]...)
}

func (a answer) headings() []int {
	var out []int
	for i, r := range a.rows {
		if r.isHeading() {
			out = append(out, i)
		}
	}
	return out
}

// stop returns which stop of the trail the first hit of a row is.
func (a answer) stop(to row) int {
	n := 0
	for _, result := range a.results[:to.result] {
		n += max(1, result.Hits())
	}
	for _, p := range a.results[to.result].Passages[:max(0, to.passage)] {
		n += len(p.Hits)
	}
	return n
}

// place returns the passage in a row, and whether it is not the one that the
// cursor is on at first: then the reader chose it.
func (a answer) place(i int) (at briefing.Ref, chosen bool) {
	if i < 0 || i >= len(a.rows) {
		return briefing.Ref{}, false
	}
	first := slices.IndexFunc(a.rows, func(r row) bool { return !r.isHeading() })
	return a.ref(a.rows[i]), i != first
}

// find returns the row of a passage, or -1.
func (a answer) find(at briefing.Ref) int {
	return slices.IndexFunc(a.rows, func(r row) bool { return !r.isHeading() && a.ref(r) == at })
}

func (a answer) ref(r row) briefing.Ref {
	result := a.results[r.result]
	if r.passage < 0 {
		return briefing.Ref{Article: result.Entry.ID}
	}
	return result.Passages[r.passage].Ref
}
