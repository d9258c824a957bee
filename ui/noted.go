package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"briefing/briefing"
	"briefing/briefing/library"
	"briefing/briefing/notes"
	"briefing/briefing/page"
	"briefing/ui/live"
)

// What the reader kept, as it is read and shown. How it is changed is in notes.go.

// noted is what the reader kept of the library that is shown.
type noted struct {
	of     *library.Library // that the notes were placed in; nil until they are read
	err    error            // why they cannot be read, or nil
	placed []notes.Placed
	count  map[briefing.ArticleID]int // of those that are not lost; all models share it
	draft  notes.Note                 // what the box for notes is open on
	done   []edit                     // what undo takes back, the last one last
	aiming bool                       // a key for notes waits for its article
	late   bool                       // they came while a page without them was on its way
	sure   notes.ID                   // the note whose loss the reader was told of
}

// readNotes brings the notes.
type readNotes struct {
	lib    *library.Library
	placed []notes.Placed
	err    error
}

// openNotes reads the notes on the library that is shown, and finds where they stand.
func (m model) openNotes() tea.Cmd {
	if m.opts.Notes.Path == "" {
		return nil
	}
	lib, get := m.lib, m.placing()
	return func() tea.Msg {
		placed, err := get()
		return readNotes{lib: lib, placed: placed, err: err}
	}
}

// placing returns what reads the notes on the library that is shown, and finds where they
// stand.
func (m model) placing() func() ([]notes.Placed, error) {
	lib, book := m.lib, m.opts.Notes
	return func() ([]notes.Placed, error) {
		if book.Path == "" {
			return nil, nil
		}
		all, err := book.Notes(context.Background())
		if err != nil {
			return nil, err
		}
		return notes.PlaceAll(context.Background(), lib, all)
	}
}

// kept returns what gets the notes on the library that is shown: those that are known or,
// while they are yet to come, those in the file.
func (m model) kept() func() ([]notes.Placed, error) {
	if m.noted.of == nil || m.noted.of != m.lib {
		return m.placing()
	}
	placed, err := m.noted.placed, m.noted.err
	return func() ([]notes.Placed, error) { return placed, err }
}

func (m model) notesRead(msg readNotes) (model, tea.Cmd) {
	if msg.lib != m.lib {
		return m, nil
	}
	nothing := len(msg.placed) == 0 && len(m.noted.placed) == 0
	m.noted.of, m.noted.err = msg.lib, msg.err
	m = m.setKept(msg.placed)
	if msg.err != nil {
		m = m.sayIfQuiet(msg.err.Error())
	}
	if nothing {
		return m, nil
	}
	return m.showKept()
}

// setKept sets the kept passages and counts them by article.
func (m model) setKept(placed []notes.Placed) model {
	m.noted.placed = placed
	clear(m.noted.count)
	for _, p := range placed {
		if p.State != notes.Lost {
			m.noted.count[p.Article]++
		}
	}
	return m
}

// showKept updates the screen after a change to the notes.
func (m model) showKept() (model, tea.Cmd) {
	m, search := m.findNotes()
	m, page := m.showKeptOnPage()
	return m, tea.Batch(search, page)
}

// findNotes searches again if the query has a filter for notes.
func (m model) findNotes() (model, tea.Cmd) {
	query := m.finder.Query()
	if q, err := briefing.ParseQuery(query); err != nil || !q.AsksForNotes() {
		return m, nil
	}
	m.finder = m.finder.Stale()
	if m.overlay != finding {
		return m, nil
	}
	return m.find(query)
}

// showKeptOnPage updates the page after a change to the notes. A page that was asked for
// before the change is updated when it arrives.
func (m model) showKeptOnPage() (model, tea.Cmd) {
	p := m.reader.Page()
	m.noted.late = m.asked != nil
	switch {
	case p == nil:
		return m, nil
	case p.ID.Kind == page.Article:
		return m.markKept(), nil
	}
	return m, m.refresh(live.Former{}, false, true)
}

// markKept marks the kept passages of the article on its page.
func (m model) markKept() model {
	var spans []briefing.Span
	for _, p := range m.noted.placed {
		if id := m.reader.Page().ID; id == page.OfArticle(p.Article) && p.State != notes.Lost && !p.Span.Empty() {
			spans = append(spans, p.Span)
		}
	}
	m.reader = m.reader.SetKept(spans)
	return m
}
