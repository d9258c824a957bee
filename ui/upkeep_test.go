package ui

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"briefing/briefing/library"
	"briefing/briefing/page"
	"briefing/ui/files"
	"briefing/ui/keys"
	"briefing/ui/live"
	"briefing/ui/nav"
	"briefing/ui/system"
)

// watched returns options whose library's files are watched by the test: tell
// says that they have changed.
func watched(opts Options) (o Options, tell func(*app)) {
	var changes chan time.Time
	opts.Changes = func(ctx context.Context) <-chan time.Time {
		changes = make(chan time.Time)
		context.AfterFunc(ctx, func() { close(changes) })
		return changes
	}
	return opts, func(a *app) {
		a.t.Helper()
		a.wait(time.Second)
		changes <- time.Now()
		a.settle()
	}
}

// readings returns how often the library was read again.
func (a *app) readings() int {
	n := 0
	for _, msg := range a.sent {
		if _, ok := msg.(live.Renewed); ok {
			n++
		}
	}
	return n
}

// TestNothingHasChanged tells of changes that are none: nobody sees anything of
// it, wherever the reader is.
func TestNothingHasChanged(t *testing.T) {
	t.Parallel()
	opts, dir := folder(t, harbourFiles())
	opts, tell := watched(opts)
	for _, way := range []string{
		"", "J J J d d j", "2 enter n n n d", `/ "ferries" enter n n`, `/ "ferries"`, "T", "C d", "J J tab", `: "lu"`, "J F", "n",
	} {
		play(t, opts, 100, 12, func(a *app) {
			a.script(way)
			a.wait(2 * time.Second)
			screen, notice, shown, n := a.m.draw(), a.m.notice, a.m.reader.Page(), a.readings()
			write(t, filepath.Join(dir, "harbour.md"), harbour)
			tell(a)
			if a.readings() != n+1 {
				t.Errorf("%s: read %d times", way, a.readings()-n)
			}
			if a.m.draw() != screen || a.m.notice != notice || a.m.reader.Page() != shown {
				t.Errorf("%s: notice %q, was %q; got\n%s\nwas\n%s", way, a.m.notice, notice, a.m.draw(), screen)
			}
		})
	}
}

// TestChangesAreShown edits what is read: it is shown at once, at the same place,
// and said if nothing else is.
func TestChangesAreShown(t *testing.T) {
	t.Parallel()
	opts, dir := folder(t, harbourFiles())
	opts, tell := watched(opts)
	play(t, opts, 100, 16, func(a *app) {
		a.script("2 enter n n n n n n n n")
		top, at := firstLineOf(a.seen()), a.m.trail.At
		write(t, filepath.Join(dir, "long.md"), strings.Replace(long("Ida Lund", 40), "\n\n", "\n\nA new beginning, by Ida Lund.\n\n", 1))
		tell(a)
		a.says("1 article edited: Ida Lund")
		if got := firstLineOf(a.seen()); got != top || a.m.trail.At != at {
			t.Errorf("at %q, stop %d, was at %q, stop %d", got, a.m.trail.At, top, at)
		}
		for range a.m.trail.Len() {
			a.keys("n")
			a.checkStop()
		}
		write(t, filepath.Join(dir, "new.md"), "Ida Lund is new here.")
		stops := a.m.trail.Len()
		tell(a)
		if a.m.trail.Len() != stops+1 {
			t.Errorf("%d stops, want %d", a.m.trail.Len(), stops+1)
		}
		a.keys("H", "H", "2", "enter") // a trail that was walked before goes on
		if a.m.trail.Len() != stops+1 {
			t.Errorf("%d stops, want %d", a.m.trail.Len(), stops+1)
		}
		if err := os.Remove(filepath.Join(dir, "new.md")); err != nil {
			t.Fatal(err)
		}
		a.script("4 G enter")
		tell(a)
	})
}

