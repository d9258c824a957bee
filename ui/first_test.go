package ui

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"briefing/briefing/page"
	"briefing/ui/nav"
	"briefing/ui/theme"
	"briefing/ui/window"
)

// look is how a reader may have set a terminal.
type look struct {
	name string
	set  func(*Options)
}

var looks = []look{
	{"dark", func(o *Options) { o.Config.Theme = theme.Dark }},
	{"NO_COLOR", func(o *Options) { o.NoColor = true }},
	{"light", func(o *Options) { o.Config.Theme = theme.Light }},
}

// sizes are those of windows that newcomers have.
var sizes = [][2]int{{60, 20}, {80, 24}, {120, 36}, {200, 50}}

// eachLook plays a script in every look and every size.
func eachLook(t *testing.T, script func(*app)) {
	t.Helper()
	for _, look := range looks {
		for _, size := range sizes {
			t.Run(fmt.Sprintf("%s %dx%d", look.name, size[0], size[1]), func(t *testing.T) {
				opts := embedded()
				look.set(&opts)
				play(t, opts, size[0], size[1], script)
			})
		}
	}
}

// TestFirstMinute walks a newcomer's first minute: after every key something that is
// seen has changed, or the status line says why not.
func TestFirstMinute(t *testing.T) {
	t.Parallel()
	eachLook(t, func(a *app) {
		minute := strings.Fields("down down tab tab tab enter down down space space esc esc h h j enter n n n tab enter H esc esc n i p s w x " +
			"Z Z m v ctrl+w l l l l . j . . esc 2 G enter = T C tab enter 0 0 G space J G space space G space k K K [ ] ] ] ] z z / s a n c t i o n s enter n " +
			"enter tab enter y Y o r t esc M M M F esc F a : q esc ? j j esc % % c a * # ! 9 delete q")
		for i, k := range minute {
			before, sent := a.view, len(a.sent)
			a.keys(k)
			if a.quit {
				break
			}
			if a.m.notice == "" && lookOf(a.view) == lookOf(before) && len(a.sent) == sent {
				a.t.Errorf("%q, key %d after %v: nothing happens, and nothing is said", k, i, minute[max(0, i-6):i])
			}
		}
	})
}

// TestFirstFrame says that on the very first screen the pane with the keyboard is
// seen, and that Tab and Enter do what the eye expects.
func TestFirstFrame(t *testing.T) {
	t.Parallel()
	eachLook(t, func(a *app) {
		if a.m.window.Width < window.Narrow {
			a.keys("enter")
			a.says("no link is selected · Tab next link")
		} else {
			first := a.m.Lists(a.m.state.Read).Topics[0]
			a.keys("enter")
			if got := a.m.reader.Page().ID; got != first.Page {
				a.t.Errorf("Enter opens %v, want %v, which is highlighted", got, first.Page)
			}
			a.keys("H")
		}
	})
	eachLook(t, func(a *app) {
		a.keys("tab")
		to, _, ok := a.m.reader.Focused()
		if text, _, _ := a.styled(a.m.window.Theme.Focus); !ok || text == "" {
			a.t.Errorf("Tab selects %v, and %q is seen of it", to, text)
		}
	})
}

// TestFocusIsSeen says that it is seen which pane has the keyboard, also without the
// line of hints.
func TestFocusIsSeen(t *testing.T) {
	for _, width := range []int{80, 120, 200} {
		for _, look := range looks {
			opts := embedded()
			look.set(&opts)
			opts.Config.Hints = false
			play(t, opts, width, 30, func(a *app) {
				a.script("4 j enter")
				seen := map[string]nav.Pane{}
				for pane := nav.Index; pane <= nav.Here; pane++ {
					if a.m.setFocus(pane); a.m.focus != pane {
						continue
					}
					if other, ok := seen[a.look()]; ok {
						t.Errorf("%s, %d columns: with pane %d all looks as with pane %d", look.name, width, pane, other)
					}
					seen[a.look()] = pane
				}
			})
		}
	}
}

