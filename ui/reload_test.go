package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"briefing/briefing/page"
	"briefing/ui/keys"
	"briefing/ui/nav"
	"briefing/ui/system"
)

const harbourDigest = `version: 1
title: The harbour
figures:
  - {id: ida-lund, kind: person, name: Ida Lund, aliases: [Lund]}
`

func harbourFiles() map[string]string {
	return map[string]string{
		"harbour.md": harbour, "ferry.txt": ferry, "long.md": long("Ida Lund", 40), "digest.yaml": harbourDigest,
	}
}

// TestReloadKeepsThePlace reads the same library again: nothing moves.
func TestReloadKeepsThePlace(t *testing.T) {
	t.Parallel()
	opts, _ := folder(t, harbourFiles())
	for _, way := range []string{
		"", "J", "J J J d d j", "2 enter", "2 enter n n n", "2 enter n n n d", `/ "ferries" enter n n`, "T", "C d", "J J tab", "2 enter = d",
	} {
		play(t, opts, 100, 12, func(a *app) {
			a.script(way)
			before, trail := a.spot(), a.m.trail
			a.keys("R")
			a.is(before, way)
			if a.m.trail.Len() != trail.Len() || a.m.trail.At != trail.At || a.m.trail.Label != trail.Label {
				t.Errorf("%s: on the trail %q at %d of %d, was on %q at %d of %d", way,
					a.m.trail.Label, a.m.trail.At, a.m.trail.Len(), trail.Label, trail.At, trail.Len())
			}
			if trail.Active() {
				a.keys("n")
				a.checkStop()
			}
			a.keys("H", "L")
		})
	}
}

// TestReloadShowsWhatChanged edits the article that is read: the new text is
// shown, the reader stays at the same words, the trail at the same stop.
func TestReloadShowsWhatChanged(t *testing.T) {
	t.Parallel()
	opts, dir := folder(t, harbourFiles())
	play(t, opts, 100, 16, func(a *app) {
		a.script("2 enter n n n n n n n n")
		top, at := firstLineOf(a.seen()), a.m.trail.At
		edited := strings.Replace(long("Ida Lund", 40), "\n\n", "\n\nA new beginning, by Ida Lund.\n\n", 1)
		write(t, filepath.Join(dir, "long.md"), edited)
		a.keys("R")
		a.says("the library was read again")
		if got := firstLineOf(a.seen()); got != top {
			t.Errorf("at the top %q, was %q", got, top)
		}
		if a.m.trail.At != at {
			t.Errorf("at stop %d, was %d", a.m.trail.At, at)
		}
		for range a.m.trail.Len() {
			a.keys("n")
			a.checkStop()
		}
		a.keys("g")
		a.shows("A new beginning")
	})
}

// TestReloadOfShorterArticles takes text away that was followed and sought.
func TestReloadOfShorterArticles(t *testing.T) {
	t.Parallel()
	for _, way := range []string{"2 enter N", `/ "ferries" enter N`, "J J J G shift+tab"} {
		opts, dir := folder(t, harbourFiles())
		play(t, opts, 100, 16, func(a *app) {
			a.script(way)
			write(t, filepath.Join(dir, "long.md"), long("Ida Lund", 2))
			a.keys("R")
			for range a.m.trail.Len() + 1 {
				a.keys("n")
				if a.m.trail.Active() {
					a.checkStop()
				}
				a.keys("y")
			}
			a.keys("H", "H", "L", "L", "tab", "enter")
		})
	}
}

// TestReloadWithoutWhatIsShown takes away the article, the figure or the digest
// that is shown and followed.
func TestReloadWithoutWhatIsShown(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		way, file, content string // an empty content removes the file
		kind               page.Kind
		notice             string
		trail              int
	}{
		{"2 enter n", "harbour.md", "", page.Overview, `article "harbour" is no longer in the library`, 41},
		{"2 enter n", "digest.yaml", "", page.Article, "", 0},
		{"2 enter", "digest.yaml", "", page.Overview, `subject "ida-lund" is no longer in the library`, 0},
		{"2 enter =", "digest.yaml", "", page.Overview, `compare "ida-lund" is no longer in the library`, 0},
		{"2 enter", "digest.yaml", strings.Replace(harbourDigest, "[Lund]", "[Lund, ferries]", 1), page.Dossier, "", 83},
	} {
		opts, dir := folder(t, harbourFiles())
		play(t, opts, 100, 16, func(a *app) {
			a.script(test.way)
			file := filepath.Join(dir, test.file)
			if test.content != "" {
				write(t, file, test.content)
			} else if err := os.Remove(file); err != nil {
				t.Fatal(err)
			}
			a.keys("R")
			if got := a.m.reader.Page().ID.Kind; got != test.kind {
				t.Errorf("%s, without %s: %s is shown", test.way, test.file, got)
			}
			if test.notice != "" {
				a.says(test.notice)
			}
			if a.m.trail.Len() != test.trail {
				t.Errorf("%s, without %s: a trail of %d, want %d", test.way, test.file, a.m.trail.Len(), test.trail)
			}
			a.keys("n", "H", "H", "L", "N", "2", "enter", "1", "enter", "4", "enter", "y", "R", "R")
		})
	}
}

