package help_test

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"briefing/ui/help"
	"briefing/ui/internal/viewtest"
	"briefing/ui/keys"
	"briefing/ui/nav"
)

func opened() help.Model {
	tips := []help.Tip{{"n", "next stop", keys.NextStop}, {"Esc", "leave the trail", keys.Close}}
	return help.New().SetSize(80, 22).Open(tips, keys.Default())
}

func filtered(text string) help.Model {
	m, _, _ := opened().Act(keys.Search)
	for _, r := range text {
		m, _ = m.Key(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	return m
}

func TestViews(t *testing.T) {
	lower := opened()
	for range 20 {
		lower, _, _ = lower.Act(keys.LineDown)
	}
	for name, m := range map[string]help.Model{"top": opened(), "lower": lower, "filtered": filtered("trail"), "nothing": filtered("xyzzy")} {
		for _, size := range [][2]int{{80, 22}, {56, 18}, {24, 9}} {
			name := fmt.Sprintf("%s-%dx%d", name, size[0], size[1])
			t.Run(name, func(t *testing.T) {
				view := m.SetSize(size[0], size[1]).View(viewtest.Theme())
				viewtest.Fits(t, view, size[0], size[1])
				viewtest.Golden(t, name, view)
			})
		}
	}
}

func TestFitsAnySize(t *testing.T) {
	viewtest.Sweep(func(w, h int) {
		for _, m := range []help.Model{opened(), filtered("trail"), help.New()} {
			m = m.SetSize(w, h)
			for _, a := range []keys.Action{keys.PageDown, keys.Bottom} {
				viewtest.Fits(t, m.View(viewtest.Theme()), w, h)
				m, _, _ = m.Act(a)
			}
			if x, y := m.Cursor(); w > 0 && h > 0 && (x >= w || y >= h) {
				t.Fatalf("%d×%d: cursor at %d, %d", w, h, x, y)
			}
		}
	})
}

// TestEveryLineIsReached walks the help from its first line to its last and back: every
// key and sign comes under the cursor, and is seen with all that is said of it.
func TestEveryLineIsReached(t *testing.T) {
	for _, size := range [][2]int{{80, 22}, {60, 18}, {30, 8}} {
		m := opened().SetSize(size[0], size[1])
		seen := ansi.Strip(m.View(viewtest.Theme()))
		for range 300 {
			m, _, _ = m.Act(keys.LineDown)
			seen += ansi.Strip(m.View(viewtest.Theme()))
		}
		for _, b := range keys.Default() {
			if first := b.Help[:min(20, len(b.Help))]; size[0] >= 80 && !strings.Contains(seen, first) {
				t.Errorf("%v: %q is never seen", size, b.Help)
			}
		}
		if _, got, _ := m.Act(keys.LineDown); got != nav.Intent(nav.Say{Text: "this is the end of the list"}) {
			t.Errorf("%v: below the last line it asks for %v", size, got)
		}
	}
}

func TestActions(t *testing.T) {
	explains := nav.Say{Text: "nothing to do here: this line explains a sign"}
	for _, test := range []struct {
		do   string
		want nav.Intent
	}{
		{"follow", nav.Run{Action: keys.NextStop}},
		{"line-down follow", nav.Run{Action: keys.Close}},
		{"line-down line-down follow", explains},
		{"bottom follow", nav.Run{Action: keys.QuitNow}},
		{"line-up", nav.Say{Text: "this is the top of the list"}},
		{"close", nav.Close{}},
		{"quit", nav.Close{}},
		{"help", nav.Close{}},
	} {
		m, got := opened(), nav.Intent(nil)
		for _, do := range strings.Fields(test.do) {
			var handled bool
			if m, got, handled = m.Act(keys.Action(do)); !handled {
				t.Errorf("%s is not handled", do)
			}
		}
		if got != test.want {
			t.Errorf("%s: got %v, want %v", test.do, got, test.want)
		}
	}
	if _, _, handled := opened().Act(keys.NextArticle); handled {
		t.Error("the help keeps an action of the app")
	}
}

// TestFilter leaves the lines that hold all words that are typed.
func TestFilter(t *testing.T) {
	for typed, want := range map[string]nav.Intent{
		"previous artic": nav.Run{Action: keys.PrevArticle},
		"FIRST artic":    nav.Run{Action: keys.NextOnTrail},
		"xyzzy":          nav.Say{Text: "no line contains this"},
	} {
		m := filtered(typed)
		if got := enter(m); got != want {
			t.Errorf("%q: Enter asks for %v, want %v", typed, got, want)
		}
	}
	m, _ := filtered("zoom").Key(tea.KeyPressMsg{Code: tea.KeyEscape})
	if m.Filtering() {
		t.Error("Esc leaves the filter")
	}
	if got := enter(m); got != nav.Intent(nav.Run{Action: keys.Zoom}) {
		t.Errorf("after the filter Enter asks for %v, want what was found", got)
	}
}

func enter(m help.Model) nav.Intent {
	if m.Filtering() {
		_, got := m.Key(tea.KeyPressMsg{Code: tea.KeyEnter})
		return got
	}
	_, got, _ := m.Act(keys.Follow)
	return got
}

// TestClick does what is clicked on, and nothing on headings and the picture.
func TestClick(t *testing.T) {
	m := opened()
	for y, line := range strings.Split(ansi.Strip(m.View(viewtest.Theme())), "\n") {
		_, got := m.Click(5, y)
		switch {
		case strings.Contains(line, "next stop"):
			if got != nav.Intent(nav.Run{Action: keys.NextStop}) {
				t.Errorf("%q: got %v", line, got)
			}
		case strings.Contains(line, "Here and now") || strings.Contains(line, "1 Topics") || strings.Contains(line, "24%") || y == 0:
			if got != nil {
				t.Errorf("%q: got %v", line, got)
			}
		}
	}
}
