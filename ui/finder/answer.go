package finder

import (
	"slices"

	"briefing/briefing"
)

// answer is the state of a query with its results. The zero answer belongs to
// no query.
type answer struct {
	query      string
	found      briefing.Answer   // best first
	results    []briefing.Result // the same in list order, those of other forms last
	typed      int               // how many of them hold the words as typed
	rows       []row
	trail      briefing.Trail // through the results
	count      Count
	cut        bool // there are more than these
	counted    bool // count covers all results
	err        error
	suggestion string
	stale      bool // it belongs to an earlier state of the library
}

// Count is the number of results of a query: with its words as typed and,
// beyond that, with other forms of them. Where Stops is 0 they were not
// counted.
type Count struct{ Typed, Forms briefing.Tally }

// CountOf counts the results in an answer.
func CountOf(a briefing.Answer) Count {
	return Count{Typed: tallyOf(a.Results), Forms: tallyOf(a.Forms)}
}

func tallyOf(results []briefing.Result) briefing.Tally {
	return briefing.Tally{Mentions: briefing.ResultTrail("", results).Len(), Articles: len(results)}
}

// row is a line of the list: a passage of a result, or the result itself.
type row struct{ result, passage int }

// Values of passage for rows without one.
const (
	heading = -1 // the article of the passages below
	whole   = -2 // an article that matches as a whole
	forms   = -3 // the line above results with other forms of the words
)

func (r row) isHeading() bool { return r.passage == heading || r.passage == forms }

// of returns a with results, those of the current article first.
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

// currentFirst returns results with that of the current article first.
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

// stop returns the index on the trail of the first hit in a row.
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

// place returns the passage in a row. chosen reports whether the reader moved
// there from the row where the cursor begins.
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
