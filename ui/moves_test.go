package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"briefing/briefing"
	"briefing/briefing/page"
)

// wharf returns articles of which the first is long.
func wharf() map[string]string {
	var long strings.Builder
	for i := range 60 {
		fmt.Fprintf(&long, "Ida Lund counted %d boats at the wharf.\n\n", i)
	}
	return map[string]string{
		"digest.yaml": "version: 1\ntitle: H\nfigures:\n  - {id: lund, kind: person, name: Ida Lund}\n",
		"boats.md":    "---\ntitle: Boats\npublished: 2024-03-02\n---\n\n" + long.String(),
		"nets.md":     "---\ntitle: Nets\npublished: 2024-03-03\n---\n\nIda Lund mends nets.\n",
	}
}

// move renames a file of a library.
func move(t *testing.T, dir, from, to string) {
	t.Helper()
	to = filepath.Join(dir, to)
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(filepath.Join(dir, from), to); err != nil {
		t.Fatal(err)
	}
}

// An article whose file is renamed or moved is read on at the same place, and is
// where it was in the history and on the trail.
func TestArticleMoves(t *testing.T) {
	for name, change := range map[string]func(t *testing.T, dir string){
		"the same text": func(*testing.T, string) {},
		"the same title and date": func(t *testing.T, dir string) {
			write(t, filepath.Join(dir, "later", "hulls.md"), wharf()["boats.md"]+"\nOne came late.\n")
		},
	} {
		t.Run(name, func(t *testing.T) {
			opts, dir := folder(t, wharf())
			play(t, opts, 100, 16, func(a *app) {
				a.show(page.OfArticle("boats"))
				a.show(page.OfSubject("lund"))
				a.script("n n n n n")
				a.show(page.OfArticle("nets"))
				a.keys("H")
				if got := a.m.trail.At; got != 4 {
					t.Fatalf("at stop %d", got)
				}
				a.wait(time.Minute)
				a.m.state.Read["boats"] = true
				seen := a.seen()
				move(t, dir, "boats.md", "later/hulls.md")
				change(t, dir)
				a.send(a.anew())
				hulls := page.OfArticle("later-hulls")
				if got := a.m.reader.Page().ID; got != hulls || a.seen() != seen {
					t.Errorf("at %v:\n%s\nwant\n%s", got, a.seen(), seen)
				}
				if !a.m.state.Read["later-hulls"] || a.m.state.Read["boats"] {
					t.Errorf("read are %v", a.m.state.Read)
				}
				a.keys("n")
				if got := a.m.trail.At; got != 5 {
					t.Errorf("the next stop is %d, want 5", got)
				}
				a.checkStop()
				a.keys("H", "H")
				if got := a.m.reader.Page().ID; got != hulls || strings.Contains(a.status(), "not found") {
					t.Errorf("back at %v, status %q", got, a.status())
				}
				if _, ok := a.m.state.Positions["boats"]; ok {
					t.Error("a place in an article that is not there is kept")
				}
			})
		})
	}
}

// Another article that comes as one goes is not taken for it, however little is
// known of both.
func TestAnotherArticleComes(t *testing.T) {
	const ferry, bridge = "The ferry sails on Monday and is back on Friday.\n", "Whoever wants to see the bridge, let them come at noon.\n"
	for name, head := range map[string]string{
		"untitled":                "",
		"the same title":          "# Newsletter\n\n",
		"no title, the same date": "---\npublished: 2024-03-02\n---\n\n",
		"the same title and date, but other texts": "---\ntitle: Newsletter\npublished: 2024-03-02\n---\n\n",
	} {
		t.Run(name, func(t *testing.T) {
			opts, dir := folder(t, map[string]string{"a.md": head + ferry, "c.md": "# C\n\nOther text.\n"})
			play(t, opts, 100, 16, func(a *app) {
				a.show(page.OfArticle("a"))
				a.m.state.Read["a"] = true
				if err := os.Remove(filepath.Join(dir, "a.md")); err != nil {
					t.Fatal(err)
				}
				write(t, filepath.Join(dir, "b.md"), head+bridge)
				a.send(a.anew())
				a.says(`article "a" is no longer in the library`)
				if a.m.state.Read["b"] || a.m.reader.Page().ID == page.OfArticle("b") {
					t.Errorf("at %v, read are %v", a.m.reader.Page().ID, a.m.state.Read)
				}
			})
		})
	}
}

