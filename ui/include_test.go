package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"briefing/briefing/page"
)

var crewStory = map[string]string{
	"a.md": "---\ntitle: Low water\npublished: 2024-01-02\n---\nAda Holm, Ben Lund and Cleo Marsh saw the ferry leave. The drone deal was off.\n",
	"digest.yaml": "version: 1 # by hand\nfigures:\n  - {id: ada, kind: person, name: Ada Holm, aliases: [Captain Holm], found: true}\n" +
		"  - {id: ben, kind: person, name: Ben Lund, found: true}\n  - {id: cleo, kind: person, name: Cleo Marsh, found: true}\n",
}

// saw reports what is missing on the screen.
func (a *app) saw(t *testing.T, all ...string) {
	t.Helper()
	screen := a.screen()
	for _, want := range all {
		if !strings.Contains(screen, want) {
			t.Errorf("the screen does not say %q:\n%s", want, screen)
		}
	}
}

// TestHidden brings back after a restart what was hidden, by its list and by undo.
func TestHidden(t *testing.T) {
	opts, dir := folder(t, crewStory)
	file := filepath.Join(dir, "digest.yaml")
	was := textOf(t, file)
	play(t, opts, 120, 30, func(a *app) {
		a.keys("2", "-")
		a.saw(t, "hidden: ", "U take back")
	})
	hidden := textOf(t, file)
	if hidden == was {
		t.Fatal("nothing is hidden")
	}
	write(t, file, was)
	play(t, opts, 120, 30, func(a *app) {
		a.keys("2", "enter", "-")
		a.saw(t, "hidden: ", "U take back")
	})
	for _, keys := range [][]string{{":", "hidden", "enter"}, {"U"}} {
		write(t, file, hidden)
		play(t, opts, 120, 30, func(a *app) {
			for _, key := range keys {
				if key == "hidden" {
					a.text(key)
				} else {
					a.keys(key)
				}
			}
			a.saw(t, "Hidden: Enter brings one back")
			a.keys("enter")
			a.saw(t, "brought back: ")
			if now := textOf(t, file); now != was {
				t.Errorf("after %v the digest is\n%s", keys, now)
			}
			a.keys("U")
			a.saw(t, "undone: brought back: ")
			if now := textOf(t, file); now != hidden {
				t.Errorf("undone, the digest is\n%s", now)
			}
		})
	}
	write(t, file, was)
	play(t, opts, 120, 30, func(a *app) {
		a.keys(":")
		a.text("hidden")
		a.keys("enter")
		a.saw(t, "nothing is hidden")
		a.keys("U")
		a.saw(t, "nothing to take back")
	})
}

// TestMergeGoesAlong shows the figure into which the one on the page was merged.
func TestMergeGoesAlong(t *testing.T) {
	opts, _ := folder(t, crewStory)
	play(t, opts, 120, 30, func(a *app) {
		a.keys("2", "g", "enter", "*")
		a.text("Cleo")
		a.keys("enter")
		a.saw(t, "Ada Holm is Cleo Marsh", "U take back")
		if id := a.m.reader.Page().ID; id != page.OfSubject("cleo") {
			t.Errorf("the page is %v", id)
		}
	})
}

// TestDecideMovesOn leaves the cursor at the next figure after each decision.
func TestDecideMovesOn(t *testing.T) {
	opts, dir := folder(t, crewStory)
	play(t, opts, 120, 30, func(a *app) {
		a.keys("2", "g")
		at := func() string { id, _ := a.m.index.Selected(); return id.Key }
		first := at()
		a.keys("+")
		second := at()
		a.keys("-")
		third := at()
		if first == second || second == third || third == first {
			t.Errorf("the cursor is at %q, %q, %q", first, second, third)
		}
		a.keys("-")
		if last := at(); last != first {
			t.Errorf("behind the last, the cursor is at %q", last)
		}
		a.keys("U", "U", "U")
		a.saw(t, "undone: checked: ")
	})
	if got := textOf(t, filepath.Join(dir, "digest.yaml")); got != crewStory["digest.yaml"] {
		t.Errorf("undone, the digest is\n%s", got)
	}
}

