package page_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"briefing/briefing/library"
	"briefing/briefing/page"
)

// TestWithoutDigest has pages of found numbers speak of no digest, and of a single article
// as of one.
func TestWithoutDigest(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"a.md": "# The storm\n\nAbout 40 containers fell from the Sirena in the storm.\n",
		"b.md": "# The stack\n\nThe line raised the number of containers lost by the Sirena to 52 on Tuesday.\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	lib, err := library.Open(t.Context(), library.Options{Path: dir, Whole: true, Draft: true, Cache: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = lib.Close() })
	if _, err := lib.CompareArticles(t.Context()); err != nil {
		t.Fatal(err)
	}
	if len(lib.Digest().Numbers) == 0 {
		t.Fatal("no number is found")
	}
	id := lib.Digest().Numbers[0].ID
	for of, c := range map[page.ID]struct{ want, never string }{
		page.CompareOf(id): {"In the same words, but with another value.", "digest lists"},
		page.OriginsOf(id): {"1 article, so there is none to share its text with", "At most single passages"},
	} {
		p, err := page.Make(t.Context(), lib, of)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(p.Markdown, c.want) || strings.Contains(p.Markdown, c.never) {
			t.Errorf("%v:\n%s", of, p.Markdown)
		}
	}
}
