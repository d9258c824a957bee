package ui

import (
	"flag"
	"fmt"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"briefing/ui/files"
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

// everywhere has TestEveryKeyAnswers press every key in windows of all sizes and looks.
var everywhere = flag.Bool("everywhere", false, "press every key in every place in windows of all sizes, dark, light and without colours")

// place is where keys are pressed.
type place struct {
	script string
	files  map[string]string // of the library; nil for the one that comes with the program
	wide   bool              // it is there only beside a page in a wide window
	writes bool              // keys change the files: each key has a library of its own
}

// everyPlace lists every pane, overlay and kind of page.
func everyPlace() []place {
	var all []place
	for _, script := range []string{
		"", "1 G", "2", "3", "4", "5", "5 G", "4 &", `4 & "iran"`, `4 & "iran" enter`, `2 & "xyzzyx"`,
		"l", "l tab", "l G shift+tab",
		"1 enter", "2 enter", "2 enter esc", "2 enter n", "2 enter n tab", "2 enter n esc", "2 enter J",
		`: "behrouz" enter n`,
		"J", "J G", "J J J J J J G", "J M", "J M M tab", "J v", "J v j", "J a", "J tab tab a",
		"T", "2 enter T", "C tab", `: "drones used against" enter =`, `: "supplied russia" enter`, "5 enter", "2 enter =",
		`: "problems" enter`, `: "documents" enter`, `: "memo" enter`, "A", "J m A", "J m A tab",
		"/", `/ "sanctions"`, `/ "sanktions"`, `/ "xyzzyx"`, `/ "("`, `/ "sanctions" enter`, `/ "deny "`, `/ "foo:bar drones"`, `/ "/dro(/"`,
		":", `: "put"`, `: "xyzzyx"`,
		"?", "? G", `? / "trail"`, `? / "xyzzyx"`,
		"S", "S tab", "O", "O tab", "J D", "J D n", "2 enter W", "2 enter W n", `/ "sanctions" enter =`, "J x", "J x x", "J |", "2 enter n |",
		`: "sources" enter`, `: "all claims" enter`, `: "all numbers" enter`, `: "memo by source" enter`, `: "verify none.md" enter`, `: "hidden" enter`,
		"T n", "5 G enter", "5 G enter =", `4 & "unread" enter h`,
		"J t", "J F", "J z", "J .", "J . z", "J . G", `: "problems" enter .`, "h", "J l",
	} {
		all = append(all, place{script: script})
	}
	for _, script := range []string{"l l", "J l tab", "J 3", "2 enter n l tab"} {
		all = append(all, place{script: script, wide: true})
	}
	one, two := map[string]string{"harbour.md": harbour}, map[string]string{"harbour.md": harbour, "ferry.txt": ferry}
	return append(all, place{files: two}, place{script: "1", files: one}, place{script: "3", files: one}, place{script: "4 enter", files: one},
		place{files: map[string]string{}},
		place{script: "2 E", files: tideStory, writes: true}, place{script: "2 *", files: tideStory, writes: true},
		place{script: "2 enter", files: tideStory, writes: true})
}

// TestEveryKeyAnswers presses every key in every pane and on every kind of page:
// something that is seen changes, or the status line says why not. Each place comes in
// one size and one look, and every size in every look; with -everywhere each place
// comes in all of them.
func TestEveryKeyAnswers(t *testing.T) {
	t.Parallel()
	for i, place := range everyPlace() {
		for j, size := range sizes {
			for k, look := range looks {
				switch {
				case place.wide && j != len(sizes)-1:
					continue
				case !*everywhere && (k != i%len(looks) || j != i%len(sizes) && !place.wide):
					continue
				}
				t.Run(fmt.Sprintf("%dx%d %s %s", size[0], size[1], look.name, place.script), func(t *testing.T) {
					if testing.Short() && i%5 != 0 {
						t.Skip("a few are enough")
					}
					press := func(keys ...string) {
						opts := embedded()
						if place.files != nil {
							opts, _ = folder(t, place.files)
						}
						look.set(&opts)
						play(t, opts, size[0], size[1], func(a *app) {
							a.script(place.script)
							a.wait(2 * fadeAfter)
							a.answers(keys...)
						})
					}
					if !place.writes {
						press(everyKey()...)
						return
					}
					for _, k := range everyKey() {
						press(k)
					}
				})
			}
		}
	}
}

// answers presses keys, each from where the app is.
func (a *app) answers(pressed ...string) {
	a.t.Helper()
	from, before := a.m, a.look()
	for _, k := range pressed {
		switch a.m.opts.Config.Keys.Action(k) {
		case keys.Suspend, keys.QuitNow:
			continue
		}
		a.m, a.jobs, a.sent, a.quit = from, nil, nil, false
		a.update(key(k)) // without a look at what fits: most keys are answered in words
		a.settle()
		edits := slices.ContainsFunc(a.sent, func(msg tea.Msg) bool { _, ok := msg.(files.Edit); return ok })
		if a.m.notice == "" && !a.quit && !edits && a.look() == before {
			a.t.Errorf("%q: nothing happens, and nothing is said", k)
		}
		if said := strings.TrimSpace(a.status()); a.m.window.Width >= 80 && !strings.HasPrefix(said, "open ") && a.m.notice != "" && strings.HasSuffix(said, "…") { // but errors of the system
			a.t.Errorf("%q: of %q is seen %q", k, a.m.notice, said)
		}
	}
	if a.m.lib == from.lib { // otherwise the library that the last key opened is to be closed
		a.m, a.jobs = from, nil
	}
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
