package nav_test

import (
	"slices"
	"testing"

	"briefing/briefing/page"
	"briefing/ui/nav"
)

func place(key string, top int) nav.Place {
	return nav.Place{Page: page.ID{Kind: page.Article, Key: key}, Top: top}
}

// TestHistory is told what a reader does ("+a" visits a, "~a" scrolls on a, "<"
// goes back, ">" forward) and says where that leads.
func TestHistory(t *testing.T) {
	var h nav.History
	if got, ok := h.Move(-1); ok || got != (nav.Place{}) {
		t.Errorf("an empty history goes back to %v", got)
	}
	h.Update(place("a", 1)) // nothing to update
	for i, step := range []struct {
		do   string
		key  string // where a move leads; "" nowhere
		top  int
		what string
	}{
		{do: "+a"},
		{do: "<", what: "before the first"},
		{do: ">", what: "after the last"},
		{do: "+b"},
		{do: "~b"},
		{do: "+c"},
		{do: "<", key: "b", top: 7, what: "as it was left"},
		{do: "<", key: "a", what: "the first"},
		{do: "~c", what: "another page is not kept in its place"},
		{do: ">", key: "b", top: 7},
		{do: ">", key: "c"},
		{do: "<", key: "b", top: 7},
		{do: "+d", what: "c is forgotten"},
		{do: ">"},
		{do: "<", key: "b", top: 7},
		{do: ">", key: "d"},
	} {
		by := map[byte]int{'<': -1, '>': 1}[step.do[0]]
		switch step.do[0] {
		case '+':
			h.Visit(place(step.do[1:], 0))
			continue
		case '~':
			h.Update(place(step.do[1:], 7))
			continue
		}
		got, ok := h.Move(by)
		if ok != (step.key != "") || ok && got != place(step.key, step.top) {
			t.Errorf("step %d, %s %s: got %v, %t", i, step.do, step.what, got, ok)
		}
	}
}

// TestTrailSteps walks a trail of three stops over its ends.

// TestHistoryWithout takes away the place that a move led to.
func TestHistoryWithout(t *testing.T) {
	var h nav.History
	for _, key := range []string{"a", "b", "c"} {
		h.Visit(place(key, 0))
	}
	h.Move(-1)
	h = h.Without(-1) // b, back at c
	if got, ok := h.Move(-1); !ok || got != place("a", 0) {
		t.Errorf("before c is %v, %t", got, ok)
	}
	h.Move(1)
	h = h.Without(1) // c, back at a
	if _, ok := h.Move(1); ok {
		t.Error("there is something after a")
	}
	if got := slices.Collect(h.Places()); len(got) != 1 || got[0] != place("a", 0) {
		t.Errorf("left are %v", got)
	}
	if got := slices.Collect(h.Without(1).Places()); len(got) != 1 {
		t.Errorf("left are %v, though nothing led there", got)
	}
}
