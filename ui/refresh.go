package ui

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"reflect"

	tea "charm.land/bubbletea/v2"

	"briefing/briefing"
	"briefing/briefing/library"
	"briefing/briefing/page"
	"briefing/ui/live"
	"briefing/ui/reader"
	"briefing/ui/state"
	"briefing/ui/typeset"
)

// refreshed carries the current page and trail as remade from a reread library.
// Other trails are renewed when they are resumed.
type refreshed struct {
	lib   *library.Library
	was   *page.Page // the page on the screen
	page  *page.Page // the new one; nil if it is the same
	ready reader.Prepared
	gone  bool // the page no longer exists
	moved live.Moves
	trail stops
	same  bool   // the stops of the trail have not changed
	news  string // message about the changes
	err   error
}

// refresh remakes the current page and trail from the library. The former
// library shows which articles have moved and, if lists have changed and the
// message is wanted, which are new.
func (m model) refresh(was live.Former, changed, quiet bool) tea.Cmd {
	lib, opts, walked := m.lib, m.typesetting(), m.trail.Trail.Trail
	get, hasTrail := m.getterOf(walked), m.trail.Number() > 0
	msg := refreshed{lib: lib, was: m.reader.Page()}
	msg.trail = stops{request: m.trail.Request()}
	now, ids, who := m.Contents, m.remembered(), m.who(m.pageID())
	return func() tea.Msg {
		ctx := context.Background()
		listed := was.IsListed() && now.IsListed()
		if listed {
			maps.Copy(ids, was.Missing(now))
			msg.moved = was.Moves(ctx, lib, now, ids)
		}
		if hasTrail {
			msg.trail.trail, msg.trail.err = get()
			msg.same = reflect.DeepEqual(msg.trail.trail, walked)
		}
		msg = msg.remake(ctx, opts, who)
		if quiet || !changed && msg.page == nil {
			return msg
		}
		if listed {
			msg.news = was.News(ctx, lib, now, msg.moved)
		}
		msg.news = cmp.Or(msg.news, live.FilesChanged)
		return msg
	}
}

// remake makes the shown page again.
func (msg refreshed) remake(ctx context.Context, opts typeset.Options, who whom) refreshed {
	if msg.was == nil {
		return msg
	}
	msg.page, msg.err = who.make(ctx, msg.lib, msg.moved.Page(msg.was.ID))
	switch {
	case errors.Is(msg.err, briefing.ErrNotFound):
		msg.gone, msg.err = true, nil
	case msg.err != nil:
	case reflect.DeepEqual(msg.page, msg.was):
		msg.page = nil
	default:
		msg.ready = reader.Prepare(msg.page, opts)
	}
	return msg
}

// again returns a trail through a library; of was, the subject or query is enough. It
// returns none if nothing is left to follow.
func (a asker) again(ctx context.Context, was briefing.Trail, order func(briefing.Trail) briefing.Trail) (briefing.Trail, error) {
	if was.Subject != "" {
		subject := a.lib.Digest().Subject(was.Subject)
		if subject == nil {
			return briefing.Trail{}, nil
		}
		trail, err := briefing.Follow(ctx, a.lib, subject)
		if err != nil {
			return briefing.Trail{}, fmt.Errorf("follow %q: %w", was.Subject, err)
		}
		return trail, nil
	}
	_, q, err := a.parse(was.Label)
	if err != nil {
		return briefing.Trail{}, fmt.Errorf("follow %q: %w", was.Label, err)
	}
	opts := briefing.SearchOptions{Order: briefing.ByDate, Limit: shownHits}
	if cut(was) {
		opts.Limit = mostArticles
	}
	answer, err := briefing.Look(ctx, a.lib, q, opts)
	if err != nil {
		return briefing.Trail{}, fmt.Errorf("follow %q: %w", was.Label, err)
	}
	return order(briefing.ResultTrail(was.Label, answer.All())), nil
}

// refreshed replaces the trail and the page by new ones. Unchanged parts are
// left alone.
func (m model) refreshed(msg refreshed) (model, tea.Cmd) {
	if msg.lib != m.lib {
		return m, nil // superseded
	}
	m = m.goAlong(msg.moved).sayIfQuiet(msg.news)
	m, step := m.renewTrail(msg)
	m, cmd := m.renewPage(msg)
	m, show := m.showPicked()
	return m, tea.Batch(step, cmd, show)
}

// renewPage replaces the page.
func (m model) renewPage(msg refreshed) (model, tea.Cmd) {
	switch {
	case m.reader.Page() != msg.was:
		return m, nil // the reader has moved on
	case msg.page == nil && m.asked != nil:
		return m.relist(), nil // the reader is about to move on
	case msg.err != nil:
		return m.say(msg.err.Error()), nil
	case msg.gone:
		if m.notice == "" || m.notice != m.decision { // a decision tells why itself
			m = m.say(goneText(msg.was.ID))
		}
		to := page.ID{Kind: page.Overview}
		if m.instead != (page.ID{}) {
			to = m.instead
		}
		return m.ask(destination{target: page.Target{Page: to}, visit: true}, false)
	case msg.was == nil:
		return m.askFirst()
	case msg.page == nil:
		m.reader = m.reader.Follow(m.trail.Subject, m.hitsHere())
		return m.relist(), nil
	}
	return m.replacePage(msg)
}

// relist updates the panel beside an unchanged page.
func (m model) relist() model {
	if p := m.reader.Page(); p != nil {
		m.here = m.here.SetItems(m.OnPage(p))
	}
	return m
}

// renewTrail replaces the stops of the current trail.
func (m model) renewTrail(msg refreshed) (model, tea.Cmd) {
	t := msg.trail
	switch {
	case !m.trail.IsOf(t.request):
		return m, nil
	case t.err != nil:
		m.trail.Lose()
		return m.say(t.err.Error()), nil
	}
	return m.filled(m.trail.Renew(t.trail, msg.same, msg.moved.Ref))
}

// goneText says that a page no longer exists.
func goneText(id page.ID) string { return id.String() + " is no longer in the library" }

// replacePage shows the new version of the page. The reader stays at the same
// words.
func (m model) replacePage(msg refreshed) (model, tea.Cmd) {
	place := msg.moved.Place(m.place())
	to := destination{target: page.Target{Page: place.Page}, place: &place}
	if p := msg.was; place.Top > p.Body.Start && p.Body.Len() > 0 {
		words := state.At(p.Body.In(p.Markdown), place.Top-p.Body.Start)
		to.words = &words
	}
	if at := m.trail.At; m.trail.Active() && at >= 0 && !place.Stop.Span.Empty() {
		place.Stop = m.trail.Stop(at) // new position of the stop
	}
	m, cmd := m.display(shown{page: msg.page, ready: msg.ready, to: to})
	if old := msg.was.ID; old != place.Page {
		delete(m.state.Positions, briefing.ArticleID(old.Key)) // display has saved that as well
	}
	return m, cmd
}
