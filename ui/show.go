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
	"briefing/ui/spot"
	"briefing/ui/state"
	"briefing/ui/typeset"
	"briefing/ui/walk"
)

// How a page is asked for, made in the background, and shown.

// destination is a place to arrive at, and the way the reader got there.
type destination struct {
	target  page.Target
	from    briefing.Ref    // the mention that the reader followed
	place   *nav.Place      // return exactly to this place
	words   *state.Position // the words at its top, in case the text has changed
	visit   bool            // it is a new place in the history
	by      int             // distance in steps of the history
	follow  bool            // the trail of the target's subject begins
	isFirst bool            // it is where the session begins
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

// trail returns the number of the trail walked at a destination before, 0 for none.
func (to destination) trail() int {
	if to.place == nil {
		return 0
	}
	return to.place.Trail
}

// request is a request for a page. The answer carries it, so that a late one can be
// recognized and dropped.
type request struct {
	number int
	to     destination
	beside walk.Beside
}

// shown answers a request for a page.
type shown struct {
	request
	page  *page.Page
	ready reader.Prepared
	err   error
}

// show makes a page. Its trail is begun beside it where the reader would see it
// arrive, else left to come after it.
func show(lib briefing.Library, r request, opts typeset.Options, who whom) tea.Cmd {
	return func() tea.Msg {
		msg := shown{request: r}
		var begun *walk.Meanwhile
		if r.beside.Get != nil && r.to.isOnTrail() {
			begun = msg.beside.Meanwhile()
		}
		if msg.page, msg.err = who.make(context.Background(), lib, r.to.target.Page); msg.err != nil {
			return msg
		}
		msg.ready = reader.Prepare(msg.page, opts)
		if begun != nil {
			begun.Into(&msg.beside, walk.Patience)
		}
		return msg
	}
}

// open goes to a page and starts the trail to follow from there.
func (m *model) open(i nav.Open) tea.Cmd {
	here := m.pageID() == i.Target.Page && m.reader.Page() != nil
	if here && i.Target.At.Empty() && i.Target.Heading == "" && m.overlay == none && m.focus == nav.Reader && m.window.Reader.W > 0 {
		m.say("this page is open already")
	}
	if here && i.Target.Page.Kind == page.Verify {
		m.uncover()
		m.say("the draft was looked up again")
		m.setFocus(nav.Reader)
		return m.remake(nil)
	}
	m.uncover()
	m.setFocus(nav.Reader)
	m.trail.Stay()
	if i.Target.Follow == "" && i.Target.Page.Kind == page.Dossier {
		i.Target.Follow = briefing.SubjectID(i.Target.Page.Key) // who opens a dossier follows it
	}
	to := destination{target: i.Target, from: i.From, visit: true}
	to.follow = i.Target.Follow != "" && i.Target.Follow != m.trail.Subject
	if i.Target.Follow == m.trail.Subject {
		m.trail.StandAt(to.ref())
	}
	return m.ask(to)
}

// stop goes to a stop of the trail.
func (m *model) stop(i nav.Stop) tea.Cmd {
	if !i.Visit {
		m.history.Follow(m.trail.Number())
	}
	return m.ask(destination{target: page.Target{Page: page.OfArticle(i.Ref.Article), At: i.Ref.Span}, visit: i.Visit})
}

// halt gives up the request for a page.
func (m *model) halt() {
	m.request++
	m.asked = nil
}

// ask requests a page. Only the answer to the newest request is shown.
func (m *model) ask(to destination) tea.Cmd {
	if m.lib == nil {
		return nil
	}
	m.halt()
	r := request{number: m.request, to: to}
	switch {
	case to.follow:
		r.beside = m.trail.BesideSubject(to.target.Follow, m.asker())
	case to.place != nil:
		r.beside = m.trail.BesidePlace(to.place.Trail, m.asker())
	}
	if p := m.reader.Page(); p != nil && p.ID == to.target.Page && r.beside.Get == nil {
		m.leave()
		return m.arrive(to)
	}
	m.asked = &to
	return show(m.lib, r, m.window.Typesetting(), m.who(to.target.Page))
}

// askFirst requests the first page: the last one of the previous session if it still
// exists, else the overview.
func (m *model) askFirst() tea.Cmd {
	m.halt()
	home := page.ID{Kind: page.Overview}
	to, beside := m.firstPlace(m.state.First(m.lib.Digest()))
	to.isFirst = true
	m.asked = &to
	r := request{number: m.request, to: to, beside: beside}
	lib, opts, here, atHome := m.lib, m.window.Typesetting(), m.who(to.target.Page), m.who(home)
	return func() tea.Msg {
		msg, _ := show(lib, r, opts, here)().(shown)
		if errors.Is(msg.err, briefing.ErrNotFound) {
			r.to, r.beside = destination{target: page.Target{Page: home}, visit: true}, walk.Beside{}
			return show(lib, r, opts, atHome)()
		}
		return msg
	}
}

// askAgain repeats the request for a page in another library; nil if none is on its way.
func (m *model) askAgain() tea.Cmd {
	switch {
	case m.asked == nil:
		return nil
	case m.asked.isFirst:
		return m.askFirst()
	}
	return m.ask(*m.asked)
}

// shown puts a requested page on the screen.
func (m *model) shown(msg shown) tea.Cmd {
	if msg.number != m.request {
		return nil
	}
	m.asked = nil
	upkeep := m.life.Settle()
	switch {
	case errors.Is(msg.err, briefing.ErrNotFound) && msg.to.by != 0:
		m.history = m.history.Without(msg.to.by)
		m.say(goneText(msg.to.target.Page))
		return upkeep
	case msg.err != nil:
		m.say(msg.err.Error())
		return upkeep
	}
	cmd := m.display(msg)
	if m.keptLate {
		cmd = tea.Batch(cmd, m.showKeptOnPage())
	}
	if to := msg.to; to.place != nil && to.by == 0 {
		m.welcome()
	}
	return tea.Batch(cmd, upkeep)
}

// display puts a page on the screen, requested or not.
func (m *model) display(msg shown) tea.Cmd {
	m.leave()
	m.reader = m.reader.Show(msg.page, msg.ready)
	if f := msg.beside.Follow; f.Subject != "" {
		m.trail.Follow(f, msg.to.ref())
	}
	id := m.pageID()
	m.state.Page = id
	m.index = m.index.SetCurrent(id)
	m.here = m.here.SetItems(m.OnPage(msg.page))
	m.reader = m.reader.SetKept(m.kept.On(id))
	landing := m.arrive(msg.to)
	trail := m.act(m.trail.BeginBeside(msg.beside, msg.to.trail(), msg.to.isOnTrail(), m.spot()))
	m.firstFocus()
	m.markRead()
	return tea.Batch(landing, trail, m.tell(spot.Shown{}))
}

// arrive goes to a place on the current page.
func (m *model) arrive(to destination) tea.Cmd {
	if to.place != nil {
		m.trail.TakeUp(to.place.Trail)
	}
	m.mark(briefing.Ref{})
	var cmd tea.Cmd
	p, at := m.reader.Page(), to.target.At
	if at.Empty() {
		at = p.Heading(to.target.Heading)
	}
	switch {
	case to.place != nil:
		place := *to.place
		if to.words != nil && !p.Body.Empty() {
			top := to.words.Again(p)
			place.Focus, place.Top = place.Focus.Shift(top-place.Top), top
		}
		place.Trail = 0 // the trail is the root model's business
		m.reader = m.reader.Restore(place)
		m.stand(to.place.Stop, to.place.Shown)
	case !at.Empty():
		cmd = m.land(at)
	case to.visit && p.ID.Kind == page.Article:
		m.resume()
	}
	if to.visit {
		m.history.Visit(m.place())
	}
	return cmd
}

// mark marks the stops of the trail on the page, and puts the reader back onto at, if that
// is one of them.
func (m *model) mark(at briefing.Ref) {
	m.reader = m.reader.Follow(m.trail.Subject, m.trail.Hits(m.pageID()))
	if at.Article != "" {
		m.stand(at, m.reader.Place().Shown)
	}
}

// stand puts the reader back onto a stop of the trail. A stop that was shown is in view
// again.
func (m *model) stand(at briefing.Ref, shown bool) {
	if m.trail.Stand(at, m.pageID()) {
		m.reader = m.reader.Stand(at.Span, shown)
	}
}

// land centres a passage of the current article and marks its sentence for a
// moment.
func (m *model) land(at briefing.Span) tea.Cmd {
	p := m.reader.Page()
	m.reader = m.reader.Land(at, briefing.SentenceAt(p.Body.In(p.Markdown), at))
	landing := m.reader.Landings()
	return tea.Tick(fadeAfter, func(time.Time) tea.Msg { return faded{landing} })
}

// fadeAfter is how long the sentence of a landing stays marked.
const fadeAfter = 1500 * time.Millisecond

// faded reports that the mark of a landing can be removed.
type faded struct{ landing int }

// remake has the current page and trail made again. then, if not nil, is the message that
// follows.
func (m *model) remake(then tea.Msg) tea.Cmd {
	again := m.refresh(live.Former{}, false, true)
	if then == nil {
		return again
	}
	return tea.Sequence(again, func() tea.Msg { return then })
}
