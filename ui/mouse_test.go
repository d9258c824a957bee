package ui

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"briefing/briefing/page"
	"briefing/ui/index"
	"briefing/ui/nav"
)

// click clicks on the first place of the screen, from a column on, that shows
// text.
func (a *app) click(text string, from int) {
	a.t.Helper()
	x, y := a.find(text, from)
	a.send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
}

// find returns the cell of the screen where text stands first, from a column on.
func (a *app) find(text string, from int) (x, y int) {
	a.t.Helper()
	for y, line := range strings.Split(ansi.Strip(a.m.draw()), "\n") {
		left := ansi.Truncate(line, from, "")
		if before, _, ok := strings.Cut(line[len(left):], text); ok {
			return ansi.StringWidth(left + before), y
		}
	}
	a.t.Fatalf("%q is not on the screen:\n%s", text, a.screen())
	return 0, 0
}

func (a *app) wheel(x, y int, button tea.MouseButton) {
	a.t.Helper()
	a.send(tea.MouseWheelMsg{X: x, Y: y, Button: button})
}

// TestClicks goes about with the mouse alone.
func TestClicks(t *testing.T) {
	play(t, embedded(), 160, 30, func(a *app) {
		at := func(kind page.Kind, key string, focus nav.Pane) {
			t.Helper()
			if got := a.m.reader.Page().ID; got != (page.ID{Kind: kind, Key: key}) {
				t.Errorf("%v is shown, want %s %q", got, kind, key)
			}
			if a.m.focus != focus {
				t.Errorf("pane %d has the keyboard, want %d", a.m.focus, focus)
			}
		}
		a.click("Figures", 0)
		if a.m.index.List() != index.Figures || a.m.focus != nav.Index {
			t.Errorf("list %d, pane %d", a.m.index.List(), a.m.focus)
		}
		a.click("Masoud Pezeshkian", 0)
		at(page.Dossier, "masoud-pezeshkian", nav.Reader)
		a.click("compare the articles", 50)
		at(page.Compare, "masoud-pezeshkian", nav.Reader)
		a.click("every passage", 50)
		at(page.Dossier, "masoud-pezeshkian", nav.Reader)
		a.click("Moscow  ", 122) // in the panel beside the page: unfolds it
		a.shows("and 27 more")
		a.click("Moscow  ", 122)
		at(page.Dossier, "moscow", nav.Reader)
		a.keys("H", "H")
		at(page.Compare, "masoud-pezeshkian", nav.Reader)

		// A mention is followed where it stands.
		a.script("J")
		a.click("Putin’s", 50)
		at(page.Dossier, "vladimir-putin", nav.Reader)
		if a.m.trail.At < 0 {
			t.Error("the trail does not stand at the mention that was clicked on")
		}
		a.keys("H")

		// What is no link takes the keyboard and nothing else.
		before := a.spot()
		a.click("voiced hope", 50)
		a.is(before, "a click on text")
		a.send(tea.MouseClickMsg{X: 100, Y: 10, Button: tea.MouseRight})
		a.is(before, "the other button")
		a.send(tea.MouseClickMsg{X: 3, Y: 29, Button: tea.MouseLeft})
		a.is(before, "a click on the status line")

		// Overlays are clicked into, and closed by a click beside them.
		a.script(`/ "sanctions"`)
		a.wait(time.Second)
		a.click("Closer ties in the face of", 40)
		if a.m.overlay != none || a.m.trail.Label != "sanctions" {
			t.Errorf("overlay %d, trail %q", a.m.overlay, a.m.trail.Label)
		}
		a.checkStop()
		a.script(`: "timeline"`)
		a.click("timeline: of the", 40)
		at(page.Timeline, "", nav.Reader)
		a.keys("?")
		a.send(tea.MouseClickMsg{X: 3, Y: 28, Button: tea.MouseLeft})
		if a.m.overlay != none {
			t.Error("a click below the help does not close it")
		}
	})
}

// TestWheel scrolls what the mouse is over, wherever the keyboard is.
func TestWheel(t *testing.T) {
	play(t, embedded(), 100, 20, func(a *app) {
		a.script("J 2")
		top := a.m.reader.Place()
		list := a.m.index.View(a.m.window.Theme)
		a.wheel(70, 5, tea.MouseWheelDown)
		if a.m.reader.Place() == top || a.m.index.View(a.m.window.Theme) != list || a.m.focus != nav.Index {
			t.Error("the wheel over the page scrolls something else")
		}
		a.wheel(70, 5, tea.MouseWheelUp)
		if a.m.reader.Place() != top {
			t.Error("the wheel does not go back to where it was")
		}
		for range 20 {
			a.wheel(5, 5, tea.MouseWheelDown)
		}
		if a.m.reader.Place() != top || a.m.index.View(a.m.window.Theme) == list {
			t.Error("the wheel over the panel scrolls something else")
		}
		a.wheel(70, 5, tea.MouseWheelLeft)
		a.wheel(5, 19, tea.MouseWheelDown)
		if a.m.reader.Place() != top {
			t.Error("a wheel that goes sideways, or over the status line, scrolls")
		}
	})
}

// TestMouseCanBeSwitchedOff says that the terminal gets its mouse back, to
// select text with.
func TestMouseCanBeSwitchedOff(t *testing.T) {
	play(t, embedded(), 100, 20, func(a *app) {
		for _, want := range []tea.MouseMode{tea.MouseModeCellMotion, tea.MouseModeNone, tea.MouseModeCellMotion} {
			if got := a.m.View().MouseMode; got != want {
				t.Errorf("mouse mode %v, want %v", got, want)
			}
			a.keys("%")
		}
	})
}
