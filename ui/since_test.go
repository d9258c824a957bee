package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/ui/compared"
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
		a.wait(compared.Every)
		a.shows("2 new articles", "1 edited", "14 → 21 people", "First denial", "Ilse Marr")
		walked := a.walkAll(page.NewsTrail, "new stops")
		for _, id := range []briefing.ArticleID{"vance-herald-2026-03-05", "bay-courier-2026-03-06", "island-mirror-2026-03-06"} {
			if walked[id] == 0 {
				t.Errorf("n leads to no stop in %s: %v", id, walked)
			}
		}
		a.keys("S")
		for range 30 {
			if id, ok := a.m.spot().Selected(); ok && id == page.BeforeOf("vance-herald-2026-03-05") {
				break
			}
			a.keys("tab")
		}
		a.keys("enter")
		a.shows("before", "as it is", "the line for twenty")
	})
}

// walkAll goes through the trail that the shown page counts, and returns how many of its
// stops are in each article. The page must count as many as there are.
func (a *app) walkAll(label, noun string) map[briefing.ArticleID]int {
	a.t.Helper()
	m := regexp.MustCompile(`(\d+) ` + noun).FindStringSubmatch(a.screen())
	if m == nil {
		a.t.Fatalf("no %s are counted:\n%s", noun, a.screen())
	}
	walked := map[briefing.ArticleID]int{}
	for {
		a.keys("n")
		if a.m.trail.Label != label || a.m.pageID().Kind != page.Article {
			a.t.Fatalf("on the trail %q at %v: %s", a.m.trail.Label, a.m.pageID(), a.status())
		}
		if a.m.notice == "trail begins again" {
			break
		}
		stop := a.m.trail.Stop(a.m.trail.At)
		if stop.Article != briefing.ArticleID(a.m.pageID().Key) {
			a.t.Fatalf("the stop %v is not in %v", stop, a.m.pageID())
		}
		walked[stop.Article]++
	}
	n := 0
	for _, in := range walked {
		n += in
	}
	if fmt.Sprint(n) != m[1] {
		a.t.Errorf("%d stops were walked, the page says %s", n, m[0])
	}
	return walked
}

// What a page of news has no room for is on pages of its own, and its lines lead there.
func TestMoreNews(t *testing.T) {
	files := map[string]string{}
	digest := "version: 1\ntitle: H\nfigures:\n"
	for _, name := range []string{"Ada", "Bea", "Cleo", "Dora", "Edda", "Frida", "Gita", "Hanna"} {
		digest += fmt.Sprintf("  - {id: %s, kind: person, name: %s Lund}\n", strings.ToLower(name), name)
		files[name+".md"] = "---\ntitle: " + name + "\n---\n\n" + name + " Lund mends nets at the wharf.\n"
	}
	opts, dir := folder(t, map[string]string{"digest.yaml": digest, "first.md": "# First\n\nNobody mends nets.\n"})
	opts.StateFile = filepath.Join(t.TempDir(), "state.json")
	play(t, opts, 120, 40, func(a *app) { a.wait(time.Minute) })
	for name, text := range files {
		write(t, filepath.Join(dir, name), text)
	}
	play(t, opts, 120, 60, func(a *app) {
		a.wait(time.Hour)
		a.keys("S")
		a.wait(compared.Every)
		a.shows("8 new stops")
		for _, kind := range []string{"articles", "trails"} {
			more := page.ID{Kind: page.Since, Key: kind}
			for range 30 {
				if id, ok := a.m.spot().Selected(); ok && id == more {
					break
				}
				a.keys("tab")
			}
			a.keys("enter")
			if id := a.m.pageID(); id != more {
				t.Fatalf("at %v, want %v:\n%s", id, more, a.screen())
			}
			a.shows("Ada", "Hanna")
			a.keys("n")
			if a.m.trail.Len() != 8 {
				t.Errorf("at stop %d of %d", a.m.trail.At, a.m.trail.Len())
			}
			a.keys("S")
		}
	})
}

// n goes through the sentences that articles have in common.
func TestWalkShared(t *testing.T) {
	opts := aurelia()
	play(t, opts, 120, 40, func(a *app) {
		a.wait(time.Hour)
		a.keys("O")
		a.wait(compared.Every)
		walked := a.walkAll(page.SharedTrail, "shared sentences")
		if walked["bay-courier-2026-03-06"] < 7 || walked["lumen-post-2026-03-04"] != 0 {
			t.Errorf("walked are %v", walked)
		}
		a.show(page.OriginsOf("ilse-marr"))
		a.wait(compared.Every)
		a.walkAll(page.SharedTrail+": Ilse Marr", "shared sentence")
	})
}
