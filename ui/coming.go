package ui

import (
	"context"
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"briefing/briefing"
	"briefing/ui/nav"
)

// A trail can have a hundred thousand stops, for which no page waits: what there
// is to read is shown, and the trail comes behind it. Until then it is known what
// is followed and, of a subject, how many stops there are, which the library has
// counted; a key that walks it waits.

// coming is what is to be done once the stops of the trail that is walked are
// there.
type coming struct {
	at    briefing.Ref                 // where the reader is on it, if that is one of the stops
	walk  func(model) (model, tea.Cmd) // how to walk it then; nil if the reader stays
	begun bool                         // the trail is walked for the sake of that
}

// stops answers a request for the stops of a trail.
type stops struct {
	number  int // of the trail
	library int // that they are of
	trail   briefing.Trail
	err     error
}

// besideOf returns the trail to get beside the page of a destination: that of the
// subject that is to be followed, or the one that was walked there if its stops
// are of another library.
func (m model) besideOf(to destination, follow bool) beside {
	if follow {
		t := m.trailOf(to.target.Follow)
		return beside{follow: t, get: m.getterOf(t)}
	}
	if to.place == nil || to.place.Trail == m.trails.current {
		return beside{}
	}
	t, ok := m.trails.kept[to.place.Trail]
	if !ok || t.of == m.trails.library {
		return beside{}
	}
	return beside{get: m.getterOf(t.Trail.Trail)}
}

// follow walks the trail of a page that was asked for, once its stops are there.
func (m model) follow(msg shown) (model, tea.Cmd) {
	b, place := msg.beside, msg.to.place
	switch {
	case m.trails.coming == nil, b.get == nil, b.follow.Subject == "" && place.Trail != m.trails.current:
		return m, nil
	case b.stops != nil:
		return m.fill(*b.stops)
	}
	fetch := m.fetch(b.get)
	if !msg.to.isOnTrail() && m.tallies[b.follow.Subject].Stops() > fewStops {
		return m, tea.Tick(patience, func(time.Time) tea.Msg { return fetch() })
	}
	return m, fetch
}

// fewStops is how many stops a trail may have to be got while its page is being
// painted: more would hold that up.
const fewStops = 5000

// trailOf returns the trail of a subject before its stops are there.
func (m model) trailOf(id briefing.SubjectID) briefing.Trail {
	t := briefing.Trail{Subject: id}
	if s := m.lib.Digest().Subject(id); s != nil {
		t.Label = s.Label()
	}
	return t
}

// await makes a trail the one that is walked, whose stops are yet to come.
func (m model) await(t briefing.Trail, c coming) model {
	m = m.take(nav.Trail{Trail: t, At: -1})
	m.trails.last++
	m.trails.current = m.trails.last
	m.trails.coming = &c
	return m
}

// fetch gets the stops of the trail that is walked.
func (m model) fetch(get getter) tea.Cmd {
	msg := stops{number: m.trails.current, library: m.trails.library}
	return func() tea.Msg {
		msg.trail, msg.err = get()
		return msg
	}
}

// getter gets the stops of a trail.
type getter func() (briefing.Trail, error)

// getterOf returns what gets a trail through the library that is shown.
func (m model) getterOf(was briefing.Trail) getter {
	if was.Subject == "" && was.Label == notesTrail {
		return m.getNotes
	}
	lib, order := m.lib, m.inOrder
	return func() (briefing.Trail, error) { return again(context.Background(), lib, was, order) }
}

// arrives takes the stops of a trail, if they are still waited for.
func (m model) arrives(msg stops) (model, tea.Cmd) {
	if m.trails.coming == nil || msg.number != m.trails.current || msg.library != m.trails.library {
		return m, nil
	}
	if msg.err != nil {
		return m.lose().say(msg.err.Error()), nil
	}
	return m.fill(msg.trail)
}

// fill puts stops into the trail that is walked.
func (m model) fill(t briefing.Trail) (model, tea.Cmd) {
	c, was := m.trails.coming, m.trail
	if c == nil {
		c = &coming{}
	}
	m.trails.coming, m.trails.of = nil, m.trails.library
	m.trail = onto(was, t)
	if at := t.Index(c.at); at >= 0 {
		m.trail.At = at
	}
	if !m.trail.Active() {
		m = m.lose()
	}
	m.reader = m.reader.Follow(m.trail.Subject, m.hitsHere())
	switch {
	case c.walk == nil:
		return m.stand(c.at), nil
	case m.trail.Active():
		return c.walk(m)
	}
	return m.say(m.nothingOf(was.Trail)), nil
}

// nothingOf says that a trail has no stops.
func (m model) nothingOf(t briefing.Trail) string {
	s := m.lib.Digest().Subject(t.Subject)
	switch {
	case s == nil:
		return fmt.Sprintf("nothing is left to follow of %q", t.Label)
	case briefing.Gathers(s):
		return "no article is in " + s.Label()
	}
	return "no article mentions " + s.Label()
}

// standAt says where on the trail that is walked the reader is, if that is one of
// its stops.
func (m model) standAt(ref briefing.Ref) model {
	switch c := m.trails.coming; {
	case c != nil && ref.Article != "":
		m.trails.coming = &coming{ref, c.walk, c.begun}
	case c == nil:
		if at := m.trail.Index(ref); at >= 0 {
			m.trail.At = at
		}
	}
	return m
}

// awaitWalk walks the trail once its stops are there.
func (m model) awaitWalk(walk func(model) (model, tea.Cmd)) model {
	c := *m.trails.coming
	c.walk = walk
	m.trails.coming = &c
	return m
}

// stay no longer waits to walk the trail: the reader goes elsewhere.
func (m model) stay() model {
	switch c := m.trails.coming; {
	case !m.isStepping():
	case c.begun:
		return m.lose()
	default:
		m.trails.coming = &coming{at: c.at}
	}
	return m
}

// isStepping reports whether keys wait for a step along a trail whose stops are
// yet to come.
func (m model) isStepping() bool { return m.trails.coming != nil && m.trails.coming.walk != nil }
