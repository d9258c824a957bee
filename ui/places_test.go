package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"briefing/briefing/page"
	"briefing/ui/nav"
)

// seenAt is where a reader is: the place, and the text that is seen there.
type seenAt struct {
	place nav.Place
	text  string
}

func (a *app) spot() seenAt {
	return seenAt{a.m.reader.Place(), a.seen()}
}

// seen returns the text in the reading pane.
func (a *app) seen() string { return ansi.Strip(a.m.reader.View(a.m.window.Theme)) }

// is fails unless the reader is where it was.
func (a *app) is(want seenAt, how string) {
	a.t.Helper()
	if got := a.spot(); got.place != want.place {
		a.t.Errorf("%s: at %+v, want %+v", how, got.place, want.place)
	} else if got.text != want.text {
		a.t.Errorf("%s: got\n%s\nwant\n%s", how, got.text, want.text)
	}
}

// TestBackAndForward goes a long way, back and forward again: every page is as
// it was left, to the line and the focused link.
func TestBackAndForward(t *testing.T) {
	t.Parallel()
	play(t, embedded(), 120, 30, func(a *app) {
		for _, e := range a.m.Entries { // the overview says how many are left
			a.m.setRead(e.ID, true)
		}
		a.show(page.ID{Kind: page.Timeline})
		a.show(page.ID{Kind: page.Overview})
		a.m.history = nav.NewHistory([]nav.Place{a.m.place()}, 0)
		var spots []seenAt
		for _, step := range []struct{ in, out string }{
			{"j", "J"},                           // overview, to the first article
			{"d j tab tab", "enter"},             // to who is mentioned there
			{"d tab tab tab tab", "enter"},       // to a passage
			{"k", `/ "sanctions" down enter`},    // to a hit
			{"j j", "border"},                    // along the trail
			{"d", "T"},                           // to the timeline
			{"d d tab", "enter"},                 // to an event
			{"", `: "coverage" enter`},           // by name
			{"d tab tab tab tab tab tab", "1 j"}, // to the index
			{"", "enter"},                        // to a topic
			{"G shift+tab", ""},
		} {
			a.script(step.in)
			if step.out != "1 j" {
				spots = append(spots, a.spot())
			}
			if step.out == "border" {
				for id := a.m.reader.Page().ID; a.m.reader.Page().ID == id; {
					spots[len(spots)-1] = a.spot() // the last stop before the border
					a.keys("n")
				}
				continue
			}
			a.script(step.out)
		}
		for range 2 {
			for i := len(spots) - 2; i >= 0; i-- {
				a.keys("H")
				a.is(spots[i], "back")
			}
			a.keys("H")
			a.says("no place before this one")
			a.is(spots[0], "back before the first")
			for _, want := range spots[1:] {
				a.keys("L")
				a.is(want, "forward")
			}
			a.keys("L")
			a.says("no place after this one")
			a.is(spots[len(spots)-1], "forward after the last")
		}
	})
}

// TestForwardEndsWhereAnotherWayIsTaken says that a new way forgets the old one.
func TestForwardEndsWhereAnotherWayIsTaken(t *testing.T) {
	play(t, embedded(), 100, 24, func(a *app) {
		a.script("J d")
		left := a.spot()
		a.script("T H C L")
		a.says("no place after this one")
		a.keys("H")
		a.is(left, "back")
	})
}

// TestWindowThereAndBack changes the window: the text at the top stays at the
// top, and all is as before when the window is.
func TestWindowThereAndBack(t *testing.T) {
	t.Parallel()
	sizes := [][2]int{{40, 10}, {200, 60}, {79, 24}, {80, 3}, {1, 1}, {150, 40}, {3, 20}}
	play(t, embedded(), 120, 30, func(a *app) {
		for i, way := range []string{
			"", "J", "J d tab", "J J d d d j", "J J G", "T d", "T d d tab tab", `: "putin" enter d`, "2 enter n n n n n n n", "2 enter n n n n n n n esc", "C d d", "C d d d d",
			`: "drones used against" enter = d`,
		} {
			if testing.Short() && i%3 != 0 {
				continue
			}
			a.size(120, 30)
			a.script(way)
			before := a.spot()
			for _, size := range sizes {
				a.size(size[0], size[1])
				if top := a.m.reader.Place(); !a.atTop(before.place.Top) && a.m.trail.At < 0 {
					t.Errorf("%s: at %d×%d the text at %d is not at the top but that at %d", way, size[0], size[1], before.place.Top, top.Top)
				}
				a.size(120, 30)
				a.is(before, way+": there and back")
			}
			for _, size := range sizes {
				a.size(size[0], size[1])
			}
			a.size(120, 30)
			a.is(before, way+": round and back")
			a.script("z z h l 2 l")
			a.is(before, way+": zoomed and back, to the index and back")
			a.size(79, 30)
			a.script("h j l h")
			a.size(120, 30)
			a.keys("l")
			a.is(before, way+": through a narrow window")
		}
	})
}