// TestUnsoundDigest saves a digest halfway: the library stays as it was, with a
// message, until the digest is mended or the reader wants it nevertheless.
func TestUnsoundDigest(t *testing.T) {
	t.Parallel()
	opts, dir := folder(t, harbourFiles())
	opts, tell := watched(opts)
	digest := filepath.Join(dir, "digest.yaml")
	play(t, opts, 120, 16, func(a *app) {
		a.script("2 enter n n")
		before := a.spot()
		broken := harbourDigest[:len(harbourDigest)-12]
		write(t, digest, broken)
		tell(a)
		a.is(before, "with half a digest")
		if !strings.HasPrefix(a.m.notice, "not taken over, see : problems: 1 problem in the changed digest: digest.yaml:4:") {
			t.Errorf("notice %q", a.m.notice)
		}
		for _, width := range []int{80, 60} {
			a.size(width, 16)
			a.shows("not taken over, see : problems")
		}
		a.keys("h", "l") // the notice goes
		for _, width := range []int{80, 60} {
			a.size(width, 16)
			a.shows("see : problems ·")
		}
		a.size(120, 16)
		a.shows("1 problem in the changed digest: see : problems")
		a.script(": p r o b l e m s enter")
		a.shows("digest.yaml:4:")
		a.keys("H", "up")
		a.keys("n", "N")
		write(t, filepath.Join(dir, "ferry.txt"), ferry+"\nMore.\n")
		tell(a)
		a.says("") // it was said
		write(t, digest, strings.Replace(harbourDigest, "[Lund]", "[Lund, ferries]", 1))
		tell(a)
		a.says(live.ReadAgain)
		if a.m.trail.Len() != 83 {
			t.Errorf("%d stops, want 83", a.m.trail.Len())
		}
		write(t, digest, broken)
		tell(a)
		write(t, digest, strings.Replace(harbourDigest, "[Lund]", "[Lund, ferries]", 1))
		tell(a)
		a.says(live.ReadAgain)
		write(t, digest, broken)
		tell(a)
		a.keys("R")
		a.shows("in the digest: see : problems")
		if len(a.m.lib.Problems()) == 0 {
			t.Error("the digest that the reader wants is not taken over")
		}
	})
}

// TestVanishedLibrary takes the folder away: the library stays on the screen, it
// is said once, and that it is back too.
func TestVanishedLibrary(t *testing.T) {
	t.Parallel()
	opts, dir := folder(t, harbourFiles())
	opts, tell := watched(opts)
	away := filepath.Join(t.TempDir(), "away")
	play(t, opts, 150, 16, func(a *app) {
		a.script("2 enter n n")
		before := a.spot()
		if err := os.Rename(dir, away); err != nil {
			t.Fatal(err)
		}
		tell(a)
		a.is(before, "without a folder")
		a.shows("open library")
		tell(a)
		a.shows("open library")
		a.keys("n", "N")
		tell(a)
		a.says("") // it was said
		if err := os.Rename(away, dir); err != nil {
			t.Fatal(err)
		}
		tell(a)
		a.says(live.ReadAgain)
		a.is(before, "with the folder again")
	})
}

// TestOneMoreReading tells of many changes while the library is read: it is read
// once more. What changed before a reading began is no reason for another one.
func TestOneMoreReading(t *testing.T) {
	t.Parallel()
	opts, _ := folder(t, harbourFiles())
	opts, _ = watched(opts)
	play(t, opts, 100, 16, func(a *app) {
		a.wait(time.Second)
		later := time.Now().Add(time.Hour)
		a.m.act(nav.Reread{}) // whose answer takes its time
		a.wait(time.Second)
		for range 5 {
			a.send(live.Changed{At: time.Now(), OK: true})
		}
		if n := a.readings(); n != 0 {
			t.Errorf("read %d times beside the one that is under way", n)
		}
		a.send(live.Renewed{Opened: live.Opened{Err: library.ErrUnchanged}})
		if n := a.readings(); n != 1 {
			t.Errorf("read %d times, want once more", n)
		}
		a.send(live.Changed{At: a.m.life.Began, OK: true})
		if n := a.readings(); n != 1 {
			t.Errorf("read %d times, though nothing has changed since", n)
		}
		a.send(live.Changed{At: later, OK: true})
		if n := a.readings(); n != 2 {
			t.Errorf("read %d times, want twice", n)
		}
	})
}

