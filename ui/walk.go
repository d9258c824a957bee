package ui

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/ui/keys"
	"briefing/ui/nav"
	"briefing/ui/trail"
)

// walk starts a trail and goes to one of its stops.
func (m model) walk(i nav.Walk) (model, tea.Cmd) {
	if i.Trail.Len() == 0 {
		return m, nil
	}
	m = m.closeOverlay().setFocus(nav.Reader)
	stop := i.Trail.Stop(i.At)
	ordered := m.InOrder(i.Trail)
	m.trail.Walk(trail.Trail{Trail: ordered, At: ordered.Index(stop)})
	if m.trail.At > i.At {
		order := "the trail goes in the order of the articles’ dates"
		if m.lib.Extent().Dated == 0 {
			order = "the trail goes in the order of the articles"
		}
		m = m.say(order).suggest(keys.PrevStop)
	}
	m, cmd := m.ask(destination{target: at(stop), visit: true}, false)
	if cut(i.Trail) {
		cmd = tea.Batch(cmd, m.asker().complete(i.Trail.Label, m.InOrder))
	}
	return m, cmd
}

// step moves along the trail. On the page of a subject, and on one that counts
// passages, it begins the trail of that. It waits for missing stops.
func (m model) step(s trail.Step) (model, tea.Cmd) {
	path := m.pageID().Trail(m.lib.Digest())
	switch {
	case path != "" && path != m.trail.Label:
		return m.beginPath(path, s)
	case m.trail.IsPending():
		m.trail.Await(s)
		return m, nil
	case !m.trail.Active():
		return m.begin(s)
	case s.Articles:
		return m.stride(s.By)
	case m.isOff():
		stop, wrapped := m.trail.StepFrom(briefing.ArticleID(m.pageID().Key), m.Rank, s.By)
		return m.stop(stop, wrapped, s.By)
	}
	stop, wrapped := m.trail.Step(s.By)
	return m.stop(stop, wrapped, s.By)
}

// stride goes to the first stop in the next or previous article of the trail,
// counted from the current article or else from the last stop.
func (m model) stride(by int) (model, tea.Cmd) {
	if _, of := m.trail.Article(0); of == 1 && m.trail.At >= 0 && m.isAtStop() {
		return m.say("the trail has no other article"), nil
	}
	rank := -1
	switch id := m.pageID(); {
	case id.Kind == page.Article:
		rank = m.Rank(briefing.ArticleID(id.Key))
	case m.trail.At >= 0:
		rank = m.Rank(m.trail.Stop(m.trail.At).Article)
	}
	stop, wrapped := m.trail.Stride(rank, m.Rank, by)
	return m.stop(stop, wrapped, by)
}

// isAtStop reports whether the article of the last stop is shown.
func (m model) isAtStop() bool {
	return m.trail.At >= 0 && page.OfArticle(m.trail.Stop(m.trail.At).Article) == m.pageID()
}

// isOff reports whether the current article is not that of the last stop.
func (m model) isOff() bool { return m.pageID().Kind == page.Article && !m.isAtStop() }

// begin starts the trail of the subject at the reader's position for the sake
// of a step. If there is none, or its trail was dropped last, it resumes the
// dropped trail.
func (m model) begin(s trail.Step) (model, tea.Cmd) {
	if m.canTakeUp() {
		number, _, _ := m.trail.Dropped()
		m.trail.TakeUp(number)
		m, step := m.step(s)
		if !m.trail.IsPending() {
			return m, step
		}
		return m, m.fetchStops()
	}
	subject := m.subject()
	if subject == nil {
		return m.say("no trail: follow a figure or event, or search").suggest(keys.ListFigures, keys.Search), nil
	}
	m.request++ // earlier requests would lead away from the trail
	m.asked = nil
	m.trail.Begin(m.trailOf(subject.SubjectID()), s)
	return m, m.fetchStops()
}

// canTakeUp reports whether a dropped trail can be resumed: the reader is not
// at another subject.
func (m model) canTakeUp() bool {
	_, dropped, ok := m.trail.Dropped()
	s := m.subject()
	return ok && (s == nil || s.SubjectID() == dropped.Subject)
}

// dropTrail drops the current trail, and says how to resume it.
func (m model) dropTrail() model {
	m.trail.Drop()
	m.reader = m.reader.Follow("", nil)
	m.notice = "trail left"
	if key := m.opts.Config.Keys.Key(keys.NextStop); key != "" && m.canTakeUp() {
		m.notice += " · " + key + " takes it up again"
	}
	return m
}

// stop goes to a stop of the trail, and says if that wraps around an end. Only
// a stop in another article is a new place in the history, so that going back
// leads to where the article was entered.
func (m model) stop(ref briefing.Ref, wrapped bool, by int) (model, tea.Cmd) {
	target := at(ref)
	border := m.pageID() != target.Page
	if !border {
		m.history.Follow(m.trail.Number())
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

// at returns the target of a passage.
func at(ref briefing.Ref) page.Target {
	return page.Target{Page: page.OfArticle(ref.Article), At: ref.Span}
}

// stand puts the reader back onto a stop of the trail, if ref is one, so that
// the next stop follows it. A stop that was shown is in view again.
func (m model) stand(ref briefing.Ref, shown bool) model {
	if !m.trail.IsPending() && page.OfArticle(ref.Article) != m.pageID() {
		return m
	}
	if m.trail.StandAt(ref) {
		m.reader = m.reader.Stand(ref.Span, shown)
	}
	return m
}

// hitsHere returns the hits of a search's trail in the current article.
func (m model) hitsHere() []briefing.Span {
	id := m.pageID()
	if id.Kind != page.Article || m.trail.Subject != "" || m.trail.IsPending() {
		return nil
	}
	hits := m.trail.In(briefing.ArticleID(id.Key))
	return slices.DeleteFunc(hits, briefing.Span.Empty) // stops at the whole article
}

// land centres a passage of the current article and marks its sentence for a
// moment.
func (m model) land(at briefing.Span) (model, tea.Cmd) {
	p := m.reader.Page()
	m.reader = m.reader.Land(at, briefing.SentenceAt(p.Body.In(p.Markdown), at))
	m.landing++
	landing := m.landing
	return m, tea.Tick(fadeAfter, func(time.Time) tea.Msg { return faded{landing} })
}

// fadeAfter is how long the sentence of a landing stays marked.
const fadeAfter = 1500 * time.Millisecond

// faded reports that the mark of a landing can be removed.
type faded struct{ landing int }

func (m model) faded(msg faded) model {
	if msg.landing == m.landing {
		m.reader = m.reader.Fade()
	}
	return m
}
