package ui

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"briefing/briefing/library"
	"briefing/briefing/page"
	"briefing/briefing/store"
	"briefing/ui/keys"
	"briefing/ui/live"
	"briefing/ui/nav"
	"briefing/ui/search"
	"briefing/ui/trail"
)

// anew reads the library again, as if its files had changed.
func (a *app) anew() live.Renewed {
	return live.Renewed{Opened: a.m.opener.Open(a.m.opts.Library, true)}
}

// ferries returns articles that tell of a ferry.
func ferries(n int) map[string]string {
	files := map[string]string{}
	for i := range n {
		files[fmt.Sprintf("a%02d.md", i)] = fmt.Sprintf("# A %d\n\nThe ferry came %d.\n", i, i)
	}
	return files
}

// lines returns a library of so many articles in one file.
func lines(n int, text func(i int) string) map[string]string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "{\"title\": \"Art %d\", \"date\": \"2024-%02d-%02d\", \"text\": %q}\n", i, 1+i/28%12, 1+i%28, text(i))
	}
	return map[string]string{"all.jsonl": b.String()}
}

// All hits of a search come late: the library was read anew meanwhile, and the
// stop is gone.
func TestTrailOfAnOldLibraryIsDropped(t *testing.T) {
	opts, dir := folder(t, ferries(60))
	play(t, opts, 100, 20, func(a *app) {
		a.text("/ferry")
		a.keys("enter")
		old := a.m.trail.FetchAll("ferry", a.m.asker())()
		at := a.m.trail.Stop(a.m.trail.At).Article
		write(t, filepath.Join(dir, string(at)+".md"), "# A\n\nNothing came.\n")
		a.send(a.anew())
		before := a.m.trail
		if before.At >= 0 || before.Len() != 59 {
			t.Fatalf("at stop %d of %d", before.At, before.Len())
		}
		a.send(old)
		if a.m.trail.Len() != before.Len() {
			t.Errorf("%d stops, want %d", a.m.trail.Len(), before.Len())
		}
		a.send(a.m.trail.FetchAll("ferry", a.m.asker())())
		if a.m.trail.At != -1 {
			t.Errorf("at stop %d before the first was walked to", a.m.trail.At)
		}
	})
}

// Files are watched also if the first page cannot be shown.
func TestUpkeepWithoutAFirstPage(t *testing.T) {
	opts, _ := folder(t, harbourFiles())
	play(t, opts, 100, 20, func(a *app) {
		a.m.life.Settled = false
		a.send(shown{request: request{number: a.m.request}, err: errors.New("disk")})
		if !a.m.life.Settled {
			t.Error("the files are not watched")
		}
	})
}

func TestQuitNowWhileKeysWait(t *testing.T) {
	opts, _ := folder(t, harbourFiles())
	play(t, opts, 100, 12, func(a *app) {
		a.m.act(nav.Open{Target: page.Target{Page: page.OfArticle("long")}}) // whose answer takes its time
		a.m.typed = append(a.m.typed, key("j"))
		a.send(key("ctrl+c"))
		if !a.quit {
			t.Error("it goes on")
		}
	})
}

// Keys that need the order of the articles wait for it; others do not. A search
// with too many hits can be walked, also after the library was read anew.
func TestLargeLibraryBeforeItsContents(t *testing.T) {
	opts, _ := folder(t, lines(5200, func(i int) string {
		return strings.Repeat("Lead words. ", i%7) + "The ferry came. And the ferry went."
	}))
	play(t, opts, 160, 12, func(a *app) {
		a.keys("ctrl+d")
		if len(a.m.typed) > 0 {
			t.Error("scrolling waits")
		}
		a.text("/ferry")
		a.keys("enter")
		if a.m.trail.Active() {
			t.Fatal("a trail is walked whose order is not known")
		}
		walked := func(when string) {
			t.Helper()
			if got := a.m.trail.Len(); got != 2*trail.MostArticles {
				t.Fatalf("%s: %d stops", when, got)
			}
			for i := range 6 {
				if n, of := a.m.trail.Article(i); n != 1+i/2 || of != trail.MostArticles {
					t.Errorf("%s: stop %d is in article %d of %d", when, i, n, of)
				}
			}
			if got := a.m.trail.Title(); got != "ferry (newest 5000 articles)" {
				t.Errorf("%s: the trail is called %q", when, got)
			}
		}
		a.wait(time.Second)
		walked("once the contents are there")
		a.send(a.anew())
		a.wait(time.Second)
		walked("read anew")
	})
	play(t, opts, 160, 12, func(a *app) {
		a.text("/ferry")
		a.send(listed{lib: a.m.lib, err: errors.New("disk")})
		a.keys("enter")
		if !a.m.trail.Active() {
			t.Error("keys wait for contents that cannot be read")
		}
	})
}

