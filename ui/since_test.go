package ui

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"briefing/briefing/page"
)

// A reader reads, quits, adds a copy with a new number and an article, edits one, and
// opens the library again: what is new is told, each line leads there, and the edited
// article is set beside its text before.
func TestSince(t *testing.T) {
	const of = "../briefing/page/testdata/ferry"
	dir := t.TempDir()
	take := func(names ...string) {
		for _, name := range names {
			data, err := os.ReadFile(filepath.Join(of, name))
			if err != nil {
				t.Fatal(err)
			}
			write(t, filepath.Join(dir, name), string(data))
		}
	}
	opts := aurelia()
	opts.Library.Path, opts.StateFile = dir, filepath.Join(t.TempDir(), "state.json")
	take("digest.yaml", "lumen-post-2026-03-04.md", "vance-herald-2026-03-05.md")
	play(t, opts, 120, 40, func(a *app) {
		a.wait(warmAfter)
		a.keys("S")
		a.shows("this is the first visit")
		a.wait(time.Minute)
	})
	take("bay-courier-2026-03-06.md", "island-mirror-2026-03-06.md")
	write(t, filepath.Join(dir, "vance-herald-2026-03-05.md"), "---\ntitle: Owner silent\n---\n\nNorthline has run the line for twenty years.\n")
	play(t, opts, 120, 40, func(a *app) {
		a.wait(time.Hour)
		a.keys("S")
		a.wait(compareEvery)
		a.shows("2 new articles", "1 edited", "14 → 21 people", "First denial", "Ilse Marr")
		a.keys("n", "enter")
		if id := a.m.pageID(); id != page.OfArticle("bay-courier-2026-03-06") {
			t.Errorf("the first new line leads to %v", id)
		}
		a.keys("H")
		for range 30 {
			if id, ok := a.m.selected(); ok && id == page.BeforeOf("vance-herald-2026-03-05") {
				break
			}
			a.keys("n")
		}
		a.keys("enter")
		a.shows("before", "as it is", "the line for twenty")
	})
}
