package note

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"briefing/ui/internal/viewtest"
	"briefing/ui/nav"
)

func typed(m Model, text string) Model {
	for _, r := range text {
		m, _ = m.Key(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	return m
}

// TestBox draws the box in every size: it fits, and where there is room it shows the
// passage and what is typed, with the cursor behind that.
func TestBox(t *testing.T) {
	m := typed(New().Open(Write{Title: "A note", About: "The ferry sank.\nAt noon.", Text: "So "}), "it is")
	for w := range 60 {
		for h := range 20 {
			m := m.SetSize(w, h)
			view := m.View(viewtest.Theme())
			viewtest.Fits(t, view, w, h)
			x, y := m.Cursor()
			if w < 30 || h < 8 {
				continue
			}
			lines := strings.Split(ansi.Strip(view), "\n")
			if got := lines[1]; !strings.Contains(got, "The ferry sank. At noon.") {
				t.Errorf("%dx%d: the passage is %q", w, h, got)
			}
			if got := ansi.Cut(lines[y], 2, x); got != "So it is" {
				t.Errorf("%dx%d: before the cursor stands %q", w, h, got)
			}
		}
	}
}

// TestKeys says what the keys of the box ask for.
func TestKeys(t *testing.T) {
	open := New().Open(Write{Title: "A note", About: "", Text: "old"}).SetSize(40, 10)
	if _, intent := open.Key(tea.KeyPressMsg{Code: tea.KeyEscape}); intent != (nav.Close{}) {
		t.Errorf("Esc on what was not changed asks for %v", intent)
	}
	changed := typed(open, "er")
	if _, intent := changed.Key(tea.KeyPressMsg{Code: tea.KeyEnter}); intent != (Keep{Text: "older"}) {
		t.Errorf("Enter asks for %v", intent)
	}
	warned, intent := changed.Key(tea.KeyPressMsg{Code: tea.KeyEscape})
	if _, ok := intent.(nav.Say); !ok {
		t.Errorf("Esc asks for %v, want it to say what is lost", intent)
	}
	if _, intent := warned.Key(tea.KeyPressMsg{Code: tea.KeyEscape}); intent != (nav.Close{}) {
		t.Errorf("Esc again asks for %v", intent)
	}
	lines, _ := changed.Key(tea.KeyPressMsg{Code: tea.KeyEnter, Mod: tea.ModAlt})
	if lines, _ = typed(lines, "x").Paste("y\nz"); lines.Text() != "older\nxy\nz" {
		t.Errorf("several lines are %q", lines.Text())
	}
	warned, _ = lines.Key(tea.KeyPressMsg{Code: tea.KeyEscape})
	if _, intent := typed(warned, "s").Key(tea.KeyPressMsg{Code: tea.KeyEscape}); intent == (nav.Close{}) {
		t.Error("Esc after more was typed closes without a word")
	}
}
