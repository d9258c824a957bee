package library_test

import (
	"io/fs"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"briefing/briefing"
	"briefing/briefing/library"
	"briefing/briefing/libtest"
	"briefing/seeds"

	gocmp "github.com/google/go-cmp/cmp"
)

// generate makes a library of n documents.
func generate(t testing.TB, n int) string {
	t.Helper()
	dir := t.TempDir()
	if err := libtest.Generate(dir, n, seedTexts(t)...); err != nil {
		t.Fatal(err)
	}
	return dir
}

func seedTexts(t testing.TB) []string {
	t.Helper()
	names, err := fs.Glob(seeds.FS, "articles/*.md")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	var texts []string
	for _, name := range names {
		text, err := fs.ReadFile(seeds.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, string(text))
	}
	return texts
}

// openIn opens a library with its index in the folder cache, and returns how far
// its reading came.
func openIn(t testing.TB, cache, path string) (*library.Library, library.Progress) {
	t.Helper()
	var last library.Progress
	lib := open(t, library.Options{Path: path, Cache: cache, Progress: func(p library.Progress) { last = p }})
	return lib, last
}

// inMemory opens a library of any size in memory: its cache is no folder.
func inMemory(t *testing.T, path string) *library.Library {
	t.Helper()
	cache := filepath.Join(t.TempDir(), "file")
	write(t, filepath.Dir(cache), "file", "no folder")
	lib, _ := openIn(t, cache, path)
	if n := lib.Notices; len(n) != 1 || !strings.Contains(n[0], "read into memory") {
		t.Errorf("notices %q of a library without a cache", n)
	}
	return lib
}

// sameAsInMemory compares a library with the same one read into memory. A short
// run, which looks for races, does without: it takes longer than all the rest.
func sameAsInMemory(t *testing.T, got *library.Library, path string) {
	t.Helper()
	if testing.Short() {
		return
	}
	want := inMemory(t, path)
	diff(t, "entries", entries(t, want), entries(t, got))
	wantTallies, err := want.Tallies(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	gotTallies, err := got.Tallies(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	diff(t, "tallies", wantTallies, gotTallies)
	for s := range want.Digest().Subjects() {
		diff(t, "mentions of "+string(s.SubjectID()), mentions(t, want, s.SubjectID()), mentions(t, got, s.SubjectID()))
	}
	for _, e := range entries(t, want)[:20] {
		diff(t, "article "+string(e.ID), article(t, want, e.ID), article(t, got, e.ID))
	}
	for _, query := range []string{"iran", "drones", `"in the"`, "figure:figure-3 war", "-the", "after:2015-01-05 source:wire trade"} {
		opts := briefing.SearchOptions{Order: briefing.ByDate}
		diff(t, "search for "+query, libtest.Search(t, want, query, opts), libtest.Search(t, got, query, opts))
	}
	diff(t, "documents", texts(want), texts(got))
	a, err := want.Check(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	b, err := got.Check(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	diff(t, "problems", a, b)
}

func texts(l *library.Library) []string {
	var out []string
	for _, err := range l.Documents {
		out = append(out, err.Error())
	}
	return out
}

func diff(t *testing.T, what string, want, got any) {
	t.Helper()
	if reflect.DeepEqual(want, got) { // much faster
		return
	}
	if d := gocmp.Diff(want, got, libtest.Dates, libtest.Empty); d != "" {
		t.Errorf("%s: (-in memory +on disk)\n%.2000s", what, d)
	}
}
