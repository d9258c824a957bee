// Package finder is the search: a line to type a query into, and below it the
// matching passages, those of the current article first. It asks the root model
// to search, and shows only answers to the current query.
package finder

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"briefing/briefing"
	"briefing/ui/list"
	"briefing/ui/nav"
	"briefing/ui/overlay"
)

// Model is the search. All methods return a changed copy.
type Model struct {
	w, h    int
	input   overlay.Input
	list    list.Model
	current briefing.ArticleID
	answer  answer
	entered bool     // Enter was pressed before the answer came
	recent  []string // queries whose hits were walked, latest first
	limit   int      // maximum number of articles in an answer; 0 for no limit
	newest  bool     // answers hold the newest articles, not the best
	moved   bool     // the reader has moved in the answer
	reading bool     // the library is still being read: there may be more
}

// New returns an empty search.
func New() Model { return Model{input: overlay.NewInput(), list: list.Model{}.SetFocus(true)} }

// Open shows the search in its last state: the query, selected so that typing
// replaces it, and its results, those of current first. It requests an answer
// if there is none.
func (m Model) Open(current briefing.ArticleID) (Model, nav.Intent) {
	m.input, m.entered = m.input.Select(), false
	if m.current != current {
		m.current = current
		m = m.renew(m.answer.of(m.answer.found, current))
	}
	if m.answered() && !m.answer.stale {
		return m, nil
	}
	return m.changed()
}

// Query returns the text in the line.
func (m Model) Query() string { return m.input.Value() }

// mostRecent limits the queries that are kept for another search.
const mostRecent = 10

// Searches returns the queries whose hits were walked, latest first.
func (m Model) Searches() []string { return m.recent }

// SetSearches replaces the result of Searches, and empties the search.
func (m Model) SetSearches(queries []string) Model {
	m.recent = slices.Clone(queries[:min(len(queries), mostRecent)])
	return m.show(answer{})
}

// keep puts the current query before the other kept ones.
func (m Model) keep() Model {
	query := m.input.Value()
	others := slices.DeleteFunc(slices.Clone(m.recent), func(q string) bool { return q == query })
	m.recent = append([]string{query}, others[:min(len(others), mostRecent-1)]...)
	return m
}

// SetLimit sets the maximum number of articles in an answer, and whether they
// are the newest or the best. An answer of that size is shown as the first of
// more.
func (m Model) SetLimit(articles int, newest bool) Model {
	m.limit, m.newest = articles, newest
	return m
}

// SetReading says whether the library is still being read, so that answers hold
// only what there is so far.
func (m Model) SetReading(reading bool) Model {
	m.reading = reading
	return m
}

// Results are the answer to a query, or why there is none.
type Results struct {
	Query      string
	Limit      int  // maximum number of articles that were asked for
	Newest     bool // they are the newest, not the best
	Answer     briefing.Answer
	Suggestion string // a query that the reader may have meant, or ""
	Err        error
}

// Total is the number of all results of a query.
type Total struct {
	Query string
	Count Count
}

func (Results) IsIntent() {}
func (Total) IsIntent()   {}

// Take shows the answer to a query, see SetResults. The best hits do not replace the newest
// once the reader has moved among these.
func (m Model) Take(r Results) (Model, nav.Intent) {
	if m.moved && m.newest && !m.answer.stale && m.answered() && r.Query == m.answer.query {
		return m, nil
	}
	return m.SetLimit(r.Limit, r.Newest).SetResults(r.Query, r.Answer, r.Err, r.Suggestion)
}

// SetSize makes the search w cells wide and h lines high, its frame included.
func (m Model) SetSize(w, h int) Model {
	m.w, m.h = max(w, 0), max(h, 0)
	return m.fit()
}

// fit gives the list the lines below the head.
func (m Model) fit() Model {
	_, _, w, h := m.frame().Inner()
	room := max(0, h-m.head())
	if m.input.Value() == "" {
		room = min(room, len(m.recent))
	}
	m.list = m.list.SetSize(w, room)
	return m
}

// SetResults shows the answer to query: its results, best first, or an error;
// and suggestion, a query that the reader may have meant, or "". Answers to
// other queries are dropped. If Enter was pressed meanwhile, it walks to the
// first hit.
func (m Model) SetResults(query string, found briefing.Answer, err error, suggestion string) (Model, nav.Intent) {
	if query != m.input.Value() || query == "" {
		return m, nil
	}
	a := answer{query: query, err: err, suggestion: suggestion}.of(found, m.current)
	a.count, a.cut = CountOf(found), m.limit > 0 && len(found.Results) >= m.limit
	a.counted = !a.cut
	if m.answer.query == query {
		m = m.renew(a)
	} else {
		m = m.show(a)
	}
	if !m.entered {
		return m, nil
	}
	m.entered = false
	return m.enter()
}

// SetCount sets the number of all results of query. SetResults got only the
// first part of them.
func (m Model) SetCount(query string, n Count) Model {
	if query == m.answer.query {
		m.answer.count, m.answer.counted = n, true
	}
	return m
}

// show replaces the answer. The cursor is on the first passage.
func (m Model) show(a answer) Model {
	m.answer, m.moved = a, false
	rows := list.Rows{Len: len(a.rows), Passed: a.headings(), Sticky: true}
	if m.input.Value() == "" {
		rows = list.Rows{Len: len(m.recent)}
	}
	m.list = m.list.SetRows(rows).Select(0)
	return m.fit()
}

