package linear

import (
	"fmt"

	"briefing/briefing"
	"briefing/ui/nav"
	"briefing/ui/state"
)

// resume goes to the place where the article was left, unless it was read to its end, and
// returns a sentence about that.
func (s *session) resume() string {
	id := s.article.ID
	at, ok := s.state.Positions[id]
	if !ok || s.state.Read[id] {
		return ""
	}
	s.flow.next = s.rowAt(s.page.PageSpan(briefing.Span{Start: at.Resolve(s.article.Text)}).Start)
	return fmt.Sprintf("You left off at paragraph %s. g goes to the top.", s.paragraph(s.flow.next))
}

// leave keeps the place that is left, for a return.
func (s *session) leave() {
	if s.page == nil {
		return
	}
	s.history.Update(s.place())
	if s.article == nil {
		return
	}
	if at := s.top() - s.page.Body.Start; at <= 0 {
		delete(s.state.Positions, s.article.ID)
	} else {
		s.state.Positions[s.article.ID] = state.At(s.article.Text, at)
	}
}

// top returns the byte of the page at which the row that was said last begins.
func (s *session) top() int {
	if s.flow.next == 0 || len(s.flow.rows) == 0 {
		return 0
	}
	return s.flow.rows[min(s.flow.next, len(s.flow.rows))-1].span.Start
}

// place returns where the reader is.
func (s *session) place() nav.Place {
	p := nav.Place{Page: s.page.ID, Top: s.top(), Trail: s.trails.Number()}
	if ref, ok := s.lastStop(); ok && s.article != nil && ref.Article == s.article.ID && s.cursor.Overlaps(ref.Span) {
		p.Stop = ref
	}
	return p
}

// move goes back and forward in the history.
func (s *session) move(by int) {
	s.leave()
	place, ok := s.history.Move(by)
	switch {
	case !ok && by < 0:
		s.say("No place before this one.")
		return
	case !ok:
		s.say("No place after this one.")
		return
	case !s.show(place.Page):
		s.history = s.history.Without(by)
		return
	}
	if s.trails.TakeUp(place.Trail); s.trails.IsPending() {
		s.refill()
	}
	s.flow.next = s.rowAt(place.Top)
	if s.article == nil {
		s.flow.next = 0
		s.tell()
		return
	}
	if place.Stop.Article == s.article.ID && !place.Stop.Span.Empty() {
		s.trails.StandAt(place.Stop)
		s.land(place.Stop.Span)
		s.say(s.arrival(true))
		s.passage()
		return
	}
	s.say(s.heading())
	s.readOn("")
}
