package ui

import (
	"cmp"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/ui/nav"
	"briefing/ui/reader"
	"briefing/ui/state"
	"briefing/ui/system"
)

// act carries out what a pane asks for.
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
		return m, system.Browse(i.URL)
	case nav.Find:
		return m.find(i.Query)
	case nav.Unfold:
		return m.unfold(i.Subject)
	case nav.Run:
		return m.closeOverlay().run(i.Action)
	case nav.Close:
		return m.closeLayer(), nil
	}
	return m, nil
}

// say shows a line in the status line until the next key.
func (m model) say(text string) model {
	m.notice = text
	return m
}

// open goes to a page and starts the trail that is to be followed from there.
func (m model) open(i nav.Open) (model, tea.Cmd) {
	m = m.closeOverlay().setFocus(nav.Reader)
	if i.Target.Follow == "" && i.Target.Page.Kind == page.Dossier {
		i.Target.Follow = briefing.SubjectID(i.Target.Page.Key) // who opens a dossier follows it
	}
	to := destination{target: i.Target, from: i.From, visit: true}
	follow := i.Target.Follow != "" && i.Target.Follow != m.trail.Subject
	if at := to.stop(m.trail.Trail); i.Target.Follow == m.trail.Subject && at >= 0 {
		m.trail.At = at
	}
	return m.ask(to, follow)
}

// ask asks for a page. Only the newest request is answered.
func (m model) ask(to destination, follow bool) (model, tea.Cmd) {
	if m.lib == nil {
		return m, nil
	}
	m.request++
	if p := m.reader.Page(); p != nil && p.ID == to.target.Page && !follow {
		return m.leave().arrive(to)
	}
	return m, show(m.lib, m.request, to, follow, m.typesetting())
}

// shown puts a page that was asked for on the screen.
func (m model) shown(msg shown) (model, tea.Cmd) {
	if msg.request != m.request {
		return m, nil
	}
	if msg.err != nil {
		return m.say(msg.err.Error()), nil
	}
	if msg.notice != "" {
		m = m.say(msg.notice)
	}
	m = m.leave()
	m.reader = m.reader.Show(msg.page, msg.doc)
	if msg.trail != nil {
		m.trail = *msg.trail
	}
	m, unfold := m.arrived()
	m, landing := m.arrive(msg.to)
	return m.markRead(), tea.Batch(unfold, landing)
}

// arrive goes to a place on the page that is shown.
func (m model) arrive(to destination) (model, tea.Cmd) {
	m.reader = m.reader.Follow(m.trail.Subject, m.hitsHere())
	var cmd tea.Cmd
	switch at := to.target.At; {
	case to.place != nil:
		m.reader = m.reader.Restore(m.moved(*to.place, to.words))
		m = m.stand(to.place.Stop)
	case !at.Empty():
		m, cmd = m.land(at)
	case to.visit && m.reader.Page().ID.Kind == page.Article:
		m.reader = m.resume(m.reader)
	}
	if to.visit {
		m.history.Visit(m.place())
	}
	return m, cmd
}

// arrived brings what stands around the page up to date with it.
func (m model) arrived() (model, tea.Cmd) {
	id := m.reader.Page().ID
	m.state.Page = id
	m.index = m.index.SetCurrent(id)
	next, intent := m.here.SetItems(m.hereItems(m.reader.Page()))
	m.here = next
	return m.act(intent)
}

// land centres a passage of the article that is shown and marks its sentence
// for a moment.
func (m model) land(at briefing.Span) (model, tea.Cmd) {
	m.reader = m.reader.Land(at, m.sentence(at))
	m.landing++
	landing := m.landing
	return m, tea.Tick(fadeAfter, func(time.Time) tea.Msg { return faded{landing} })
}

// fadeAfter is how long the sentence that was landed on stays marked.
const fadeAfter = 1500 * time.Millisecond

// faded tells that the sentence of a landing need no longer be marked.
type faded struct{ landing int }

func (m model) faded(msg faded) model {
	if msg.landing == m.landing {
		m.reader = m.reader.Fade()
	}
	return m
}

// sentence returns the sentence around a passage of the article that is shown.
func (m model) sentence(at briefing.Span) briefing.Span {
	p := m.reader.Page()
	return briefing.SentenceAt(p.Body.In(p.Markdown), at)
}

// walk starts a trail and goes to one of its stops.
func (m model) walk(i nav.Walk) (model, tea.Cmd) {
	if i.Trail.Len() == 0 {
		return m, nil
	}
	m = m.closeOverlay().setFocus(nav.Reader)
	stop := i.Trail.Stop(i.At)
	trail := m.inOrder(i.Trail)
	m.trail = nav.Trail{Trail: trail, At: trail.Index(stop)}
	m, cmd := m.stop(stop)
	if cut(i.Trail) {
		cmd = tea.Batch(cmd, complete(m.lib, i.Trail.Label))
	}
	return m, cmd
}

// inOrder returns a trail in the order of the library and its texts, however
// its stops were listed: best first, say.
func (m model) inOrder(t briefing.Trail) briefing.Trail {
	stops := make([]briefing.Ref, t.Len())
	for i := range stops {
		stops[i] = t.Stop(i)
	}
	slices.SortStableFunc(stops, func(a, b briefing.Ref) int {
		return cmp.Or(cmp.Compare(m.ranks[a.Article], m.ranks[b.Article]), cmp.Compare(a.Span.Start, b.Span.Start))
	})
	return briefing.NewTrail(t.Label, t.Subject, stops)
}

