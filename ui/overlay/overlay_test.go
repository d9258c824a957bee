package overlay_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"briefing/ui/internal/viewtest"
	"briefing/ui/overlay"
)

func TestFrame(t *testing.T) {
	viewtest.Sweep(func(w, h int) {
		f := overlay.Frame{Width: w, Height: h}
		_, _, iw, ih := f.Inner()
		lines := make([]string, ih)
		for i := range lines {
			lines[i] = strings.Repeat("w", iw)
		}
		viewtest.Fits(t, f.View(viewtest.Theme(), "言葉 by name, and a very long title too", lines), w, h)
	})
	f := overlay.Frame{Width: 40, Height: 8}
	viewtest.Golden(t, "frame", f.View(viewtest.Theme(), "Search", []string{"drones", "14 passages"}))
}

func TestInput(t *testing.T) {
	for _, test := range []struct {
		text   string
		left   int // times the cursor goes left
		w      int
		view   string
		cursor int
	}{
		{"", 0, 10, "", 0},
		{"drones", 0, 10, "drones", 6},
		{"drones", 2, 10, "drones", 4},
		{"drones", 0, 6, "rones", 5},
		{"drones", 0, 1, "", 0},
		{"drones", 0, 0, "", 0},
		{"drones", 6, 4, "dron", 0},
		{"制裁と核", 0, 20, "制裁と核", 8},
		{"制裁と核", 1, 20, "制裁と核", 6},
		{"制裁と核", 0, 6, "と核", 4},
		{"e\u0301te\u0301", 0, 10, "e\u0301te\u0301", 3},
		{"a\tb\nc", 0, 10, "a b c", 5},
	} {
		in := overlay.NewInput().Set(test.text)
		for range test.left {
			in, _ = in.Update(tea.KeyPressMsg{Code: tea.KeyLeft})
		}
		view, cursor := ansi.Strip(in.View(viewtest.Theme(), test.w)), in.Cursor(test.w)
		if view != test.view || cursor != test.cursor {
			t.Errorf("%q, %d to the left, width %d: got %q and cell %d, want %q and %d",
				test.text, test.left, test.w, view, cursor, test.view, test.cursor)
		}
	}
}

// TestInputIsAValue says that editing leaves earlier copies alone.
func TestInputIsAValue(t *testing.T) {
	was := overlay.NewInput().Set("drones")
	now := was
	for range 3 {
		now, _ = now.Update(tea.KeyPressMsg{Code: tea.KeyLeft})
	}
	now, changed := now.Update(tea.KeyPressMsg{Code: tea.KeyBackspace})
	if now.Value() != "drnes" || !changed {
		t.Errorf("got %q, changed %t", now.Value(), changed)
	}
	if was.Value() != "drones" {
		t.Errorf("the earlier copy is now %q", was.Value())
	}
	if _, changed := was.Update(tea.KeyPressMsg{Code: 'v', Mod: tea.ModCtrl}); changed {
		t.Error("^v reads the clipboard")
	}
	if pasted, changed := was.Update(tea.PasteMsg{Content: " and\nmissiles"}); !changed || pasted.Value() != "drones and missiles" {
		t.Errorf("pasted: %q, changed %t", pasted.Value(), changed)
	}
}