// TestEditedOnce edits a file, which is watched too: it is read again once.
func TestEditedOnce(t *testing.T) {
	t.Parallel()
	opts, dir := folder(t, harbourFiles())
	opts, _ = watched(opts)
	play(t, opts, 100, 16, func(a *app) {
		a.script("J J")
		a.send(files.Edit{}) // there is none to be started
		n := a.readings()
		edit := files.New(a.m.opts.Library)
		edit.Update(files.Edit{}, nil)
		a.m.files = edit // as if there were one
		write(t, filepath.Join(dir, "harbour.md"), strings.ReplaceAll(harbour, "Thursday", "Friday"))
		saved := live.Changed{At: time.Now(), OK: true}
		a.wait(time.Second)
		a.send(saved)
		a.send(system.Edited{Path: filepath.Join(dir, "harbour.md")})
		a.send(saved)
		if a.readings() != n+1 {
			t.Errorf("read %d times, want once", a.readings()-n)
		}
		a.keys("K", "K")
		a.shows("on Friday")
	})
}

// TestTakenOverMeanwhile lets the library be taken over while the reader goes
// about: nothing that was asked for is lost, and nobody is thrown back.
func TestTakenOverMeanwhile(t *testing.T) {
	t.Parallel()
	opts, dir := folder(t, harbourFiles())
	anew := func(a *app) live.Renewed {
		write(t, filepath.Join(dir, "long.md"), long("Ida Lund", 41))
		return live.Renewed{Opened: a.m.opener.Open(a.m.opts.Library, true)}
	}
	play(t, opts, 100, 16, func(a *app) {
		a.m.act(nav.Open{Target: page.Target{Page: page.OfArticle("long")}}) // the answer never comes
		a.send(anew(a))
		if got := a.m.reader.Page().ID; got != page.OfArticle("long") {
			t.Errorf("%v is shown, want what was asked for", got)
		}
		a.script("2 enter")
		a.m.run(keys.NextStop)
		a.send(anew(a))
		if a.m.trail.At != 0 {
			t.Errorf("at stop %d, want the first", a.m.trail.At)
		}
		a.script("J J J")
		a.update(anew(a))
		for range 12 { // before the page is made anew
			a.m.update(key("j"))
		}
		before := a.spot()
		a.settle()
		a.is(before, "scrolled meanwhile")
	})
}

// TestTypedBeforeOpening types before there is a library: it is as if it had been
// typed later.
func TestTypedBeforeOpening(t *testing.T) {
	t.Parallel()
	opts, _ := folder(t, harbourFiles())
	for _, script := range []string{"2 enter n n d", `/ "ferries" enter n`, "J J J n", "T d tab enter", `: "long" enter d`} {
		var want string
		play(t, opts, 100, 16, func(a *app) {
			a.script(script)
			want = a.screen()
		})
		synctest.Test(t, func(t *testing.T) {
			a := &app{t: t, m: newModel(t.Context(), opts)}
			t.Cleanup(func() { _ = a.end() })
			for i, part := range strings.Split(script, `"`) {
				names := strings.Fields(part)
				if i%2 == 1 {
					names = strings.Split(part, "")
				}
				for _, name := range names {
					a.update(key(name))
				}
			}
			a.update(tea.WindowSizeMsg{Width: 100, Height: 16})
			if a.m.lib != nil {
				t.Fatal("the library is open already")
			}
			a.run(a.m.Init())
			a.settle()
			if a.screen() != want {
				t.Errorf("%s: got\n%s\nwant\n%s", script, a.screen(), want)
			}
		})
	}
}

// TestQuitBeforeOpening ends the program while there is no library, whatever was
// typed before.
func TestQuitBeforeOpening(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"q", "ctrl+c"} {
		synctest.Test(t, func(t *testing.T) {
			a := &app{t: t, m: newModel(t.Context(), embedded())}
			t.Cleanup(func() { _ = a.end() })
			for range 2 * mostTyped {
				a.update(key("j"))
			}
			if len(a.m.typed) != mostTyped {
				t.Errorf("%d keys wait, want %d", len(a.m.typed), mostTyped)
			}
			a.update(key(name))
			a.settle()
			if !a.quit {
				t.Errorf("%s does not end the program", name)
			}
		})
	}
}

// large returns options for a library of so many documents that it is kept on
// disk, and where it is.
func large(t *testing.T, n int) (Options, string) {
	t.Helper()
	files := map[string]string{"digest.yaml": harbourDigest}
	for i := range n {
		files[fmt.Sprintf("article-%04d.md", i)] = fmt.Sprintf("# Article %d\n\nIda Lund was here for time %d.\n", i, i)
	}
	opts, dir := folder(t, files)
	opts.Library.Cache = t.TempDir()
	return opts, dir
}