// TestReloadOfNothing says that a library that is gone, or empty, is told and
// the one that was read stays.
func TestReloadOfNothing(t *testing.T) {
	t.Parallel()
	opts, dir := folder(t, harbourFiles())
	play(t, opts, 200, 16, func(a *app) {
		a.script("2 enter n n")
		before := a.spot()
		for name := range harbourFiles() {
			if err := os.Remove(filepath.Join(dir, name)); err != nil {
				t.Fatal(err)
			}
		}
		a.keys("R")
		a.is(before, "without files")
		a.shows("no article in it")
		a.keys("n", "N")
		if err := os.Remove(dir); err != nil {
			t.Fatal(err)
		}
		a.keys("R")
		a.is(before, "without a folder")
		a.shows("open library")
		a.keys("n")
		a.checkStop()
	})
}

// TestEmptyFolder opens a folder without articles: it says what to put there, and
// shows it when it comes.
func TestEmptyFolder(t *testing.T) {
	t.Parallel()
	opts, dir := folder(t, nil)
	opts, tell := watched(opts)
	play(t, opts, 100, 24, func(a *app) {
		a.shows("There is no article here yet.")
		a.script("1 2 3 4 enter J K n T C / x esc : esc =")
		a.script(": o v e r v i e w enter")
		tell(a)
		a.shows("There is no article here yet.")
		write(t, filepath.Join(dir, "bad.pdf"), "%PDF-1.4 no more")
		tell(a)
		a.shows("What is there cannot be read")
		write(t, filepath.Join(dir, "ferry.md"), "---\ntitle: The ferry\n---\nIt left.\n")
		tell(a)
		a.shows("no dates are known")
		a.script("4 enter")
		a.shows("It left.")
	})
}

// TestReloadAfterEditing says that coming back from the editor reads the library
// again.
func TestReloadAfterEditing(t *testing.T) {
	opts, dir := folder(t, harbourFiles())
	play(t, opts, 100, 16, func(a *app) {
		a.script("2 enter n")
		write(t, filepath.Join(dir, "harbour.md"), strings.ReplaceAll(harbour, "Thursday", "Friday"))
		a.send(system.Edited{Path: filepath.Join(dir, "harbour.md")})
		a.keys("g")
		a.shows("on Friday")
	})
}

// TestReloadWhileSearching reads the library again while a search is open: its
// hits are those of the new text.
func TestReloadWhileSearching(t *testing.T) {
	opts, dir := folder(t, harbourFiles())
	play(t, opts, 100, 16, func(a *app) {
		a.script(`/ "ferry"`)
		write(t, filepath.Join(dir, "ferry.txt"), "The ferry comes back\n\nWhat is new: a ferry.\n")
		a.send(system.Edited{})
		a.shows("What is new")
		a.keys("enter")
		a.checkStop()
	})
}

// TestLateAnswers lets answers come after the reader has gone on: they change
// nothing.
func TestLateAnswers(t *testing.T) {
	play(t, embedded(), 100, 24, func(a *app) {
		// A page that was asked for before another one.
		slow := a.m.act(nav.Open{Target: page.Target{Page: page.ID{Kind: page.Timeline}}})
		a.show(page.ID{Kind: page.Coverage})
		before := a.spot()
		a.run(slow)
		a.settle()
		a.is(before, "after an answer for an earlier page")

		// A trail that was asked for before a page.
		a.show(page.ID{Kind: page.Dossier, Key: "vladimir-putin"})
		a.keys("esc")
		slow = a.m.run(keys.NextStop)
		a.show(page.ID{Kind: page.Coverage})
		a.run(slow)
		a.settle()
		a.is(before, "after an answer for an earlier trail")

		// A search that was closed.
		a.script(`/ "sanct" esc`)
		a.wait(time.Second)
		a.is(before, "after a search that was closed")

		// A landing's mark that fades after the next landing.
		a.script("2 enter n")
		a.wait(time.Second)
		a.keys("n")
		a.wait(time.Second)
		if text, _, _ := a.styled(a.m.window.Theme.Sentence); text == "" {
			t.Error("the second landing's sentence is not marked a second after it")
		}
		a.wait(time.Second)
		if text, _, _ := a.styled(a.m.window.Theme.Sentence); text != "" {
			t.Errorf("%q is still marked", text)
		}
	})
}

// TestPageThatComesAfterTheStyle asks for a page, learns of the terminal's
// colours and ruler, and only then gets the page: it is shown in these.
func TestPageThatComesAfterTheStyle(t *testing.T) {
	opts := embedded()
	opts.Config.Theme = "auto"
	screen := func(late bool) (view tea.View) {
		play(t, opts, 100, 24, func(a *app) {
			learn := func() {
				a.send(tea.ColorProfileMsg{Profile: 3})
				a.send(rulers["graphemes"])
			}
			if !late {
				learn()
			}
			cmd := a.m.act(nav.Open{Target: page.Target{Page: page.OfArticle("dw-2025-01-17")}})
			if late {
				learn()
			}
			a.run(cmd)
			a.settle()
			view = a.m.View()
		})
		return view
	}
	if screen(true).Content != screen(false).Content {
		t.Error("a page that comes late looks different")
	}
}