// The page is made anew also while something else is asked for.
func TestPageIsRefreshedWhileAsking(t *testing.T) {
	digest := "version: 1\ntitle: H\nfigures:\n  - {id: lund, kind: person, name: Ida Lund}\n  - {id: nob, kind: person, name: Nobody Else}\n"
	opts, dir := folder(t, map[string]string{"digest.yaml": digest, "a.md": "# A\n\nIda Lund is here on Monday. Nobody Else.\n"})
	play(t, opts, 100, 12, func(a *app) {
		a.show(page.OfArticle("a"))
		a.keys("tab")
		write(t, filepath.Join(dir, "a.md"), "# A\n\n"+strings.Repeat("Long before. ", 60)+"\n\nIda Lund is here on Tuesday. Nobody Else.\n")
		a.m.takeOver(a.anew().Opened, false)
		fresh := a.m.refresh(live.Former{}, true, false)()
		a.update(key("n"))
		if !a.m.isAsking() {
			t.Fatal("nothing is asked for")
		}
		a.update(fresh)
		a.settle()
		if got := a.m.reader.Page().Markdown; !strings.Contains(got, "Tuesday") {
			t.Errorf("the page is as it was:\n%s", got)
		}
		if a.m.trail.At != 0 {
			t.Errorf("at stop %d, want the first", a.m.trail.At)
		}
	})
}

// What was found in the old library is not entered any more.
func TestEnterWaitsForTheNewLibrary(t *testing.T) {
	opts, dir := folder(t, map[string]string{"a.md": "# A\n\n" + strings.Repeat("Long before. ", 60) + "the ferry came.\n", "b.md": "# B\n\nferry\n"})
	play(t, opts, 100, 12, func(a *app) {
		a.text("/ferry came")
		old, _ := new(search.Search).Update(nav.Find{Query: "ferry came"}, a.m.spot()).(nav.Do)
		late := old.Cmd()
		write(t, filepath.Join(dir, "a.md"), "# A\n\nthe ferry came.\n")
		a.update(a.anew())
		a.update(key("enter"))
		a.update(late)
		if a.m.trail.Active() {
			t.Error("a trail through the old library is walked")
		}
		a.settle()
		if !a.m.trail.Active() || a.m.trail.Stop(0).Span.Start > 20 {
			t.Errorf("the trail is %v", a.m.trail)
		}
	})
}

// What stands beside a page that has not changed is of the new library.
func TestHereIsOfTheNewLibrary(t *testing.T) {
	digest := "version: 1\ntitle: H\nfigures:\n  - {id: lund, kind: person, name: Ida Lund}\n"
	opts, dir := folder(t, map[string]string{
		"digest.yaml": digest, "a.md": "# A\n\nIda Lund is here.\n", "b.md": "# B\n\nIda Lund was at sea.\n",
	})
	play(t, opts, 200, 14, func(a *app) {
		a.show(page.OfArticle("a"))
		a.keys("tab")
		a.shows("was at sea")
		old := *a.m
		old.relist()
		late := old.unfold()()
		write(t, filepath.Join(dir, "b.md"), "# B\n\nIda Lund stays ashore.\n")
		a.send(a.anew())
		a.shows("stays ashore")
		a.send(late)
		a.shows("stays ashore")
	})
}

