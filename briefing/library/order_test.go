package library_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"briefing/briefing"
	"briefing/briefing/library"
)

// The articles of a document that have one date are in the order of the document,
// whatever their titles, in memory and on disk alike, also once others have changed.
func TestOrderWithinDocument(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long, and one goroutine does all of it")
	}
	t.Parallel()
	titles := []string{"Preface", "1 Harbour", "2 Tides", "10 Boats", "Afterword"}
	want := []briefing.ArticleID{
		"book-preface", "book-1-harbour", "book-2-tides", "book-10-boats", "book-afterword", "note-2", "note-10",
	}
	text := func(title string) string {
		return "The chapter that is called " + title + " is long enough that " + strings.Repeat("another one like it ", 5)
	}
	book := ""
	for _, title := range titles {
		book += fmt.Sprintf("{\"title\": %q, \"text\": %q}\n", title, text(title))
	}
	fill := func(dir string) {
		write(t, dir, "book.jsonl", book)
		write(t, dir, "note-10.md", "The tenth note.")
		write(t, dir, "note-2.md", "The second note.")
	}
	check := func(opts library.Options) {
		t.Helper()
		var got []briefing.ArticleID
		lib := open(t, opts)
		for _, e := range entries(t, lib) {
			if !e.Published.Known() {
				got = append(got, e.ID)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("got  %q\nwant %q", got, want)
		}
	}
	small := t.TempDir()
	fill(small)
	check(library.Options{Path: small})

	large, cache := generate(t, 320), t.TempDir()
	fill(large)
	check(library.Options{Path: large, Cache: cache})

	// A chapter that was a copy for a while becomes an article after all others.
	write(t, large, "a-copy.md", text("1 Harbour"))
	all := want
	want = append([]briefing.ArticleID{"a-copy", "book-preface"}, want[2:]...)
	check(library.Options{Path: large, Cache: cache})
	if err := os.Remove(filepath.Join(large, "a-copy.md")); err != nil {
		t.Fatal(err)
	}
	want = all
	check(library.Options{Path: large, Cache: cache})
}