// TestRename begins with the old name, which the next letter replaces and a move keeps.
func TestRename(t *testing.T) {
	opts, dir := folder(t, crewStory)
	name := func() string { return textOf(t, filepath.Join(dir, "digest.yaml")) }
	play(t, opts, 120, 30, func(a *app) {
		a.keys("2", "g")
		a.saw(t, "Ada Holm")
		a.keys("E")
		a.saw(t, "> Ada Holm", "is its name", "Captain Holm")
		a.keys("enter")
		a.saw(t, "Ada Holm is its name already")
		a.keys("esc", "E", "end")
		a.text("berg")
		a.keys("enter")
		if !strings.Contains(name(), "name: Ada Holmberg") {
			t.Errorf("after a change, the digest is\n%s", name())
		}
		a.keys("U", "E")
		a.text("Captain")
		a.saw(t, "> Captain", "Captain Holm")
		a.keys("enter")
		if !strings.Contains(name(), "name: Captain,") {
			t.Errorf("what is typed is not taken:\n%s", name())
		}
		a.keys("U", "E", "down", "enter")
		if !strings.Contains(name(), "name: Captain Holm") {
			t.Errorf("after a choice, the digest is\n%s", name())
		}
	})
}

// TestFollowWords makes a figure of what was searched.
func TestFollowWords(t *testing.T) {
	opts, dir := folder(t, crewStory)
	file := filepath.Join(dir, "digest.yaml")
	play(t, opts, 120, 30, func(a *app) {
		a.keys("/")
		a.text("drone deal")
		a.keys("enter", "+")
		a.saw(t, "Follow a new figure", "> drone deal")
		a.keys("enter")
		a.saw(t, "followed: drone deal", "U take back")
		if want := strings.TrimSuffix(crewStory["digest.yaml"], "\n") + "\n  - {id: drone-deal, kind: thing, name: drone deal}\n"; textOf(t, file) != want {
			t.Errorf("the digest is\n%s", textOf(t, file))
		}
		a.keys("+")
		a.keys("enter")
		a.saw(t, "drone deal is a figure already")
		a.keys("U")
	})
	if got := textOf(t, file); got != crewStory["digest.yaml"] {
		t.Errorf("undone, the digest is\n%s", got)
	}
}

func textOf(t *testing.T, file string) string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestUndoGoesBack says that an entry of the panel has the cursor again once the decision
// on it is undone: the next key is about it.
func TestUndoGoesBack(t *testing.T) {
	opts, _ := folder(t, crewStory)
	play(t, opts, 120, 36, func(a *app) {
		a.keys("2", "g")
		for range 2 {
			at, ok := a.m.index.Selected()
			if !ok {
				t.Fatal("no figure is selected")
			}
			a.keys("-")
			if now, _ := a.m.index.Selected(); now == at {
				t.Fatalf("the cursor stays on %v, which is hidden", at)
			}
			a.keys("U")
			if now, _ := a.m.index.Selected(); now != at {
				t.Errorf("undone on %v, the cursor is on %v", at, now)
			}
			a.keys("j")
		}
	})
}

// TestFoundIsExplained explains the mark of finds beside a find, and nowhere else; whoever
// decides on one has checked it.
func TestFoundIsExplained(t *testing.T) {
	opts, dir := folder(t, crewStory)
	play(t, opts, 160, 30, func(a *app) {
		explained := func(want bool) {
			t.Helper()
			if got := strings.Contains(a.status(), page.Found); got != want {
				t.Errorf("%v: the status line is %q", a.m.reader.Page().ID, a.status())
			}
		}
		a.keys("2", "j")
		explained(true)
		for _, id := range []page.ID{{Kind: page.Coverage}, {Kind: page.Sources}, {Kind: page.Overview}, page.OfArticle("a")} {
			a.show(id)
			a.keys("l")
			a.keys("esc")
			explained(false)
		}
		a.show(page.OfSubject("ada"))
		explained(true)
		for _, decision := range [][]string{{","}, {"E", "x", "enter"}, {"*", "enter"}} {
			a.show(page.OfSubject("ada"))
			a.keys(decision...)
			a.wait(time.Second)
			a.keys("k")
			explained(false)
			if s := a.m.reader.Page().Markdown; strings.Contains(s, page.Found) {
				t.Errorf("after %v the page is\n%s", decision, s)
			}
			a.keys("U")
			a.wait(time.Second)
			if got := textOf(t, filepath.Join(dir, "digest.yaml")); got != crewStory["digest.yaml"] {
				t.Errorf("undone, the digest is\n%s", got)
			}
		}
	})
}
