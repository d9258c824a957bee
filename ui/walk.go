package ui

import (
	"cmp"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/ui/nav"
)

// walk starts a trail and goes to one of its stops.
func (m model) walk(i nav.Walk) (model, tea.Cmd) {
	if i.Trail.Len() == 0 {
		return m, nil
	}
	m = m.closeOverlay().setFocus(nav.Reader)
	stop := i.Trail.Stop(i.At)
	trail := m.inOrder(i.Trail)
	m = m.take(nav.Trail{Trail: trail, At: trail.Index(stop)})
	m, cmd := m.ask(destination{target: at(stop), visit: true}, false)
	if cut(i.Trail) {
		cmd = tea.Batch(cmd, complete(m.lib, i.Trail.Label, m.inOrder))
	}
	return m, cmd
}

// inOrder returns a trail in the order of the library and its texts, however
// its stops were listed: best first, say.
func (m model) inOrder(t briefing.Trail) briefing.Trail {
	if len(m.ranks) == 0 {
		return t // the contents could not be read
	}
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
	switch {
	case m.trails.coming != nil:
		return m.awaitStep(by), nil
	case !m.trail.Active():
		return m.begin(by)
	}
	m = m.catchUp(by)
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

// stop goes to a stop of the trail. Only over a border is it a new place in the
// history: going back leads to where an article was entered.
func (m model) stop(ref briefing.Ref) (model, tea.Cmd) {
	target := at(ref)
	p := m.reader.Page()
	border := p == nil || p.ID != target.Page
	if !border {
		m.history.Follow(m.trails.current)
	}
	return m.ask(destination{target: target, visit: border}, false)
}

// at returns where a passage is.
func at(ref briefing.Ref) page.Target {
	return page.Target{Page: page.OfArticle(ref.Article), At: ref.Span}
}

// stand goes back onto a stop of the trail, if it is one of those, so that the
// next stop is the one after it.
func (m model) stand(ref briefing.Ref) model {
	if m.trails.coming != nil {
		return m.standAt(ref)
	}
	if at := m.trail.Index(ref); at >= 0 && page.OfArticle(ref.Article) == m.reader.Page().ID {
		m.trail.At = at
		m.reader = m.reader.Stand(ref.Span)
	}
	return m
}

// hitsHere returns the hits of a search's trail in the article that is shown.
func (m model) hitsHere() []briefing.Span {
	p := m.reader.Page()
	if p == nil || p.ID.Kind != page.Article || m.trail.Subject != "" || m.trails.coming != nil {
		return nil
	}
	hits := m.trail.In(briefing.ArticleID(p.ID.Key))
	return slices.DeleteFunc(hits, briefing.Span.Empty) // a stop at the whole article
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
