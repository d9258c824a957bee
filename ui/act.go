package ui

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/ui/keys"
	"briefing/ui/live"
	"briefing/ui/nav"
)

// act carries out the intent of a pane.
func (m model) act(intent nav.Intent) (model, tea.Cmd) {
	switch i := intent.(type) {
	case nil:
		return m, nil
	case nav.Open:
		return m.open(i)
	case nav.Walk:
		return m.walk(i)
	case nav.Reach:
		return m.reach(i.Span), nil
	case nav.Browse:
		return m.browse(i.URL)
	case nav.Find:
		return m.find(i.Query)
	case nav.Run:
		return m.closeOverlay().run(i.Action)
	case nav.Decide:
		return m.decide(i)
	case nav.Include:
		return m.include(i.Name)
	case nav.Pick:
		return m.followNumber(i)
	case nav.Hidden:
		return m.listHidden()
	case nav.Pipe:
		return m.pipe(i)
	case nav.Say:
		return m.say(i.Text).suggest(i.Try), nil
	case nav.Note:
		return m.keepNote(i.Text)
	case nav.Onward:
		return m.onward()
	case nav.Close:
		return m.closeLayer(), nil
	}
	return m, nil
}

// say shows text in the status line until the next key.
func (m model) say(text string) model {
	m.notice = text
	return m
}

// suggest appends the keys of actions to the notice, as things to try instead.
func (m model) suggest(actions ...keys.Action) model {
	for _, a := range actions {
		if key := m.opts.Config.Keys.Tell(a); key != "" {
			m.notice += " · " + key
		}
	}
	return m
}

// open goes to a page and starts the trail to follow from there.
func (m model) open(i nav.Open) (model, tea.Cmd) {
	if p := m.reader.Page(); p != nil && p.ID == i.Target.Page && i.Target.At.Empty() && i.Target.Heading == "" && m.overlay == none && m.focus == nav.Reader && m.layout.reader.w > 0 {
		m = m.say("this page is open already")
	}
	if p := m.reader.Page(); p != nil && p.ID == i.Target.Page && p.ID.Kind == page.Verify {
		m = m.closeOverlay().setFocus(nav.Reader).say("the draft was looked up again")
		return m, m.refresh(live.Former{}, false, true)
	}
	m = m.closeOverlay().setFocus(nav.Reader)
	m.trail.Stay()
	if i.Target.Follow == "" && i.Target.Page.Kind == page.Dossier {
		i.Target.Follow = briefing.SubjectID(i.Target.Page.Key) // who opens a dossier follows it
	}
	to := destination{target: i.Target, from: i.From, visit: true}
	follow := i.Target.Follow != "" && i.Target.Follow != m.trail.Subject
	if i.Target.Follow == m.trail.Subject {
		m.trail.StandAt(to.ref())
	}
	return m.ask(to, follow)
}

// ask requests a page. Only the answer to the newest request is shown.
func (m model) ask(to destination, follow bool) (model, tea.Cmd) {
	if m.lib == nil {
		return m, nil
	}
	m.request++
	trail := m.besideOf(to, follow)
	if p := m.reader.Page(); p != nil && p.ID == to.target.Page && trail.get == nil {
		m.asked = nil
		return m.leave().arrive(to)
	}
	m.asked = func(m model) (model, tea.Cmd) { return m.ask(to, follow) }
	return m, show(m.lib, m.request, to, trail, m.typesetting(), m.who(to.target.Page))
}

// shown puts a requested page on the screen.
func (m model) shown(msg shown) (model, tea.Cmd) {
	if msg.request != m.request {
		return m, nil
	}
	m.asked = nil
	m, upkeep := m.afterFirst()
	switch {
	case errors.Is(msg.err, briefing.ErrNotFound) && msg.to.by != 0:
		m.history = m.history.Without(msg.to.by)
		return m.say(goneText(msg.to.target.Page)), upkeep
	case msg.err != nil:
		return m.say(msg.err.Error()), upkeep
	}
	if msg.notice != "" {
		m = m.say(msg.notice)
	}
	m, cmd := m.display(msg)
	if m.noted.late {
		var kept tea.Cmd
		m, kept = m.showKeptOnPage()
		cmd = tea.Batch(cmd, kept)
	}
	if to := msg.to; to.place != nil && to.by == 0 {
		m = m.welcome()
	}
	return m, tea.Batch(cmd, upkeep)
}

// display puts a page on the screen, requested or not.
func (m model) display(msg shown) (model, tea.Cmd) {
	m = m.leave()
	m.reader = m.reader.Show(msg.page, msg.ready)
	if f := msg.beside.follow; f.Subject != "" {
		m.trail.Follow(f, msg.to.ref())
	}
	m = m.arrived()
	m, landing := m.arrive(msg.to)
	m, trail := m.follow(msg)
	return m.firstFocus().markRead(), tea.Batch(landing, trail, m.awaitComparison(), m.findNovel())
}

// arrive goes to a place on the current page.
func (m model) arrive(to destination) (model, tea.Cmd) {
	if to.place != nil {
		m.trail.TakeUp(to.place.Trail)
	}
	m.reader = m.reader.Follow(m.trail.Subject, m.hitsHere())
	var cmd tea.Cmd
	at := to.target.At
	if at.Empty() {
		at = m.headingHere(to.target.Heading)
	}
	switch {
	case to.place != nil:
		place := m.moved(*to.place, to.words)
		place.Trail = 0 // the trail is the root model's business
		m.reader = m.reader.Restore(place)
		m = m.stand(to.place.Stop, to.place.Shown)
	case !at.Empty():
		m, cmd = m.land(at)
	case to.visit && m.reader.Page().ID.Kind == page.Article:
		m = m.resume()
	}
	if to.visit {
		m.history.Visit(m.place())
	}
	return m, cmd
}

// arrived updates the panels around the page.
func (m model) arrived() model {
	id := m.reader.Page().ID
	m.state.Page = id
	m.index = m.index.SetCurrent(id)
	m.here = m.here.SetItems(m.OnPage(m.reader.Page()))
	return m.markKept()
}

// covered reports whether a panel takes the place of the page.
func (m model) covered() bool { return m.layout.reader.w == 0 && m.focus != nav.Reader }

// closeLayer closes one layer: an overlay, a panel with the keyboard, the
// selected link, or the trail, in this order.
func (m model) closeLayer() model {
	switch {
	case m.overlay != none:
		return m.closeOverlay()
	case m.focus != nav.Reader:
		return m.setFocus(nav.Reader)
	}
	if m.reader.Selecting() {
		m.reader, _ = m.reader.Select()
		return m
	}
	var had bool
	if m.reader, had = m.reader.Unfocus(); had {
		return m
	}
	if m.endPipes() {
		return m.say("the program was stopped")
	}
	if m.trail.IsWalked() {
		return m.dropTrail()
	}
	return m.say("nothing left to close").suggest(keys.Quit)
}

func (m model) closeOverlay() model {
	if m.overlay == finding {
		m.search.stop()
	}
	m.overlay = none
	return m
}

// setFocus gives the keyboard to a pane.
func (m model) setFocus(p nav.Pane) model {
	m.focus = p
	m.index = m.index.SetFocus(p == nav.Index)
	m.reader = m.reader.SetFocus(p == nav.Reader)
	m.here = m.here.SetFocus(p == nav.Here)
	return m.arrange()
}