// renew replaces the answer by another one to the same query. The cursor stays
// on the passage that the reader has chosen.
func (m Model) renew(a answer) Model {
	at, chosen := m.answer.place(m.list.Cursor())
	moved := m.moved
	m = m.show(a)
	m.moved = moved
	if row := a.find(at); chosen && row >= 0 {
		m.list = m.list.Select(row)
	}
	return m
}

// Stale marks the answer as outdated because the library has changed. Its hits
// cannot be entered until the caller has requested and set a new one.
func (m Model) Stale() Model {
	m.answer.stale = true
	return m
}

// Key edits the query, moves the cursor or enters the row under it.
func (m Model) Key(msg tea.KeyPressMsg) (Model, nav.Intent) {
	switch key := msg.String(); key {
	case "esc", "ctrl+g":
		return m, nav.Close{}
	case "enter":
		if m.input.Value() == "" {
			return m.again(m.list.Cursor())
		}
		if !m.answered() || m.answer.stale {
			m.entered = true
			return m, nil
		}
		if m.takesSuggestion() {
			return m.accept()
		}
		return m.enter()
	case "tab":
		return m.accept()
	default:
		if _, ok := overlay.Moves[key]; ok {
			return m.move(key)
		}
	}
	return m.edit(msg)
}

func (m Model) move(key string) (Model, nav.Intent) {
	was := m.list
	m.list, _ = was.Act(overlay.Moves[key])
	if why := list.Blocked(overlay.Moves[key], was, m.list); why != "" {
		return m, nav.Say{Text: why}
	}
	m.moved = true
	return m, nil
}

// again types in one of the kept queries.
func (m Model) again(i int) (Model, nav.Intent) {
	if i < 0 || i >= len(m.recent) {
		return m, nav.Say{Text: "type what to search for"}
	}
	m.input = m.input.Set(m.recent[i])
	return m.changed()
}

// Paste types text.
func (m Model) Paste(text string) (Model, nav.Intent) { return m.edit(tea.PasteMsg{Content: text}) }

func (m Model) edit(msg tea.Msg) (Model, nav.Intent) {
	was := m.input
	input, changed := was.Update(msg)
	m.input = input
	switch {
	case changed:
		return m.changed()
	case input.IsLike(was):
		return m, overlay.Idle(msg)
	}
	return m, nil
}

// changed requests an answer to the changed query.
func (m Model) changed() (Model, nav.Intent) {
	m.entered = false
	if m.input.Value() == "" || m.answer.query == "" {
		m = m.show(answer{})
	}
	return m, nav.Find{Query: m.input.Value()}
}

// takesSuggestion reports whether Enter takes the suggestion, since there is nothing else.
func (m Model) takesSuggestion() bool {
	return m.suggests() && (len(m.answer.results) == 0 || m.answer.err != nil)
}

// Enters returns what Enter does.
func (m Model) Enters() string {
	if m.takesSuggestion() {
		return "search for " + m.answer.suggestion
	}
	return "go there"
}

// accept types in the suggested query.
func (m Model) accept() (Model, nav.Intent) {
	if !m.suggests() {
		return m, nav.Say{Text: "no other spelling to suggest"}
	}
	m.input = m.input.Set(m.answer.suggestion)
	return m.changed()
}

// answered reports whether the answer is to the current query.
func (m Model) answered() bool { return m.answer.query != "" && m.answer.query == m.input.Value() }

// suggests reports whether there is a suggestion for the current query.
func (m Model) suggests() bool { return m.answered() && m.answer.suggestion != "" }

// enter returns the intent of the row under the cursor, and keeps the query.
func (m Model) enter() (Model, nav.Intent) {
	chosen := m.chosen()
	if _, ok := chosen.(nav.Walk); ok {
		m = m.keep()
	}
	return m, chosen
}

// chosen returns the intent to walk all results, starting at the row under the
// cursor.
func (m Model) chosen() nav.Intent {
	a, row := m.answer, m.list.Cursor()
	switch {
	case a.err != nil:
		return nav.Say{Text: "this search cannot be run as typed"}
	case row < 0:
		return nav.Say{Text: "no result to open"}
	}
	return nav.Walk{Trail: a.trail, At: a.stop(a.rows[row])}
}

// Click enters the passage at x, y of the overlay.
func (m Model) Click(_, y int) (Model, nav.Intent) {
	_, top, _, _ := m.frame().Inner()
	y -= top
	if y == suggestionLine && y < m.head() {
		return m.accept()
	}
	row := m.list.At(y - m.head())
	if m.input.Value() == "" {
		return m.again(row)
	}
	if row < 0 || row >= len(m.answer.rows) || m.answer.rows[row].isHeading() {
		return m, nil
	}
	m.list = m.list.Select(row)
	if m.answer.stale {
		m.entered = true
		return m, nil
	}
	return m.enter()
}

// Wheel scrolls the passages.
func (m Model) Wheel(lines int) Model {
	m.list, m.moved = m.list.Wheel(lines), true
	return m
}

// Cursor returns the cell and line of the overlay where the text cursor is.
func (m Model) Cursor() (x, y int) {
	x, y, w, _ := m.frame().Inner()
	return x + list.Width(m.prompt()) + m.input.Cursor(w-list.Width(m.prompt())), y
}
