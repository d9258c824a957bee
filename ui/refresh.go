package ui

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"reflect"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"briefing/briefing"
	"briefing/briefing/library"
	"briefing/briefing/page"
	"briefing/ui/keys"
	"briefing/ui/live"
	"briefing/ui/nav"
	"briefing/ui/reader"
	"briefing/ui/spot"
	"briefing/ui/state"
	"briefing/ui/typeset"
	"briefing/ui/walk"
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
	trail walk.Renewed
	news  string // message about the changes
	err   error
}

// refresh remakes the current page and trail from the library. The former
// library shows which articles have moved and, if lists have changed and the
// message is wanted, which are new.
func (m *model) refresh(was live.Former, changed, quiet bool) tea.Cmd {
	lib, opts, walked := m.lib, m.window.Typesetting(), m.trail.Trail.Trail
	get, hasTrail := m.trail.Stops(walked, m.asker()), m.trail.Number() > 0
	msg := refreshed{lib: lib, was: m.reader.Page()}
	msg.trail.Request = m.trail.Request()
	now, ids, who := m.Contents, m.state.Articles(m.history.Pages()), m.who(m.pageID())
	return func() tea.Msg {
		ctx := context.Background()
		listed := was.IsListed() && now.IsListed()
		if listed {
			maps.Copy(ids, was.Missing(now))
			msg.moved = was.Moves(ctx, lib, now, ids)
		}
		if hasTrail {
			msg.trail.Trail, msg.trail.Err = get()
			msg.trail.Same = reflect.DeepEqual(msg.trail.Trail, walked)
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

// refreshed replaces the trail and the page by new ones. Unchanged parts are
// left alone.
func (m *model) refreshed(msg refreshed) tea.Cmd {
	if msg.lib != m.lib {
		return nil // superseded
	}
	m.follow(msg.moved)
	m.news = cmp.Or(msg.news, m.news)
	m.tellNews()
	step := m.act(m.trail.Refill(msg.trail, msg.moved.Ref, m.spot()))
	cmd := m.renewPage(msg)
	id := m.desk.Picked
	if id == "" || m.lib.Digest().Subject(id) == nil {
		return tea.Batch(step, cmd)
	}
	said := m.notice
	m.desk.Picked = ""
	show := m.open(spot.GoTo(page.OfSubject(id))) // the number that was picked
	m.say(said)
	return tea.Batch(step, cmd, show)
}

// follow takes what is kept of articles to their later IDs.
func (m *model) follow(to live.Moves) {
	if len(to) == 0 {
		return
	}
	m.history = m.history.Map(to.Place)
	m.trail.Move(to.Ref)
	m.state.Move(to)
	m.countUnread()
	m.countNew()
}

// moved follows the articles that the ledger saw move, also between sessions, and makes the
// first page again if it counts others as new than before.
func (m *model) moved(to map[briefing.ArticleID]briefing.ArticleID) tea.Cmd {
	if !m.IsListed() {
		return nil
	}
	moves := live.Moves{}
	for old, now := range to {
		if !m.Has(old) && m.Has(now) {
			moves[old] = now
		}
	}
	unread, fresh := m.unread, m.fresh
	m.follow(moves)
	m.countNew()
	isHome := m.pageID().Kind == page.Overview
	if !isHome && len(fresh) == 0 && len(m.fresh) > 0 {
		m.news = cmp.Or(m.news, m.newsSinceLast()+" · "+m.opts.Config.Keys.Tell(keys.Home))
	}
	if isHome && (unread != m.unread || !slices.Equal(fresh, m.fresh)) {
		return m.remake(nil)
	}
	return nil
}

// renewPage replaces the page.
func (m *model) renewPage(msg refreshed) tea.Cmd {
	switch {
	case m.reader.Page() != msg.was:
		// the reader has moved on
	case msg.page == nil && m.asked != nil:
		m.relist() // the reader is about to move on
	case msg.err != nil:
		m.say(msg.err.Error())
	case msg.gone:
		if said := m.desk.Said; said == "" || !strings.HasPrefix(m.notice, said) { // a decision tells why itself
			m.say(goneText(msg.was.ID))
		}
		to := page.ID{Kind: page.Overview}
		if m.desk.Instead != (page.ID{}) {
			to = m.desk.Instead
		}
		return m.ask(destination{target: page.Target{Page: to}, visit: true})
	case msg.was == nil:
		return m.askFirst()
	case msg.page == nil:
		m.mark(briefing.Ref{})
		m.relist()
	default:
		return m.replacePage(msg)
	}
	return nil
}

// relist updates the panel beside an unchanged page.
func (m *model) relist() {
	if p := m.reader.Page(); p != nil {
		m.here = m.here.SetItems(m.OnPage(p))
	}
}

// goneText says that a page no longer exists.
func goneText(id page.ID) string { return id.String() + " is no longer in the library" }

// replacePage shows the new version of the page. The reader stays at the same
// words.
func (m *model) replacePage(msg refreshed) tea.Cmd {
	place := msg.moved.Place(m.place())
	to := destination{target: page.Target{Page: place.Page}, place: &place}
	if p := msg.was; place.Top > p.Body.Start && p.Body.Len() > 0 {
		words := state.At(p.Body.In(p.Markdown), place.Top-p.Body.Start)
		to.words = &words
	}
	if at := m.trail.At; m.trail.Active() && at >= 0 && !place.Stop.Span.Empty() {
		place.Stop = m.trail.Stop(at) // new position of the stop
	}
	cmd := m.display(shown{request: request{to: to}, page: msg.page, ready: msg.ready})
	if old := msg.was.ID; old != place.Page {
		delete(m.state.Positions, briefing.ArticleID(old.Key)) // display has saved that as well
	}
	return cmd
}

// showKept updates the screen after a change to the notes.
func (m *model) showKept() tea.Cmd {
	query := m.finder.Query()
	var search tea.Cmd
	if q, err := briefing.ParseQuery(query); err == nil && q.AsksForNotes() {
		m.finder = m.finder.Stale()
		if m.overlay == finding {
			search = m.tell(nav.Find{Query: query})
		}
	}
	return tea.Batch(search, m.showKeptOnPage())
}

// showKeptOnPage updates the page after a change to the notes. A page that was asked for
// before the change is updated when it arrives.
func (m *model) showKeptOnPage() tea.Cmd {
	p := m.reader.Page()
	m.keptLate = m.asked != nil
	switch {
	case p == nil:
	case p.ID.Kind == page.Article:
		m.reader = m.reader.SetKept(m.kept.On(p.ID))
	default:
		return m.remake(nil)
	}
	return nil
}