// step goes along the trail. On the page of something to follow it begins that
// trail.
func (m model) step(by int) (model, tea.Cmd) {
	if !m.trail.Active() {
		return m.begin(by)
	}
	stop, wrapped := m.trail.Step(by)
	m, cmd := m.stop(stop)
	switch {
	case wrapped && by > 0:
		m.notice = "trail begins again"
	case wrapped:
		m.notice = "trail goes on from its end"
	}
	return m, cmd
}

// stop goes to a stop of the trail.
func (m model) stop(ref briefing.Ref) (model, tea.Cmd) {
	target := page.Target{Page: page.OfArticle(ref.Article), At: ref.Span}
	p := m.reader.Page()
	border := p == nil || p.ID != target.Page
	return m.ask(destination{target: target, visit: border}, false)
}

// place returns where the reader is, and on which stop of the trail.
func (m model) place() nav.Place {
	place := m.reader.Place()
	place.Stop, _ = m.reader.Stop()
	return place
}

// stand goes back onto a stop of the trail, if it is one of those, so that the
// next stop is the one after it.
func (m model) stand(ref briefing.Ref) model {
	if at := m.trail.Index(ref); at >= 0 && page.OfArticle(ref.Article) == m.reader.Page().ID {
		m.trail.At = at
		m.reader = m.reader.Stand(ref.Span)
	}
	return m
}

// move goes through the history.
func (m model) move(by int) (model, tea.Cmd) {
	m = m.leave()
	place, ok := m.history.Move(by)
	switch {
	case !ok && by < 0:
		return m.say("no place before this one"), nil
	case !ok:
		return m.say("no place after this one"), nil
	}
	m = m.setFocus(nav.Reader)
	return m.ask(destination{target: page.Target{Page: place.Page}, place: &place}, false)
}

func (m model) reach(span briefing.Span) model {
	m = m.closeOverlay().setFocus(nav.Reader).leave()
	m.reader = m.reader.Reach(span)
	m.history.Visit(m.place())
	return m
}

// covered reports whether the index panel stands in the page's place.
func (m model) covered() bool { return m.layout.index.w > 0 && m.layout.reader.w == 0 }

// closeLayer closes one layer: an overlay, the index panel where it covers the
// page, then the trail.
func (m model) closeLayer() model {
	if m.overlay != none {
		return m.closeOverlay()
	}
	if m.covered() {
		return m.setFocus(nav.Reader)
	}
	if m.trail.Active() {
		m.trail = nav.Trail{}
		m.reader = m.reader.Follow("", nil)
		m.notice = "trail dropped"
	}
	return m
}

func (m model) closeOverlay() model {
	if m.overlay == finding {
		m.search.stop()
	}
	m.overlay = none
	return m
}

// setFocus gives the keyboard to a pane, if there is room for it.
func (m model) setFocus(p nav.Pane) model {
	if p == nav.Here && m.layout.here.w == 0 {
		p = nav.Reader
	}
	m.focus = p
	m.index = m.index.SetFocus(p == nav.Index)
	m.reader = m.reader.SetFocus(p == nav.Reader)
	m.here = m.here.SetFocus(p == nav.Here)
	return m.arrange()
}

// hitsHere returns the stops of a search's trail in the article that is shown.
func (m model) hitsHere() []briefing.Span {
	p := m.reader.Page()
	if p == nil || p.ID.Kind != page.Article || m.trail.Subject != "" {
		return nil
	}
	return m.trail.In(briefing.ArticleID(p.ID.Key))
}

// leave keeps the place that is about to be left, for coming back to it.
func (m model) leave() model {
	m.history.Update(m.place())
	return m.remember()
}

// remember keeps the place in the article that is shown.
func (m model) remember() model {
	p := m.reader.Page()
	if p == nil || p.ID.Kind != page.Article {
		return m
	}
	top := m.reader.Place().Top
	id := briefing.ArticleID(p.ID.Key)
	if top <= p.Body.Start {
		delete(m.state.Positions, id)
		return m
	}
	m.state.Positions[id] = state.At(p.Body.In(p.Markdown), top-p.Body.Start)
	return m
}

// resume scrolls to where the article was left.
func (m model) resume(r reader.Model) reader.Model {
	p := r.Page()
	position, ok := m.state.Positions[briefing.ArticleID(p.ID.Key)]
	if !ok {
		return r
	}
	at := position.Resolve(p.Body.In(p.Markdown))
	return r.Reach(p.PageSpan(briefing.Span{Start: at, End: at}))
}

// markRead marks the article that is shown as read once its end was seen.
func (m model) markRead() model {
	p := m.reader.Page()
	if p == nil || p.ID.Kind != page.Article || m.reader.Percent() < 100 {
		return m
	}
	return m.setRead(briefing.ArticleID(p.ID.Key), true)
}

func (m model) setRead(id briefing.ArticleID, read bool) model {
	if m.state.Read[id] == read {
		return m
	}
	if read {
		m.state.Read[id] = true
	} else {
		delete(m.state.Read, id)
	}
	m.index = m.index.SetRead(page.OfArticle(id), read)
	return m
}
