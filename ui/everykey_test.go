package ui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"briefing/ui/keys"
)

// everyKey returns the keys that a keyboard has: those that type a character, with and
// without Ctrl, and those that have names.
func everyKey() []string {
	var all []string
	for r := '!'; r <= '~'; r++ {
		all = append(all, string(r))
	}
	for r := 'a'; r <= 'z'; r++ {
		all = append(all, "ctrl+"+string(r))
	}
	for name := range codes {
		all = append(all, name)
	}
	return append(all, "é", "я", "shift+tab", "alt+left", "alt+right", "alt+x", "ctrl+home", "ctrl+end")
}

// TestEveryKeyAnswers presses every key in every pane and on every kind of page:
// something that is seen changes, or the status line says why not.
func TestEveryKeyAnswers(t *testing.T) {
	t.Parallel()
	for i, where := range []struct {
		size   [2]int
		script string
		files  map[string]string // of the library; nil for the one that comes with the program
	}{
		{size: [2]int{120, 30}},
		{size: [2]int{120, 30}, script: "1 G"},
		{size: [2]int{120, 30}, script: "2"},
		{size: [2]int{120, 30}, script: "3"},
		{size: [2]int{120, 30}, script: "4"},
		{size: [2]int{120, 30}, script: "5"},
		{size: [2]int{120, 30}, script: "l"},
		{size: [2]int{120, 30}, script: "l tab"},
		{size: [2]int{120, 30}, script: "l G shift+tab"},
		{size: [2]int{120, 30}, script: "1 enter"},
		{size: [2]int{120, 30}, script: "2 enter"},
		{size: [2]int{120, 30}, script: "2 enter esc"},
		{size: [2]int{120, 30}, script: "2 enter n"},
		{size: [2]int{120, 30}, script: "2 enter n tab"},
		{size: [2]int{120, 30}, script: "2 enter n esc"},
		{size: [2]int{120, 30}, script: "2 enter J"},
		{size: [2]int{120, 30}, script: `: "behrouz" enter n`},
		{size: [2]int{120, 30}, script: "J"},
		{size: [2]int{120, 30}, script: "J G"},
		{size: [2]int{120, 30}, script: "J J J J J J G"},
		{size: [2]int{120, 30}, script: "T"},
		{size: [2]int{120, 30}, script: "C tab"},
		{size: [2]int{120, 30}, script: `: "drones used against" enter =`},
		{size: [2]int{120, 30}, script: `: "supplied russia" enter`},
		{size: [2]int{120, 30}, script: `: "problems" enter`},
		{size: [2]int{120, 30}, script: `: "documents" enter`},
		{size: [2]int{120, 30}, script: "/"},
		{size: [2]int{120, 30}, script: `/ "sanctions"`},
		{size: [2]int{120, 30}, script: `/ "sanktions"`},
		{size: [2]int{120, 30}, script: `/ "xyzzyx"`},
		{size: [2]int{120, 30}, script: `/ "("`},
		{size: [2]int{120, 30}, script: `/ "sanctions" enter`},
		{size: [2]int{120, 30}, script: `/ "deny "`},
		{size: [2]int{120, 30}, script: `/ "foo:bar drones"`},
		{size: [2]int{60, 20}, script: `/ "/dro(/"`},
		{size: [2]int{120, 30}, script: ":"},
		{size: [2]int{120, 30}, script: `: "put"`},
		{size: [2]int{120, 30}, script: `: "xyzzyx"`},
		{size: [2]int{120, 30}, script: "?"},
		{size: [2]int{120, 30}, script: "? G"},
		{size: [2]int{120, 30}, script: `? / "trail"`},
		{size: [2]int{120, 30}, script: `? / "xyzzyx"`},
		{size: [2]int{120, 30}, script: "J t"},
		{size: [2]int{120, 30}, script: "J F"},
		{size: [2]int{120, 30}, script: "J z"},
		{size: [2]int{160, 30}, script: "l l"},
		{size: [2]int{160, 30}, script: "J l tab"},
		{size: [2]int{160, 30}, script: "J 3"},
		{size: [2]int{160, 30}, script: "2 enter n l tab"},
		{size: [2]int{120, 30}, script: "J ."},
		{size: [2]int{120, 30}, script: "J . z"},
		{size: [2]int{60, 20}, script: "J . G"},
		{size: [2]int{120, 30}, script: `: "problems" enter .`},
		{size: [2]int{60, 20}},
		{size: [2]int{60, 20}, script: "h"},
		{size: [2]int{60, 20}, script: "J"},
		{size: [2]int{100, 24}, files: map[string]string{"harbour.md": harbour, "ferry.txt": ferry}},
		{size: [2]int{100, 24}, script: "1", files: map[string]string{"harbour.md": harbour}},
		{size: [2]int{100, 24}, script: "3", files: map[string]string{"harbour.md": harbour}},
		{size: [2]int{160, 24}, script: "4 enter l", files: map[string]string{"harbour.md": harbour}},
		{size: [2]int{100, 24}, files: map[string]string{}},
	} {
		t.Run(fmt.Sprintf("%dx%d %s", where.size[0], where.size[1], where.script), func(t *testing.T) {
			if testing.Short() && i%5 != 0 {
				t.Skip("a few are enough")
			}
			opts := embedded()
			if where.files != nil {
				opts, _ = folder(t, where.files)
			}
			play(t, opts, where.size[0], where.size[1], func(a *app) {
				a.script(where.script)
				a.wait(2 * fadeAfter)
				a.everyKeyAnswers()
			})
		})
	}
}

// everyKeyAnswers presses every key from where the app is.
func (a *app) everyKeyAnswers() {
	a.t.Helper()
	from, before := a.m, a.look()
	for _, k := range everyKey() {
		switch a.m.opts.Config.Keys.Action(k) {
		case keys.Suspend, keys.QuitNow:
			continue
		}
		a.m, a.jobs, a.sent, a.quit = from, nil, nil, false
		a.update(key(k)) // without a look at what fits: most keys are answered in words
		a.settle()
		edits := slices.ContainsFunc(a.sent, func(msg tea.Msg) bool { _, ok := msg.(editing); return ok })
		if a.m.notice == "" && !a.quit && !edits && a.look() == before {
			a.t.Errorf("%q: nothing happens, and nothing is said", k)
		}
	}
	a.m, a.jobs = from, nil
}

// look returns what is seen: the screen and where the cursor is on it.
func (a *app) look() string { return lookOf(a.m.View()) }

func lookOf(view tea.View) string {
	cursor := tea.Position{X: -1}
	if view.Cursor != nil {
		cursor = view.Cursor.Position
	}
	return strings.Join([]string{view.Content, fmt.Sprint(cursor), fmt.Sprint(view.MouseMode)}, "\n")
}