// A wish to read again is over with the reading that it was for.
func TestReloadIsAskedOnce(t *testing.T) {
	opts, dir := folder(t, harbourFiles())
	play(t, opts, 100, 20, func(a *app) {
		a.m.tell(keys.Reload) // whose answer takes its time
		write(t, filepath.Join(dir, "digest.yaml"), harbourDigest[:len(harbourDigest)-12])
		a.m.life.Begin(live.Files) // a file has changed
		a.send(live.Renewed{Opened: live.Opened{Err: library.ErrUnchanged}})
		if n := len(a.m.lib.Problems()); n > 0 {
			t.Errorf("a digest that is half saved is taken over, with %d problems", n)
		}
		if !strings.Contains(a.m.notice, "not taken over") {
			t.Errorf("notice %q", a.m.notice)
		}
	})
}

// The cursor of a list stays about where it was when its entry is gone.
func TestListCursorOfAnEntryThatIsGone(t *testing.T) {
	opts, dir := folder(t, ferries(60))
	play(t, opts, 100, 20, func(a *app) {
		a.keys("4", "G", "k", "k")
		if err := os.Remove(filepath.Join(dir, "a57.md")); err != nil {
			t.Fatal(err)
		}
		a.send(a.anew())
		a.keys("enter")
		if got := a.m.reader.Page().ID; got != page.OfArticle("a58") {
			t.Errorf("the cursor is at %v, want the one after", got)
		}
	})
}

// Every part of a topic's page is at the topic's place in the list.
func TestNextTopicFromAPart(t *testing.T) {
	opts, _ := folder(t, letters(120))
	play(t, opts, 100, 24, func(a *app) {
		topics := a.m.lib.Digest().Topics
		id := page.OfSubject(topics[2].ID)
		id.Part = 1
		a.show(id)
		a.keys("]")
		if got := a.m.reader.Page().ID; got != page.OfSubject(topics[3].ID) {
			t.Errorf("%v comes after part 2 of %v", got, id)
		}
	})
}

// A library of which only the first documents were read says that more come, one
// that is only looked through does not.
func TestReadingTheDocumentsIsSaid(t *testing.T) {
	const text = "reading the documents…"
	opts, _ := large(t, 700)
	for _, first := range []bool{true, false} {
		play(t, opts, 100, 16, func(a *app) {
			if !a.m.lib.Behind() || a.m.lib.Partial() != first {
				t.Fatalf("behind %v, partial %v, want %v", a.m.lib.Behind(), a.m.lib.Partial(), first)
			}
			a.m.act(nav.Reread{}) // whose answer takes its time
			if got := strings.Contains(a.status(), text); got != first {
				t.Errorf("the status line is %q", a.status())
			}
			a.m.life.State = live.Idle
			a.wait(time.Second)
			if strings.Contains(a.status(), text) {
				t.Errorf("in the end the status line is %q", a.status())
			}
		})
	}
}

// TestOtherReads says as long as another program reads the documents that it does,
// whatever is typed, and how many articles are there.
func TestOtherReads(t *testing.T) {
	const text = "another briefing is reading this library: 310 articles by now"
	opts, dir := large(t, 310)
	play(t, opts, 100, 16, func(a *app) { a.wait(time.Second) })
	indexes, err := filepath.Glob(filepath.Join(opts.Library.Cache, "*.db"))
	if err != nil || len(indexes) != 1 {
		t.Fatal(indexes, err)
	}
	index, err := store.OpenIndex(t.Context(), indexes[0], dir)
	if err != nil || index.Remade != "" {
		t.Fatal(index, err)
	}
	defer index.Close()
	write(t, filepath.Join(dir, "article-0003.md"), "# Article 3\n\nNobody was here.\n")
	play(t, opts, 100, 16, func(a *app) { a.wait(time.Second) })
	if err := index.Lock(t.Context()); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "new.md"), "# New\n\nIda Lund is new here.\n")
	play(t, opts, 110, 16, func(a *app) {
		for range 3 {
			a.wait(2 * time.Second)
			a.shows(text)
			a.keys("down")
			a.shows(text)
		}
		if err := index.Unlock(); err != nil {
			t.Fatal(err)
		}
		a.wait(6 * time.Second)
		if a.m.lib.Extent().Articles != 311 || strings.Contains(a.screen(), "another briefing") {
			t.Errorf("%d articles, want 311:\n%s", a.m.lib.Extent().Articles, a.screen())
		}
	})
}
