package ui

import (
	"context"
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/ui/trail"
)

// stops answers a request for the stops of a trail.
type stops struct {
	request trail.Request
	trail   briefing.Trail
	err     error
}

// getter loads the stops of a trail.
type getter func() (briefing.Trail, error)

// trailOf returns the trail of a subject without its stops.
func (m model) trailOf(id briefing.SubjectID) briefing.Trail {
	t := briefing.Trail{Subject: id}
	if s := m.lib.Digest().Subject(id); s != nil {
		t.Label = s.Label()
	}
	return t
}

// getterOf returns the getter of a trail in the current library.
func (m model) getterOf(what briefing.Trail) getter {
	if what.Subject == "" {
		if get := m.getPath(what.Label); get != nil {
			return get
		}
	}
	a, order := m.asker(), m.InOrder
	return func() (briefing.Trail, error) { return a.again(context.Background(), what, order) }
}

// besideOf returns the trail to fetch beside the page of a destination: that of
// the subject to follow, or the one walked there before if its stops are
// missing.
func (m model) besideOf(to destination, follow bool) beside {
	if follow {
		t := m.trailOf(to.target.Follow)
		return beside{follow: t, get: m.getterOf(t)}
	}
	if to.place == nil {
		return beside{}
	}
	t, lacks := m.trail.Lacking(to.place.Trail)
	if !lacks {
		return beside{}
	}
	return beside{get: m.getterOf(t)}
}

// follow starts the trail of a requested page once its stops are there.
func (m model) follow(msg shown) (model, tea.Cmd) {
	b, place := msg.beside, msg.to.place
	switch {
	case !m.trail.IsPending(), b.get == nil, b.follow.Subject == "" && place.Trail != m.trail.Number():
		return m, nil
	case b.stops != nil:
		return m.filled(m.trail.Fill(*b.stops))
	}
	fetch := m.fetch(b.get)
	if !msg.to.isOnTrail() && m.Tallies[b.follow.Subject].Stops() > fewStops {
		return m, tea.Tick(patience, func(time.Time) tea.Msg { return fetch() })
	}
	return m, fetch
}

// fewStops limits the trails that are fetched while their page is painted:
// longer ones would delay it.
const fewStops = 5000

// fetchStops requests the stops of the current trail.
func (m model) fetchStops() tea.Cmd { return m.fetch(m.getterOf(m.trail.Trail.Trail)) }

func (m model) fetch(get getter) tea.Cmd {
	msg := stops{request: m.trail.Request()}
	return func() tea.Msg {
		msg.trail, msg.err = get()
		return msg
	}
}

// arrives handles the stops of a trail, unless they are no longer wanted.
func (m model) arrives(msg stops) (model, tea.Cmd) {
	switch {
	case !m.trail.IsPending(), !m.trail.IsOf(msg.request):
		return m, nil
	case msg.err != nil:
		m.trail.Lose()
		return m.say(msg.err.Error()), nil
	}
	return m.filled(m.trail.Fill(msg.trail))
}

// filled continues once the stops of the current trail are there: with the step
// that waited for them, else at a passage.
func (m model) filled(w trail.Waited) (model, tea.Cmd) {
	m.reader = m.reader.Follow(m.trail.Subject, m.hitsHere())
	switch {
	case w.Step == trail.Step{}:
		return m.stand(w.At, m.reader.Place().Shown), nil
	case m.trail.Active():
		return m.step(w.Step)
	}
	return m.say(m.nothingOf(w.Of)), nil
}

// nothingOf says that a trail has no stops.
func (m model) nothingOf(t briefing.Trail) string {
	s := m.lib.Digest().Subject(t.Subject)
	switch {
	case page.IsShared(t.Label):
		return "no two articles have a sentence in common"
	case t.Label == page.NotesTrail:
		return "no passage is kept so far"
	case t.Label == page.NewsTrail:
		return "nothing that is new is left to walk"
	case s == nil:
		return fmt.Sprintf("nothing is left to follow of %q", t.Label)
	case briefing.Gathers(s):
		return "no article is in " + s.Label()
	}
	return "no article mentions " + s.Label()
}