// TestLargeLibraryAtOnce opens a library on disk that has changed: it is there as
// it was, then as it is, at the same place.
func TestLargeLibraryAtOnce(t *testing.T) {
	t.Parallel()
	opts, dir := large(t, 310)
	play(t, opts, 100, 16, func(a *app) { a.wait(time.Second) })
	write(t, filepath.Join(dir, "article-0003.md"), "# Article 3\n\nNobody was here.\n")
	write(t, filepath.Join(dir, "bad.md"), "\x00\x01")
	play(t, opts, 100, 16, func(a *app) {
		a.script("2 enter n n")
		a.shows("2/310")
		before := a.spot()
		if !a.m.lib.Behind() {
			t.Fatal("the library is not opened at once")
		}
		a.wait(time.Second)
		if a.m.lib.Behind() {
			t.Error("the library is still behind")
		}
		a.is(before, "brought up to date")
		a.says("1 document with problems: see : documents")
		a.script(`: "documents" enter`)
		a.shows("bad.md", "Documents that were not read")
		a.keys("H")
		if a.m.trail.Len() != 309 || a.m.trail.At != 1 {
			t.Errorf("at stop %d of %d", a.m.trail.At, a.m.trail.Len())
		}

		// What is wrong makes room for how far a reading is, and comes back.
		flaws := "1 document with problems: see : documents"
		a.m.act(nav.Reread{}) // whose answer takes its time
		a.m.say(flaws)
		a.wait(time.Second)
		more := make(chan library.Progress)
		close(more)
		a.send(live.Progressed{Progress: library.Progress{Files: 1, TotalFiles: 9}, Reading: a.m.life.Number, More: more})
		a.says("")
		a.shows("reading 1 of 9 documents")
		a.send(live.Renewed{Opened: live.Opened{Err: library.ErrUnchanged}})
		a.says(flaws)
	})
}

// TestLargeLibraryTheFirstTime opens a library that was never read: its first
// articles are there, then all.
func TestLargeLibraryTheFirstTime(t *testing.T) {
	t.Parallel()
	opts, _ := large(t, 700)
	play(t, opts, 100, 16, func(a *app) {
		a.script("2 enter n n")
		if n := len(a.m.Entries); n < 300 || n >= 700 {
			t.Errorf("%d articles, want the first few hundred", n)
		}
		before := a.spot()
		a.wait(time.Second)
		a.is(before, "read to the end")
		if n, stops := len(a.m.Entries), a.m.trail.Len(); n != 700 || stops != 700 {
			t.Errorf("%d articles, %d stops, want 700", n, stops)
		}
	})
}

// The status line says how far a reading is and where the reader is, in every
// window that has room for some words of both.
func TestStatusWhileReading(t *testing.T) {
	opts, _ := large(t, 310)
	play(t, opts, 160, 16, func(a *app) {
		a.script("2 enter n n")
		a.wait(time.Second)
		a.m.act(nav.Reread{}) // whose answer takes its time
		a.m.life.Told = true
		a.m.life.Read = library.Progress{Files: 45678, TotalFiles: 100000, Bytes: 500 << 20, TotalBytes: 1000 << 20}
		a.m.life.Left = 95 * time.Second
		a.m.notice = ""
		where := a.m.line().Where()
		for _, test := range []struct {
			width   int
			reading string
			where   int // how many cells of where we are
		}{
			{160, " reading 45,678 of 100,000 documents · 500 of 1000 MB · 1m35s left · ", 30},
			{100, " reading 50% · ", 30},
			{80, " reading 50% · ", 19},
			{60, " reading 50% · ", 10},
		} {
			a.size(test.width, 16)
			if got, want := a.status(), test.reading+where[:min(test.where, len(where))]; !strings.HasPrefix(got, want) {
				t.Errorf("at %d cells %q, want %q…", test.width, got, want)
			}
		}
	})
}