// TestHints has a line at the bottom name the keys that matter, where there is room
// and the reader wants it.
func TestHints(t *testing.T) {
	for _, test := range []struct{ script, want string }{
		{"", "Enter open  1–5 other lists  l page  ? help"},
		{"l", "Tab next link  h panel  / search all articles  ? help"},
		{"l tab", "Enter follow  Tab next link  Esc let go  ? help"},
		{"J", "Space page  Tab next link  J next article  ? help"},
		{"2 enter n", "n next stop  ) next article  Esc leave the trail  ? help"},
		{"/", "Enter go there  ↑ ↓ choose  Esc close"},
		{"?", "j down  / filter  Enter do it  Esc close"},
		{"? /", "Enter do it  ↑ ↓ choose  Esc end the filter"},
	} {
		opts := embedded()
		play(t, opts, 80, 24, func(a *app) {
			a.script(test.script)
			line := func() string { s := a.screen(); return strings.TrimSpace(s[strings.LastIndex(s, "\n")+1:]) }
			if got := line(); got != test.want {
				t.Errorf("%q: the hints are %q, want %q", test.script, got, test.want)
			}
			for _, size := range [][2]int{{80, window.HintsHeight - 1}, {window.HintsWidth - 1, 24}} {
				a.size(size[0], size[1])
				if a.m.window.Hints.H > 0 {
					t.Errorf("there are hints in %v", size)
				}
			}
		})
	}
	opts := embedded()
	opts.Config.Hints = false
	play(t, opts, 80, 24, func(a *app) {
		if strings.Contains(a.screen(), "Enter open") {
			t.Errorf("there are hints that nobody wants:\n%s", a.screen())
		}
		a.shows("? help")
	})
}

// TestHome leads to the first page from anywhere, by a key and by names.
func TestHome(t *testing.T) {
	for _, way := range []string{"0", `: "home" enter`, `: "start" enter`, `: "hom" enter`, `: "Home" enter`} {
		play(t, embedded(), 100, 24, func(a *app) {
			a.script("2 enter n n")
			a.script(way)
			if got := a.m.reader.Page().ID; got.Kind != page.Overview {
				t.Errorf("%s leads to %v", way, got)
			}
		})
	}
	play(t, embedded(), 100, 24, func(a *app) {
		a.keys("l")
		top := a.spot()
		a.script("G 0")
		a.is(top, "home again")
	})
}

// TestOnward goes on behind the end of an article when it is asked for twice.
func TestOnward(t *testing.T) {
	play(t, embedded(), 100, 24, func(a *app) {
		a.script("J G")
		first, second := page.OfArticle(a.m.Entries[0].ID), page.OfArticle(a.m.Entries[1].ID)
		for _, step := range []struct {
			key  string
			want page.ID
		}{{"space", first}, {"k", first}, {"j", first}, {"space", first}, {"pgdown", second}} {
			a.keys(step.key)
			if got := a.m.reader.Page().ID; got != step.want {
				t.Fatalf("%s leads to %v, want %v", step.key, got, step.want)
			}
		}
		a.script("J J J J G space space")
		a.says("this is the end of the last article")
		a.script("T G space space")
		a.says("this is the end of the page")
	})
}

// TestTypedToLeave says that what users of other programs type to leave them ends this
// one.
func TestTypedToLeave(t *testing.T) {
	for _, typed := range []string{"q", "q!", "wq", "x", "quit", "exit"} {
		play(t, embedded(), 100, 24, func(a *app) {
			a.keys(":")
			a.text(typed)
			a.keys("enter")
			if !a.quit {
				t.Errorf(":%s does not end it", typed)
			}
		})
	}
}

// TestOnThisPage lists what is on a page where there is no room beside it, and lets go
// of it again.
func TestOnThisPage(t *testing.T) {
	t.Parallel()
	for _, width := range []int{60, 80, 120, 149} {
		play(t, embedded(), width, 40, func(a *app) {
			a.script("J d")
			before := a.spot()
			for _, away := range []string{".", "esc", "h", "q"} {
				a.keys(".")
				a.shows("Here", "Figures", "Iran")
				if !a.covered() || a.quit {
					t.Fatalf("%d columns: the page is not covered", width)
				}
				a.keys(away)
				a.is(before, away)
			}
			a.keys(".", "G")
			a.shows("Claims", "Numbers", "Events")
			a.keys("g", "tab", "enter")
			if got := a.m.reader.Page().ID; got.Kind != page.Article || got == before.place.Page || a.m.trail.Subject != "iran" {
				t.Errorf("%d columns: a passage leads to %v, on the trail of %q", width, got, a.m.trail.Label)
			}
			a.checkStop()
		})
	}
	play(t, embedded(), 200, 40, func(a *app) {
		a.script("J .")
		if a.m.focus != nav.Here || a.covered() {
			t.Errorf("pane %d has the keyboard; the page is covered: %t", a.m.focus, a.covered())
		}
		a.size(100, 40)
		a.shows("Here")
		a.keys("esc")
		a.size(200, 40)
		a.shows("Here")
	})
}

