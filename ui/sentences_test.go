package ui

import (
	"testing"

	"briefing/briefing/library"
	"briefing/briefing/page"
	"briefing/ui/compared"
)

func aurelia() Options {
	return Options{Library: library.Options{Path: "../briefing/page/testdata/ferry"}, Config: embedded().Config}
}

// Two articles are set side by side: the one on screen and the one that it has most in
// common with; n goes through what differs.
func TestSideBySide(t *testing.T) {
	play(t, aurelia(), 120, 40, func(a *app) {
		a.keys("J", "D")
		a.shows("~ At least [14] people have died", "~ At least [21] people have died", "░ Fishing boats")
		a.keys("n", "n", "enter")
		if id := a.m.pageID(); id != page.OfArticle("bay-courier-2026-03-06") {
			t.Errorf("the second difference leads to %v", id)
		}
		a.keys("H")
		a.size(60, 24)
		a.shows("− At least [14] people have died", "→ At least [21] people")
		a.size(120, 40)
		a.shows("~ At least [14] people have died")
	})
}

// Where no other article has a passage of it, D is pressed on both.
func TestSideBySideChosen(t *testing.T) {
	play(t, embedded(), 120, 40, func(a *app) {
		a.keys("J", "D")
		a.shows("no other article shares a passage with this one")
		a.keys("J", "D")
		if id := a.m.pageID(); id.Kind != page.Beside {
			t.Errorf("D shows %v", id)
		}
	})
}

func TestOrigins(t *testing.T) {
	play(t, aurelia(), 100, 40, func(a *app) {
		a.keys("O")
		a.wait(compared.Every)
		a.shows("6 articles, at most 3 origins", "6 of 8 sentences", "the same day")
		a.keys("tab", "tab", "tab", "enter")
		if id := a.m.pageID(); id.Kind != page.Beside {
			t.Errorf("the count of sentences leads to %v", id)
		}
	})
}
