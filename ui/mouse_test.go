package ui

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"briefing/briefing/page"
)

// click clicks on a cell of the window.
func (a *app) click(x, y int) {
	a.t.Helper()
	a.send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
}

// TestClickBesideAnOverlay closes it, and does nothing to what it lists on the
// same line.
func TestClickBesideAnOverlay(t *testing.T) {
	for _, open := range []string{`/ "sanctions"`, ":", "?", "t"} {
		play(t, embedded(), 100, 24, func(a *app) {
			before := a.spot()
			a.script(open)
			a.click(2, 5)
			a.is(before, open)
			if a.m.overlay != none {
				t.Errorf("%s: still open", open)
			}
		})
	}
}

// TestClick follows what is clicked on: an entry of the index, a link of the page.
func TestClick(t *testing.T) {
	play(t, embedded(), 100, 24, func(a *app) {
		a.click(12, 0)
		a.shows("Vladimir Putin")
		a.click(2, 3)
		if got, want := a.m.reader.Page().ID, (page.ID{Kind: page.Dossier, Key: "vladimir-putin"}); got != want {
			t.Errorf("a click on an entry opens %v, want %v", got, want)
		}
		a.click(a.m.layout.reader.x+34, 6) // "compare the articles"
		if got := a.m.reader.Page().ID.Kind; got != page.Compare {
			t.Errorf("a click on a link opens a page of kind %q", got)
		}
	})
}
