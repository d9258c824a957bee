package nav_test

import (
	"testing"

	"briefing/briefing/page"
	"briefing/ui/nav"
)

// TestVisit holds that the history never keeps the shown place twice, and forgets
// what came after it only if the reader goes another way.
func TestVisit(t *testing.T) {
	timeline, coverage := nav.Place{Page: page.ID{Kind: page.Timeline}}, nav.Place{Page: page.ID{Kind: page.Coverage}}
	lower := timeline
	lower.Top = 100

	var h nav.History
	h.Visit(timeline)
	h.Visit(timeline)
	if p, ok := h.Move(-1); ok {
		t.Errorf("one place has %v before it", p)
	}
	h.Visit(lower)
	if p, ok := h.Move(-1); !ok || p != timeline {
		t.Errorf("before another place of the page is %v, %t", p, ok)
	}
	h.Visit(timeline)
	if p, ok := h.Move(1); !ok || p != lower {
		t.Errorf("after the shown place was visited, forward is %v, %t", p, ok)
	}
	h.Move(-1)
	h.Visit(coverage)
	if p, ok := h.Move(1); ok {
		t.Errorf("after another way was taken, forward is %v", p)
	}
}