// TestDroppedTrailLetsGo says that a stop is no longer kept in view once its
// trail is dropped.
func TestDroppedTrailLetsGo(t *testing.T) {
	play(t, embedded(), 120, 30, func(a *app) {
		a.script("2 enter n n n n n n n")
		a.size(100, 20)
		a.keys("esc")
		before := a.spot()
		a.size(30, 5)
		if !a.atTop(before.place.Top) {
			t.Errorf("at the top is the text at %d, was %d", a.m.reader.Place().Top, before.place.Top)
		}
		a.size(100, 20)
		a.is(before, "there and back")
	})
}

// atTop reports whether the text at a byte of the page stands on the first line
// of the pane, or all that follows it is seen.
func (a *app) atTop(offset int) bool {
	if a.m.window.Reader.H == 0 {
		return true
	}
	at := a.m.reader.Restore(nav.Place{Top: offset}).Place().Top
	return a.m.reader.Place().Top == at
}

// TestLandingWithinAnArticleKeepsTheWayBack says that stops in one article are
// one place in the history.
func TestLandingWithinAnArticleKeepsTheWayBack(t *testing.T) {
	play(t, embedded(), 100, 24, func(a *app) {
		a.script("2 enter d")
		dossier := a.spot()
		a.script("n n n n")
		a.keys("H")
		a.is(dossier, "back from the fourth stop")
	})
}

// TestLeftOff opens the app where it was left: the page, the line, and in every
// other article the place it was left at.
func TestLeftOff(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "state", "default.json")
	opts := embedded()
	opts.StateFile = file
	var first, second seenAt
	play(t, opts, 100, 24, func(a *app) {
		a.script("J d d")
		first = a.spot()
		a.script("J d j")
		second = a.spot()
		a.keys("q")
		if !a.quit {
			t.Error("q does not quit")
		}
	})
	play(t, opts, 100, 24, func(a *app) {
		a.is(second, "opened again")
		a.keys("K")
		a.is(first, "the article before")
		a.script("T d")
		a.keys("ctrl+c")
	})
	play(t, opts, 100, 24, func(a *app) {
		if got := a.m.reader.Page().ID; got.Kind != page.Timeline {
			t.Errorf("opened again at %v", got)
		}
		a.script("J") // goes on from the article that was read last
		a.is(second, "after the timeline")
		a.script("K")
		a.is(first, "and before that")
		a.script("g T J K")
		if top := a.m.reader.Place().Top; top > 5 {
			t.Errorf("an article left at its top opens at %d", top)
		}
	})
}

// TestLeftOffInAChangedArticle says that the place is found by its words.
func TestLeftOffInAChangedArticle(t *testing.T) {
	opts, dir := folder(t, map[string]string{"long.md": long("one", 60)})
	opts.StateFile = filepath.Join(t.TempDir(), "state.json")
	var line string
	play(t, opts, 80, 12, func(a *app) {
		a.script("J d d d d d")
		line = firstLineOf(a.seen())
	})
	write(t, filepath.Join(dir, "long.md"), long("one", 60)[:6]+"\nWhat was added, a paragraph of it.\n\n"+long("one", 60)[6:])
	play(t, opts, 80, 12, func(a *app) {
		if got := firstLineOf(a.seen()); got != line || line == "" {
			t.Errorf("at the top %q, was %q", got, line)
		}
	})
}

func firstLineOf(text string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	return line
}

// long returns an article of n different paragraphs.
func long(title string, n int) string {
	var b strings.Builder
	b.WriteString("# " + title + "\n\n")
	for i := range n {
		b.WriteString("Paragraph " + strings.Repeat("x", i) + " of " + title + " is about ferries.\n\n")
	}
	return b.String()
}