// Two articles that are gone have not both become one, however alike all are.
func TestTwoArticlesBecomeOne(t *testing.T) {
	texts := wharf()
	for name, tt := range map[string]struct {
		other, now string // what is behind the text of the article
		want       bool   // boats is found
	}{
		"like both":       {"One sank.\n", "One came late.\n", false},
		"the text of one": {"One sank.\n", "", true},
	} {
		t.Run(name, func(t *testing.T) {
			opts, dir := folder(t, map[string]string{
				"digest.yaml": texts["digest.yaml"], "nets.md": texts["nets.md"],
				"boats.md": texts["boats.md"], "again.md": texts["boats.md"] + tt.other,
			})
			play(t, opts, 100, 16, func(a *app) {
				for _, id := range []briefing.ArticleID{"again", "boats"} {
					a.show(page.OfArticle(id))
					a.m.state.Read[id] = true
				}
				for _, name := range []string{"again.md", "boats.md"} {
					if err := os.Remove(filepath.Join(dir, name)); err != nil {
						t.Fatal(err)
					}
				}
				write(t, filepath.Join(dir, "hulls.md"), texts["boats.md"]+tt.now)
				a.send(a.anew())
				if got := a.m.state.Read; got["hulls"] != tt.want || got["boats"] == tt.want || !got["again"] {
					t.Errorf("read are %v", got)
				}
			})
		})
	}
}

// A whole large folder is renamed: what is read and was visited is found again.
func TestLargeFolderMoves(t *testing.T) {
	opts, dir := large(t, 310)
	play(t, opts, 100, 16, func(a *app) {
		a.wait(time.Second)
		first, second := a.m.Entries[3], a.m.Entries[4]
		a.show(page.OfArticle(first.ID))
		a.show(page.OfArticle(second.ID))
		seen := a.seen()
		for _, e := range a.m.Entries {
			move(t, dir, filepath.Base(a.m.lib.File(e)), "moved/x-"+filepath.Base(a.m.lib.File(e)))
		}
		a.send(a.anew())
		if got := a.m.reader.Page(); got.ID == page.OfArticle(second.ID) || got.Title != second.Title || a.seen() != seen {
			t.Errorf("at %v, %q:\n%s", got.ID, got.Title, a.seen())
		}
		a.keys("H")
		if got := a.m.reader.Page(); got.ID == page.OfArticle(first.ID) || got.Title != first.Title {
			t.Errorf("back at %v, %q", got.ID, got.Title)
		}
	})
}

// That an article is gone is said in a sentence, and it is no longer a place to go
// back to.
func TestArticleIsGone(t *testing.T) {
	opts, dir := folder(t, wharf())
	play(t, opts, 100, 16, func(a *app) {
		a.show(page.OfArticle("nets"))
		a.show(page.OfArticle("boats"))
		if err := os.Remove(filepath.Join(dir, "boats.md")); err != nil {
			t.Fatal(err)
		}
		a.send(a.anew())
		const gone = `article "boats" is no longer in the library`
		a.says(gone)
		overview := a.m.reader.Page().ID
		a.keys("H")
		a.says(gone)
		if got := a.m.reader.Page().ID; got != overview {
			t.Errorf("at %v, want %v", got, overview)
		}
		a.keys("H")
		if got := a.m.reader.Page().ID; got != page.OfArticle("nets") {
			t.Errorf("back at %v, status %q", got, a.status())
		}
		a.keys("L")
		if got := a.m.reader.Page().ID; got != overview {
			t.Errorf("forward at %v, want %v", got, overview)
		}
	})
}

// TestMovedBetweenSessions has an article whose file was renamed while nobody read neither
// be new nor unread.
func TestMovedBetweenSessions(t *testing.T) {
	for name, cache := range map[string]bool{"in memory": false, "on disk": true} {
		t.Run(name, func(t *testing.T) {
			opts, dir := folder(t, wharf())
			opts.StateFile = filepath.Join(t.TempDir(), "state.json")
			if cache {
				opts.Library.Cache = t.TempDir()
			}
			play(t, opts, 100, 24, func(a *app) {
				a.show(page.OfArticle("nets"))
				a.keys("G")
				a.keys("0")
				a.wait(time.Second)
				a.shows("1 of 2 unread")
			})
			move(t, dir, "nets.md", "mended.md")
			for range 2 {
				play(t, opts, 100, 24, func(a *app) {
					a.keys("0")
					if s := a.screen(); strings.Contains(s, "New:") {
						t.Errorf("at first:\n%s", s)
					}
					a.wait(2 * time.Second)
					if s := a.screen(); strings.Contains(s, "New:") || !strings.Contains(s, "1 of 2 unread") {
						t.Errorf("then:\n%s", s)
					}
				})
			}
		})
	}
}
