package nav

import (
	"iter"
	"slices"

	"briefing/briefing"
	"briefing/briefing/page"
)

// Place is where a reader was: a page, how far it was scrolled, and which of its
// links had the focus, or stop of the trail the mark.
type Place struct {
	Page page.ID
	// Top is the byte of the page's Markdown that stands at the top of the
	// pane, and Line how many screen lines above it are shown of its block; so
	// that a place is found again after the window changed.
	Top   int
	Line  int
	Rest  int           // page.Page.Rest as it was
	Focus briefing.Span // the focused link, bytes of the page; empty if none
	Stop  briefing.Ref  // the stop of a trail that was walked to there, if any
	Trail int           // a number for the trail that was walked there; 0 for none
}

// History is the places that were visited, and which of them is shown. The zero
// History is empty.
type History struct {
	places []Place
	at     int
}

// NewHistory returns a history of places of which one is shown. It keeps places.
func NewHistory(places []Place, at int) History {
	return History{places: places, at: max(0, min(at, len(places)-1))}
}

// At returns which of the places is shown, from 0.
func (h History) At() int { return h.at }

// Shown returns the place that is shown, and false if none was visited.
func (h History) Shown() (Place, bool) {
	if len(h.places) == 0 {
		return Place{}, false
	}
	return h.places[h.at], true
}

// Visit adds a place after the shown one and forgets those that came after it.
// It does nothing if p is the shown place: going back would seem to do nothing.
func (h *History) Visit(p Place) {
	if len(h.places) > 0 {
		if h.places[h.at] == p {
			return
		}
		h.places = h.places[:h.at+1]
	}
	h.places = append(h.places, p)
	h.at = len(h.places) - 1
}

// Update keeps how the shown place was left, but for its trail. It does nothing
// if p is on another page: then the history has moved on already, and the page is
// on its way.
func (h *History) Update(p Place) {
	if len(h.places) > 0 && h.places[h.at].Page == p.Page {
		p.Trail = h.places[h.at].Trail
		h.places[h.at] = p
	}
}

// Follow keeps that a trail is walked at the shown place.
func (h *History) Follow(trail int) {
	if len(h.places) > 0 {
		h.places[h.at].Trail = trail
	}
}

// Move goes by steps (-1 is back) and returns the place there. It reports false,
// and stays, where the history ends.
func (h *History) Move(by int) (Place, bool) {
	to := h.at + by
	if to < 0 || to >= len(h.places) {
		return Place{}, false
	}
	h.at = to
	return h.places[to], true
}

// Places returns the places, in the order of their visits.
func (h History) Places() iter.Seq[Place] { return slices.Values(h.places) }

// Back returns the places up to the shown one, that one first.
func (h History) Back() iter.Seq[Place] {
	return func(yield func(Place) bool) {
		for i := min(h.at, len(h.places)-1); i >= 0; i-- {
			if !yield(h.places[i]) {
				return
			}
		}
	}
}

// Map returns the history with its places where they are now.
func (h History) Map(now func(Place) Place) History {
	places := make([]Place, len(h.places))
	for i, p := range h.places {
		places[i] = now(p)
	}
	h.places = places
	return h
}

// Without returns the history without the place that steps led to, at the place
// that they led from.
func (h History) Without(by int) History {
	if from := h.at - by; from < 0 || from >= len(h.places) || by == 0 {
		return h
	}
	h.places = slices.Delete(slices.Clone(h.places), h.at, h.at+1)
	if by > 0 {
		h.at -= by
	} else {
		h.at -= by + 1
	}
	return h
}