// What is told of a reading that is over changes nothing of the next.
func TestOlderReadings(t *testing.T) {
	opts, _ := large(t, 310)
	play(t, opts, 140, 16, func(a *app) {
		a.wait(time.Second)
		a.m.act(nav.Reread{}) // whose answers take their time
		older := a.m.life.Number
		more := make(chan library.Progress)
		close(more)
		told := live.Progressed{Progress: library.Progress{Files: 900, TotalFiles: 1000}, Reading: older, More: more}
		part := live.Partly{Opened: a.m.opener.Open(a.m.opts.Library, true), Reading: older}
		a.send(live.Renewed{Opened: live.Opened{Err: library.ErrUnchanged}})
		a.wait(time.Minute)
		a.m.say("a notice")
		a.send(told)
		if a.m.life.Told || a.m.life.Read != (library.Progress{}) {
			t.Error("it is told of while nothing is read")
		}
		a.m.act(nav.Reread{})
		a.send(told)
		a.send(part)
		if a.m.life.Read != (library.Progress{}) || a.m.lib == part.Library {
			t.Errorf("the next reading is at %v", a.m.life.Read)
		}
		a.m.life.State = live.Elsewhere
		newest := a.m.life.Number
		a.m.tell(live.Retried{Reading: older})
		if a.m.life.State == live.Reading {
			t.Error("another program is not given its time after the next reading")
		}
		a.m.tell(live.Retried{Reading: newest})
		if a.m.life.State != live.Reading {
			t.Error("the library is not read once more")
		}
	})
}

// TestPartOfAReading takes over what was read so far, once that is worth it.
func TestPartOfAReading(t *testing.T) {
	t.Parallel()
	opts, _ := large(t, 310)
	play(t, opts, 140, 16, func(a *app) {
		a.script("2 enter n n")
		a.wait(time.Second)
		a.says(live.UpToDate + "310 articles")
		a.keys("n", "N")
		before := a.spot()
		a.m.act(nav.Reread{}) // whose answer takes its time
		more := make(chan library.Progress)
		close(more)
		progress := func(files int) (parts int) {
			a.send(live.Progressed{Progress: library.Progress{Files: files, TotalFiles: 1000, Bytes: 5 << 20, TotalBytes: 10 << 20, Bad: 3}, Reading: a.m.life.Number, More: more})
			for _, msg := range a.sent {
				if _, ok := msg.(live.Partly); ok {
					parts++
				}
			}
			return parts
		}
		for _, step := range []struct {
			after time.Duration
			files int
			want  int // parts that were taken over by then
		}{
			{time.Second, 200, 0}, {5 * time.Second, 100, 0}, {0, 200, 1}, {0, 400, 1}, {5 * time.Second, 300, 1}, {0, 500, 2},
		} {
			a.wait(step.after)
			if got := progress(step.files); got != step.want {
				t.Errorf("after %v and %d files %d parts, want %d", step.after, step.files, got, step.want)
			}
		}
		a.is(before, "parts taken over")
		a.says("")
		a.shows("reading 500 of 1,000 documents · 5 of 10 MB · 3 bad · 11s left")
		a.send(live.Renewed{Opened: live.Opened{Err: library.ErrUnchanged}})
		a.says(live.UpToDate + "310 articles")
	})
}

// TestLookingForChanges says of a library that is there as it was indexed that it is
// looked through, but not of every change later on.
func TestLookingForChanges(t *testing.T) {
	const text = "looking for changes…"
	opts, _ := large(t, 310)
	play(t, opts, 100, 16, func(a *app) { a.wait(time.Second) })
	play(t, opts, 100, 16, func(a *app) {
		for _, want := range []bool{true, false} {
			next := *a.m
			next.act(nav.Reread{}) // whose answer takes its time
			if got := strings.Contains(next.status(), text); got != want {
				t.Errorf("%q is in %q: %t, want %t", text, next.status(), got, want)
			}
			a.wait(time.Second)
		}
	})
}

// TestNoPageYet presses keys of the page while the library is there and its first page is
// still to come: an action that its pane cannot carry out ends.
func TestNoPageYet(t *testing.T) {
	t.Parallel()
	play(t, embedded(), 100, 30, func(a *app) {
		other := &app{t: a.t, m: newModel(a.t.Context(), embedded())}
		defer func() { _ = other.end() }()
		shown := a.m.reader
		a.m.reader = other.m.reader
		for _, name := range []string{"v", "tab", "shift+tab"} {
			a.update(key(name))
		}
		a.m.reader = shown
	})
}
