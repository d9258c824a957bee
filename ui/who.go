package ui

import (
	"time"

	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/ui/state"
)

// What is known of the reader: how much they have read, and what came since they were
// here last.

// who returns what is known of the reader for a page that tells of it; nil for other
// pages, and while the articles of a large library are not listed.
func (m model) who(id page.ID) *page.Reader {
	if id.Kind == page.Notes {
		return &page.Reader{Notes: m.noted.placed}
	}
	if id.Kind != page.Overview || !m.IsListed() {
		return nil
	}
	r := page.Reader{Unread: m.unread, New: m.fresh, Width: m.reader.Measure()}
	if d, err := briefing.ParseDate(m.state.Visited); err == nil && d != today() {
		r.Since = d
	}
	for _, e := range m.Entries {
		if !m.state.Read[e.ID] {
			r.Next = e.ID
			break
		}
	}
	return &r
}

// countNew finds the articles that came since the reader was here last, if they were.
func (m model) countNew() model {
	m.fresh = nil
	if len(m.state.Known) == 0 {
		return m
	}
	for _, e := range m.Entries {
		if !m.state.Known.Has(e.ID) {
			m.fresh = append(m.fresh, e.ID)
		}
	}
	return m
}

// visit returns what is kept of this visit: its day, and the articles that are there.
func (m model) visit() (day string, known state.Known) {
	if !m.IsListed() || m.lib == nil {
		return m.state.Visited, m.state.Known
	}
	return today().String(), state.NewKnown(len(m.Entries), m.IDs())
}

func today() briefing.Date { return briefing.Day(time.Now()) }
