package nav

import (
	"iter"
	"slices"

	"briefing/briefing"
	"briefing/briefing/page"
)

// Place is a place of a reader: a page, its scroll position, and the focused
// link or the stop of a trail.
type Place struct {
	Page page.ID
	// Top is the byte of the page's Markdown at the top of the pane, and Line
	// the number of screen lines of its block above that. So a place can be
	// restored after the window has changed.
	Top   int
	Line  int
	Rest  int           // page.Page.Rest at that time
	Focus briefing.Span // the focused link, bytes of the page; empty if none
	Stop  briefing.Ref  // the last stop of a trail there, if any
	Trail int           // number of the trail walked there; 0 for none
	// Shown says that Stop was in view, and is to be so in a window of another size.
	Shown bool
}

// History is the list of visited places with the current one. The zero History
// is empty.
type History struct {
	places []Place
	at     int
}

// NewHistory returns a history whose current place is at. It keeps places.
func NewHistory(places []Place, at int) History {
	return History{places: places, at: max(0, min(at, len(places)-1))}
}

// At returns the index of the current place.
func (h History) At() int { return h.at }

// Shown returns the current place. It returns false if there is none.
func (h History) Shown() (Place, bool) {
	if len(h.places) == 0 {
		return Place{}, false
	}
	return h.places[h.at], true
}

// Visit adds a place after the current one and forgets those behind it. It does
// nothing if p is the current place, since going back would then seem to do
// nothing.
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

// Update replaces the current place, except its trail. It does nothing if p is
// on another page: then the history has moved on, and its page is still to
// come.
func (h *History) Update(p Place) {
	if len(h.places) > 0 && h.places[h.at].Page == p.Page {
		p.Trail = h.places[h.at].Trail
		h.places[h.at] = p
	}
}

// Follow sets the trail walked at the current place.
func (h *History) Follow(trail int) {
	if len(h.places) > 0 {
		h.places[h.at].Trail = trail
	}
}

// Move moves by steps (-1 is back) and returns the place there. At the ends of
// the history it returns false and stays.
func (h *History) Move(by int) (Place, bool) {
	to := h.at + by
	if to < 0 || to >= len(h.places) {
		return Place{}, false
	}
	h.at = to
	return h.places[to], true
}

// Pages returns the pages of the places.
func (h History) Pages() iter.Seq[page.ID] {
	return func(yield func(page.ID) bool) {
		for p := range h.Places() {
			if !yield(p.Page) {
				return
			}
		}
	}
}

// Places returns the places in the order of visits.
func (h History) Places() iter.Seq[Place] { return slices.Values(h.places) }

// Back returns the places from the current one backwards.
func (h History) Back() iter.Seq[Place] {
	return func(yield func(Place) bool) {
		for i := min(h.at, len(h.places)-1); i >= 0; i-- {
			if !yield(h.places[i]) {
				return
			}
		}
	}
}

// Map returns the history with every place replaced by its new version.
func (h History) Map(now func(Place) Place) History {
	places := make([]Place, len(h.places))
	for i, p := range h.places {
		places[i] = now(p)
	}
	h.places = places
	return h
}

// Without returns the history without the place reached by by steps, with the
// place before it as the current one.
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