// TestHereIsAboutWhatIsRead unfolds the subject of the selected link or of the trail, and
// nothing else.
func TestHereIsAboutWhatIsRead(t *testing.T) {
	unfolds := func(a *app, want string) {
		t.Helper()
		var got string
		lines := strings.Split(a.screen(), "\n")
		for i := 1; i < len(lines); i++ {
			_, above, _ := strings.Cut(lines[i-1], "│")
			_, above, _ = strings.Cut(above, "│")
			_, line, _ := strings.Cut(lines[i], "│")
			_, line, _ = strings.Cut(line, "│")
			if strings.HasPrefix(line, "   ") && !strings.HasPrefix(above, "   ") {
				got = strings.TrimSpace(above)
			}
		}
		got, _, _ = strings.Cut(got, "  ")
		if got != want && !strings.HasSuffix(got, "…") {
			t.Errorf("unfolded is %q, want %q:\n%s", got, want, a.screen())
		}
	}
	play(t, embedded(), 200, 50, func(a *app) {
		a.script("J")
		unfolds(a, "")
		a.script("2 enter n")
		unfolds(a, "Vladimir Putin")
		a.keys("tab")
		to, _, _ := a.m.reader.Focused()
		if to.Follow == "" || to.Follow == "vladimir-putin" {
			t.Fatalf("the next link leads to %v", to)
		}
		unfolds(a, a.m.lib.Digest().Subject(to.Follow).Label())
		a.keys("esc")
		unfolds(a, "Vladimir Putin")
		a.keys("esc")
		unfolds(a, "")
		a.keys("l")
		unfolds(a, "Vladimir Putin") // where the cursor was left
	})
}

// TestHelp explains first what can be done where the reader is, and does what its lines
// and keys say.
func TestHelp(t *testing.T) {
	play(t, embedded(), 80, 24, func(a *app) {
		a.script("2 enter n ?")
		a.shows("Here and now", "next stop", "leave the trail", "The screen", "the page")
		at := a.m.trail.At
		a.keys("enter") // on the first line
		if a.m.overlay != none || a.m.trail.At != at+1 {
			t.Errorf("Enter on the first line leads to stop %d, want the next", a.m.trail.At+1)
		}
		a.script("? n")
		if a.m.overlay != none || a.m.trail.At != at+2 {
			t.Errorf("n in the help leads to stop %d, want the next", a.m.trail.At+1)
		}
		for _, away := range []string{"?", "q", "esc", "/ esc esc", "f1"} {
			a.script("? j j " + away)
			if a.m.overlay != none || a.quit || a.m.trail.At != at+2 {
				t.Errorf("%s does not close the help, but more", away)
			}
		}
		a.script(`? / "timeline"`)
		a.shows("/ timeline")
		a.keys("enter")
		if got := a.m.reader.Page().ID.Kind; got != page.Timeline {
			t.Errorf("the filtered line leads to %v", got)
		}
	})
}

// The status line says what the row under the cursor opens, whole, while the panel has the
// keyboard and nothing covers it.
func TestRowIsDescribed(t *testing.T) {
	play(t, embedded(), 80, 24, func(a *app) {
		a.wait(time.Minute)
		a.keys("1", "j")
		a.shows("→ Calls, visits and meetings · 67 mentions in 6 articles")
		a.keys("5", "j")
		a.shows("→ contested, +1 −1 “”1 · Drones supplied")
		a.keys("?", "esc", "l")
		a.shows("Russia and Iran, 2024 to January 2025")
	})
}

// The panel of what is on the page unfolds the subject of the selected link, above all
// others.
func TestHereUnfoldsTheSelectedName(t *testing.T) {
	play(t, embedded(), 80, 24, func(a *app) {
		a.show(page.OfArticle(a.m.Entries[0].ID))
		for range 40 {
			if id, ok := a.m.spot().Selected(); ok && id == page.OfSubject("vladimir-putin") {
				break
			}
			a.keys("tab")
		}
		a.keys(".")
		if id, ok := a.m.here.Selected(); !ok || id != page.OfSubject("vladimir-putin") {
			t.Errorf("the cursor is at %v:\n%s", id, a.screen())
		}
	})
}

// covered reports whether a panel takes the place of the page.
func (a *app) covered() bool { return a.m.window.Reader.W == 0 && a.m.focus != nav.Reader }
