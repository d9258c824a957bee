package state_test

import (
	"slices"
	"testing"

	"briefing/briefing"
	"briefing/ui/state"
)

// What was seen piece by piece was seen as a whole, unless the text has changed.
func TestSeen(t *testing.T) {
	span := func(start, end int) briefing.Span { return briefing.Span{Start: start, End: end} }
	s := state.Seen{}.With(1, span(10, 20)).With(1, span(40, 50)).With(1, span(0, 5))
	if s.Has(span(12, 41)) || !s.Has(span(10, 20)) || s.Has(span(4, 6)) {
		t.Errorf("seen are %v", s.Spans)
	}
	s = s.With(1, span(20, 40))
	if want := []briefing.Span{span(0, 5), span(10, 50)}; !slices.Equal(s.Spans, want) {
		t.Errorf("seen are %v, want %v", s.Spans, want)
	}
	if s = s.With(2, span(7, 8)); s.Has(span(10, 20)) || !s.Has(span(7, 8)) {
		t.Errorf("of another text %v were seen", s.Spans)
	}
}
