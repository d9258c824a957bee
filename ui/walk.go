package ui

import (
	"cmp"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/ui/keys"
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
	if m.trail.At > i.At {
		m = m.say("the trail goes in the order of the articles’ dates").suggest(keys.PrevStop)
	}
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

// step goes along the trail, by stops. On the page of something to follow it begins
// that trail.
func (m model) step(by int) (model, tea.Cmd) {
	if !m.trail.Active() || m.trails.coming != nil {
		return m.walkOnce(func(m model) (model, tea.Cmd) { return m.step(by) })
	}
	m = m.catchUp(by)
	stop, wrapped := m.trail.Step(by)
	return m.stop(stop, wrapped, by)
}

// stride goes along the trail, by articles: to the first stop in the next or the
// previous one.
func (m model) stride(by int) (model, tea.Cmd) {
	if !m.trail.Active() || m.trails.coming != nil {
		return m.walkOnce(func(m model) (model, tea.Cmd) { return m.stride(by) })
	}
	if _, of := m.trail.Article(0); of == 1 && m.trail.At >= 0 && m.isAtStop() {
		return m.say("the trail has no other article"), nil
	}
	to, wrapped := m.besideArticle(by)
	m.trail.At = to
	return m.stop(m.trail.Stop(to), wrapped, by)
}

// besideArticle returns the first stop in the next or previous article of the trail
// from the one that is shown, else from that of the stop that was walked to last. It
// reports whether that is over an end of the trail.
func (m model) besideArticle(by int) (to int, wrapped bool) {
	rank := -1
	switch p := m.reader.Page(); {
	case p != nil && p.ID.Kind == page.Article:
		rank = m.ranks[briefing.ArticleID(p.ID.Key)]
	case m.trail.At >= 0:
		rank = m.ranks[m.trail.Stop(m.trail.At).Article]
	}
	if by > 0 {
		to = m.firstFrom(rank + 1)
		if to == m.trail.Len() {
			return 0, true
		}
		return to, false
	}
	last := m.firstFrom(rank) - 1
	if wrapped = last < 0; wrapped {
		last = m.trail.Len() - 1
	}
	return m.firstFrom(m.ranks[m.trail.Stop(last).Article]), wrapped && rank >= 0
}

// isAtStop reports whether the article of the stop that was walked to last is shown.
func (m model) isAtStop() bool {
	p := m.reader.Page()
	return p != nil && m.trail.At >= 0 && page.OfArticle(m.trail.Stop(m.trail.At).Article) == p.ID
}

// walkOnce walks the trail as soon as its stops are there, if need be one that is
// begun for that.
func (m model) walkOnce(walk func(model) (model, tea.Cmd)) (model, tea.Cmd) {
	if m.trails.coming != nil {
		return m.awaitWalk(walk), nil
	}
	return m.begin(walk)
}

// stop goes to a stop of the trail, and says if that is over an end. Only over the
// border of an article is it a new place in the history: going back leads to where an
// article was entered.
func (m model) stop(ref briefing.Ref, wrapped bool, by int) (model, tea.Cmd) {
	target := at(ref)
	p := m.reader.Page()
	border := p == nil || p.ID != target.Page
	if !border {
		m.history.Follow(m.trails.current)
	}
	m, cmd := m.ask(destination{target: target, visit: border}, false)
	switch {
	case wrapped && by > 0:
		m.notice = "trail begins again"
	case wrapped:
		m.notice = "trail goes on from its end"
	}
	return m, cmd
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
