package ui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"briefing/briefing/page"
	"briefing/ui/index"
	"briefing/ui/reader"
)

// TestTheNextDay leaves the app in the middle of a trail and opens it again: page,
// line, trail, the way back, the panel's list and the searches are as they were.
func TestTheNextDay(t *testing.T) {
	t.Parallel()
	opts := embedded()
	opts.StateFile = filepath.Join(t.TempDir(), "state.json")
	var left seenAt
	var at int
	var back []page.ID
	way := func(a *app) (ids []page.ID) {
		for p := range a.m.history.Back() {
			ids = append(ids, p.Page)
		}
		return ids
	}
	play(t, opts, 100, 24, func(a *app) {
		a.script(`/ "sanctions" enter M M 2 enter n n n n n n n`)
		left, at, back = a.spot(), a.m.trail.At, way(a)
		a.checkStop()
		a.keys("q")
	})
	play(t, opts, 100, 24, func(a *app) {
		a.is(left, "the next day")
		if a.m.trail.Subject != "vladimir-putin" || a.m.trail.At != at {
			t.Errorf("on the trail of %q at stop %d, want that of Putin at %d", a.m.trail.Subject, a.m.trail.At+1, at+1)
		}
		a.says("where you left off · key 0: home")
		a.wait(fadeAfter)
		if text, _, _ := a.styled(a.m.window.Theme.Stop); text == "" {
			t.Errorf("the stop is not marked:\n%s", a.screen())
		}
		if got := way(a); !slices.Equal(got, back) {
			t.Errorf("the way here is %v, want %v", got, back)
		}
		if got := a.m.index.List(); got != index.Figures {
			t.Errorf("the panel lists the %v", got)
		}
		if got := a.m.reader.Shown(); got != reader.PeopleOnly {
			t.Errorf("the links are %q", got)
		}
		if got := a.m.finder.Searches(); !slices.Equal(got, []string{"sanctions"}) {
			t.Errorf("the searches are %q", got)
		}
		a.keys("n")
		if a.m.trail.At != at+1 {
			t.Errorf("the next stop is %d, want %d", a.m.trail.At+1, at+2)
		}
		a.checkStop()
		for range back {
			a.keys("H")
		}
		a.keys("L") // to the hit, which was walked to on another trail
		if a.m.trail.Label != "sanctions" || a.m.trail.At < 0 {
			t.Errorf("back on the trail of %q at stop %d, want the search", a.m.trail.Label, a.m.trail.At+1)
		}
		a.checkStop()
		a.keys("esc", "q")
	})
	play(t, opts, 100, 24, func(a *app) {
		if a.m.trail.IsWalked() {
			t.Errorf("the trail of %q is walked, which was left", a.m.trail.Label)
		}
		a.keys("n")
		if a.m.trail.Label != "sanctions" {
			t.Errorf("n takes up the trail of %q, want the search", a.m.trail.Label)
		}
	})
}

// TestSourcesTheNextDay goes to the page of the sources by name, and opens on it again.
func TestSourcesTheNextDay(t *testing.T) {
	opts := embedded()
	opts.StateFile = filepath.Join(t.TempDir(), "state.json")
	play(t, opts, 100, 24, func(a *app) {
		a.script(`: "sources" enter`)
		a.keys("q")
	})
	play(t, opts, 100, 24, func(a *app) {
		if got := a.m.reader.Page().ID; got.Kind != page.Sources {
			t.Errorf("it opens on %v", got)
		}
	})
}

// TestTheNextDayInAnotherLibrary has what was kept no longer be there.
func TestTheNextDayInAnotherLibrary(t *testing.T) {
	opts, dir := folder(t, harbourFiles())
	opts.StateFile = filepath.Join(t.TempDir(), "state.json")
	play(t, opts, 100, 16, func(a *app) {
		a.script(`2 enter n / "ferry" enter n H`)
		a.keys("ctrl+c")
	})
	for name := range harbourFiles() {
		if err := os.Remove(filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	write(t, filepath.Join(dir, "other.md"), "Nothing of all that.\n")
	play(t, opts, 100, 16, func(a *app) {
		if a.m.trail.IsWalked() {
			t.Errorf("a trail of %q is walked", a.m.trail.Label)
		}
		a.script("n H H H L L n ) ( [ ] J")
		a.shows("Nothing of all that")
	})
}

// TestStatesThatCannotBe opens the app on what nobody has kept: it opens, and nothing
// of it reaches the terminal but text.
func TestStatesThatCannotBe(t *testing.T) {
	article := `"page":{"Kind":"article","Key":"iran-seeks-ties-2024-03"}`
	for _, s := range []string{
		`{"version":1,` + article + `,"at":-4,"places":[{` + article + `,"top":99999999,"line":99999999,"trail":9,"focus":{"Start":-5,"End":3},"stop":{"Article":"x","Span":{"Start":9,"End":-9}}}],"walked":9,"trails":[{"number":9,"label":"(","stop":{"Article":"iran-seeks-ties-2024-03","Span":{"Start":-9,"End":999999}}}]}`,
		`{"version":1,` + article + `,"at":1,"places":[{"page":{"Kind":"subject","Key":"nobody"}},{` + article + `,"top":-1,"focus":{"Start":999999,"End":9999999},"trail":2}],"walked":2,"trails":[{"number":2,"subject":"nobody","label":"\u001b[2J"}],"list":"\u001b[2J","searches":["\u001b]52;c;x\u0007",""]}`,
		`{"version":1,` + article + `,"places":[{` + article + `,"trail":3}],"walked":3,"dropped":3,"trails":[{"number":3,"label":"\u001b[2J sanctions"},{"number":9223372036854775807,"label":"x"}],"searches":["a\u009b2J","b"]}`,
		`{"version":1,"page":{"Kind":"\u001b","Key":"\u001b"},"places":[{"page":{"Kind":"\u001b","Key":"\u001b"}}],"walked":-1,"dropped":-7}`,
		`{"version":1,"page":{"Kind":"subject","Key":"drones","Part":99},"places":[{"page":{"Kind":"subject","Key":"drones","Part":99}}]}`,
	} {
		opts := embedded()
		opts.StateFile = filepath.Join(t.TempDir(), "state.json")
		write(t, opts.StateFile, s)
		play(t, opts, 100, 24, func(a *app) {
			a.script("n n N H H L L ) ( esc n / enter esc tab enter y C n H L 4 j enter")
			if p := a.m.reader.Page(); p == nil {
				t.Errorf("%s: nothing is shown: %s", s, a.status())
			}
		})
		if data, err := os.ReadFile(opts.StateFile); err != nil || !strings.HasPrefix(string(data), `{"version":1`) {
			t.Errorf("%s: kept is %q, %v", s, data, err)
		}
	}
}

// TestStopInASmallerWindow shows the stop at which the reader left a trail, though the
// window is smaller than it was; and not, if it was out of view.
func TestStopInASmallerWindow(t *testing.T) {
	for _, c := range []struct {
		keys  string
		shown bool
	}{{`/ "sanctions" enter`, true}, {`/ "sanctions" enter G`, false}} {
		opts := embedded()
		opts.StateFile = filepath.Join(t.TempDir(), "state.json")
		play(t, opts, 120, 32, func(a *app) {
			a.script(c.keys)
			a.keys("q")
		})
		play(t, opts, 58, 18, func(a *app) {
			if shown := strings.Contains(a.screen(), "sanctions that the West"); shown != c.shown {
				t.Errorf("%s: the stop is shown: %t, want %t\n%s", c.keys, shown, c.shown, a.screen())
			}
		})
	}
}
