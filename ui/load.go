package ui

import (
	"context"
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/ui/live"
	"briefing/ui/nav"
	"briefing/ui/reader"
	"briefing/ui/state"
	"briefing/ui/typeset"
)

// The messages below answer commands. Each carries its request, so that a late
// answer can be recognized and dropped.

// opened carries the library of the first opening.
type opened struct{ live.Opened }

// shown answers a request for a page.
type shown struct {
	request int
	page    *page.Page
	ready   reader.Prepared
	to      destination
	beside  beside
	notice  string // additional notice
	err     error
}

// beside is the trail to walk from a requested page. The zero beside changes
// nothing.
type beside struct {
	follow briefing.Trail  // the new trail, without stops
	stops  *briefing.Trail // the stops, if already loaded
	get    getter          // loads the stops otherwise
}

// destination is a place to arrive at, and the way the reader got there.
type destination struct {
	target page.Target
	from   briefing.Ref    // the mention that the reader followed
	place  *nav.Place      // return exactly to this place
	words  *state.Position // the words at its top, in case the text has changed
	visit  bool            // it is a new place in the history
	by     int             // distance in steps of the history
}

// found answers a search.
type found struct {
	lib        briefing.Library
	query      string
	limit      int // maximum number of articles requested
	newest     bool
	answer     briefing.Answer
	suggestion string
	err        error
}

// show makes a page. Its trail is begun beside it where the reader would see it
// arrive, else left to come after it.
func show(lib briefing.Library, request int, to destination, trail beside, opts typeset.Options, who whom) tea.Cmd {
	return func() tea.Msg {
		msg := shown{request: request, to: to, beside: trail}
		var begun *meanwhile
		if trail.get != nil && to.isOnTrail() {
			begun = beginTo(trail.get)
			msg.beside.get = begun.wait
		}
		if msg.page, msg.err = who.make(context.Background(), lib, to.target.Page); msg.err != nil {
			return msg
		}
		msg.ready = reader.Prepare(msg.page, opts)
		if begun != nil && begun.isDone(patience) {
			if stops, err := begun.wait(); err == nil {
				msg.beside.stops = &stops
			}
		}
		return msg
	}
}

// patience is how long a page waits for its trail to spare a change of the
// status line: too short to be noticed.
const patience = 8 * time.Millisecond

// meanwhile loads stops in the background.
type meanwhile struct {
	done     chan struct{}
	stops    briefing.Trail
	err      error
	panicked any
}

func beginTo(get getter) *meanwhile {
	m := &meanwhile{done: make(chan struct{})}
	go func() {
		defer close(m.done)
		defer func() { m.panicked = recover() }()
		m.stops, m.err = get()
	}()
	return m
}

// isDone reports whether the stops arrive within a time.
func (m *meanwhile) isDone(within time.Duration) bool {
	select {
	case <-m.done:
		return true
	case <-time.After(within):
		return false
	}
}

// wait waits for the stops. A panic in the background is raised here, where the
// program catches it.
func (m *meanwhile) wait() (briefing.Trail, error) {
	<-m.done
	if m.panicked != nil {
		panic(m.panicked)
	}
	return m.stops, m.err
}

// showFirst makes the first page: the last one of the previous session if it
// still exists, else the overview.
func (m model) showFirst(to destination, trail beside) tea.Cmd {
	home := page.ID{Kind: page.Overview}
	lib, request, opts := m.lib, m.request, m.typesetting()
	here, atHome := m.who(to.target.Page), m.who(home)
	return func() tea.Msg {
		msg, _ := show(lib, request, to, trail, opts, here)().(shown)
		if errors.Is(msg.err, briefing.ErrNotFound) {
			return show(lib, request, destination{target: page.Target{Page: home}, visit: true}, beside{}, opts, atHome)()
		}
		return msg
	}
}

// ref returns the passage at a destination, or the passage it was reached from.
// Either may be a stop of a trail.
func (to destination) ref() briefing.Ref {
	if to.target.Page.Kind != page.Article {
		return to.from
	}
	return briefing.Ref{Article: briefing.ArticleID(to.target.Page.Key), Span: to.target.At}
}

// isOnTrail reports whether a destination may be on a stop of its trail.
func (to destination) isOnTrail() bool { return to.place != nil || to.ref().Article != "" }
