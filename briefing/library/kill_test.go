package library_test

import (
	"cmp"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"

	"briefing/briefing"
	"briefing/briefing/digest"
	"briefing/briefing/library"
	"briefing/briefing/libtest"
	"briefing/briefing/link"
	"briefing/briefing/store"
)

// killedLibrary and killedCache are the variables that make TestKilled the program that is killed: the
// library, and the folder of its index.
const killedLibrary, killedCache = "BRIEFING_KILLED_LIBRARY", "BRIEFING_KILLED_CACHE"

// A program that is killed while it reads a library leaves an index in which
// every document that is there is there once, with all that belongs to it.
// BRIEFING_KILLS says how often that is tried.
func TestKilled(t *testing.T) {
	if testing.Short() {
		t.Skip("reads a large library again and again")
	}
	if dir := os.Getenv(killedLibrary); dir != "" {
		openIn(t, os.Getenv(killedCache), dir)
		return
	}
	const documents, copies, inDump = 1200, 200, 600
	const articles = documents + copies + inDump
	kills, err := strconv.Atoi(cmp.Or(os.Getenv("BRIEFING_KILLS"), "5"))
	if err != nil {
		t.Fatal(err)
	}
	dir, cache := generate(t, documents), t.TempDir()
	for i, name := range glob(t, dir)[100 : 100+copies] {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		// One comes before what it is a copy of, the other behind it.
		write(t, dir, fmt.Sprintf("%03d/%c-copy-%d.md", i%2, "az"[i/2%2], i), string(text))
	}
	writeDump(t, dir, inDump)
	age(t, dir)
	openIn(t, cache, dir)
	whole := writtenIn(cache)
	cache = t.TempDir()
	partly := 0
	var left []int
	for range kills {
		killReader(t, dir, cache, rand.N(whole+whole/4))
		n := checkIndex(t, dir, cache)
		left = append(left, n)
		if n > 0 && n < articles {
			partly++
		}
		if n == articles || n > 0 && rand.IntN(3) == 0 { // else go on with what is there
			cache = t.TempDir()
		}
	}
	t.Logf("%d kills, %d of which left a part of the library: %v articles", kills, partly, left)
	if kills >= 20 && partly == 0 { // by chance too, when there are few
		t.Error("none was killed in the midst of it")
	}
	lib, _ := openIn(t, cache, dir)
	if n := len(entries(t, lib)); n != articles-copies || len(lib.Notices) > 0 {
		t.Errorf("%d articles, notices %q, want %d", n, lib.Notices, articles-copies)
	}
	checkIndex(t, dir, cache)
}

// killReader reads a library in another program, and kills it a moment after it
// has written so many bytes, if it is still at it.
func killReader(t *testing.T, dir, cache string, written int64) {
	t.Helper()
	program := exec.Command(os.Args[0], "-test.run=^TestKilled$")
	program.Env = append(os.Environ(), killedLibrary+"="+dir, killedCache+"="+cache)
	if err := program.Start(); err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- program.Wait() }()
	moment := make(chan bool)
	stop := make(chan bool)
	go func() {
		defer close(moment)
		for written > writtenIn(cache) {
			select {
			case <-time.After(2 * time.Millisecond):
			case <-stop:
				return
			}
		}
		time.Sleep(rand.N(200 * time.Millisecond))
	}()
	// It may be killed before it has begun, and as late as while it ends.
	select {
	case err := <-done:
		close(stop)
		<-moment
		if err != nil {
			t.Fatalf("the reading program failed: %v", err)
		}
	case <-moment:
		if err := program.Process.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
			t.Fatal(err)
		}
		<-done
	}
}

// writtenIn returns how many bytes are in the files of a folder, as far as they
// are there: they come and go.
func writtenIn(dir string) (n int64) {
	names, _ := filepath.Glob(filepath.Join(dir, "*.db*"))
	for _, name := range names {
		if info, err := os.Stat(name); err == nil {
			n += info.Size()
		}
	}
	return n
}

// checkIndex checks the index of a library as it is, and returns how many
// articles are in it, copies included.
func checkIndex(t *testing.T, dir, cache string) int {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, library.DigestFile))
	if err != nil {
		t.Fatal(err)
	}
	d := digest.Parse(library.DigestFile, data).Digest
	names := indexes(t, cache)
	if len(names) == 0 {
		return 0
	}
	x, err := store.OpenIndex(t.Context(), names[0], dir)
	if err != nil || x.Remade != "" {
		t.Fatalf("error %v, made anew: %s", err, x.Remade)
	}
	if err := x.Check(t.Context()); err != nil {
		t.Fatal(err)
	}
	var ofDocuments []briefing.ArticleID
	count, seen := 0, map[string]bool{}
	err = x.Articles(t.Context(), func(path string, ids []briefing.ArticleID) {
		count += len(ids)
		text, err := os.ReadFile(filepath.Join(dir, path))
		if err != nil || len(ids) != 1 && filepath.Ext(path) == ".md" {
			t.Errorf("document %s has articles %v, error %v", path, ids, err)
		}
		if filepath.Ext(path) == ".md" && seen[string(text)] {
			return // a copy of one before it
		}
		seen[string(text)] = true
		ofDocuments = append(ofDocuments, ids...)
	})
	if err != nil {
		t.Fatal(err)
	}
	s, err := x.Load(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	checkStore(t, s, d, ofDocuments)
	return count
}

// checkStore checks that a store holds so many articles, and of each all that
// belongs to it.
func checkStore(t *testing.T, s *store.Store, d *briefing.Digest, want []briefing.ArticleID) {
	t.Helper()
	all, err := s.Entries(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var got, found []briefing.ArticleID
	linker := link.New(d)
	for i, e := range all {
		got = append(got, e.ID)
		if i%7 > 0 {
			continue
		}
		a, err := s.Article(t.Context(), e.ID)
		if err != nil {
			t.Fatal(err)
		}
		in, err := s.MentionsIn(t.Context(), e.ID)
		if err != nil {
			t.Fatal(err)
		}
		if links := linker.Link(a).Mentions; len(links) != len(in) {
			t.Errorf("article %s: %d mentions, want %d", e.ID, len(in), len(links))
		} else if slices.ContainsFunc(links, func(m briefing.Mention) bool { return !slices.Contains(in, m) }) {
			t.Errorf("article %s: a mention is out of place", e.ID)
		}
	}
	for _, r := range libtest.Search(t, s, "-nothing", briefing.SearchOptions{Order: briefing.ByDate}) {
		found = append(found, r.Entry.ID)
	}
	for _, ids := range [][]briefing.ArticleID{want, got, found} {
		slices.Sort(ids)
	}
	if !slices.Equal(got, want) || !slices.Equal(found, want) {
		t.Errorf("%d articles, %d found, want %d", len(got), len(found), len(want))
	}
	tallies, err := s.Tallies(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for subject := range d.Subjects() {
		ms, err := s.Mentions(t.Context(), subject.SubjectID())
		if err != nil {
			t.Fatal(err)
		}
		if n := tallies[subject.SubjectID()].Mentions; n != len(ms) || n == 0 && len(all) > 100 && subject.SubjectID() == "figure-0" {
			t.Errorf("%s: tally of %d mentions, there are %d", subject.SubjectID(), n, len(ms))
		}
	}
}