// TestReadFlags says that what was read to its end stays marked.
func TestReadFlags(t *testing.T) {
	opts := embedded()
	opts.StateFile = filepath.Join(t.TempDir(), "state.json")
	play(t, opts, 100, 24, func(a *app) {
		a.script("J G")
		a.script("J r")
		a.says("marked read")
		a.script("J")
	})
	play(t, opts, 100, 24, func(a *app) {
		read := 0
		for i, e := range a.m.Entries {
			if a.m.state.Read[e.ID] != (i < 2) {
				t.Errorf("article %d: read is %t", i+1, a.m.state.Read[e.ID])
			}
			read++
		}
		a.script("K r")
		a.says("marked unread")
	})
	play(t, opts, 100, 24, func(a *app) {
		if a.m.state.Read[a.m.Entries[1].ID] {
			t.Error("the second article is read again")
		}
	})
}

// TestStateThatCannotBeRead says that a broken memory is told and costs nothing,
// and that one of a later version is left alone.
func TestStateThatCannotBeRead(t *testing.T) {
	for name, test := range map[string]struct{ content, notice, after string }{
		"broken": {"{", "moved to", `{"version":1`},
		"newer":  {`{"version": 99}`, "written by a newer version", `{"version": 99}`},
	} {
		t.Run(name, func(t *testing.T) {
			opts := embedded()
			opts.StateFile = filepath.Join(t.TempDir(), "state.json")
			write(t, opts.StateFile, test.content)
			play(t, opts, 200, 24, func(a *app) {
				if !strings.Contains(a.m.notice, test.notice) {
					t.Errorf("notice %q", a.m.notice)
				}
				a.script("J d")
			})
			got, err := os.ReadFile(opts.StateFile)
			if err != nil || !strings.HasPrefix(string(got), test.after) {
				t.Errorf("the file holds %q, %v; want %q", got, err, test.after)
			}
		})
	}
}

// TestBackOntoTheTrail goes back over an article border: the stop is marked as it
// was, and the next one is the one after it.
func TestBackOntoTheTrail(t *testing.T) {
	t.Parallel()
	play(t, embedded(), 100, 24, func(a *app) {
		a.script("2 enter n")
		var last int
		for id := a.m.reader.Page().ID; a.m.reader.Page().ID == id; {
			last = a.m.trail.At
			a.keys("n")
		}
		a.keys("H")
		if got := a.m.trail.At; got != last {
			t.Errorf("back at stop %d, want %d", got+1, last+1)
		}
		a.checkStop()
		a.keys("n")
		if got := a.m.trail.At; got != last+1 {
			t.Errorf("then at stop %d, want %d", got+1, last+2)
		}
		a.checkStop()
	})
}

// TestPassagesAreReadable holds that a page of passages is not all marked as a
// link is; the links around them are.
func TestPassagesAreReadable(t *testing.T) {
	t.Parallel()
	play(t, embedded(), 120, 30, func(a *app) {
		a.script("2")
		a.script("enter")
		var linked strings.Builder
		for _, part := range strings.Split(a.m.reader.View(a.m.window.Theme), "\x1b[m") {
			if _, text, ok := strings.Cut(part, "\x1b["+a.m.window.Theme.Link+"m"); ok {
				linked.WriteString(ansi.Strip(text) + "\n")
			}
		}
		if got := linked.String(); !strings.Contains(got, "compare the articles") || strings.Contains(got, "new term") {
			t.Errorf("marked as links:\n%s", got)
		}
	})
}

// TestHereListsTheMostMentionedFirst reads the counts beside an article.
func TestHereListsTheMostMentionedFirst(t *testing.T) {
	t.Parallel()
	play(t, embedded(), 200, 50, func(a *app) {
		a.script("4 enter")
		items := a.m.OnPage(a.m.reader.Page())
		if len(items) < 10 {
			t.Fatalf("%d items", len(items))
		}
		for i := 1; i < len(items); i++ {
			if items[i].Kind == items[i-1].Kind && items[i].Count > items[i-1].Count {
				t.Errorf("%s with %d after %s with %d", items[i].Label, items[i].Count, items[i-1].Label, items[i-1].Count)
			}
		}
	})
}

// TestIndexIsALayerInNarrowWindows closes it with q and Esc; the trail stays.
func TestIndexIsALayerInNarrowWindows(t *testing.T) {
	t.Parallel()
	for _, key := range []string{"q", "esc"} {
		play(t, embedded(), 60, 20, func(a *app) {
			a.script("2 enter n")
			before := a.spot()
			a.keys("h", key)
			a.is(before, key)
			if a.quit || !a.m.trail.Active() || a.covered() {
				t.Errorf("%s: quit is %t, the trail %+v", key, a.quit, a.m.trail.At)
			}
		})
	}
}
