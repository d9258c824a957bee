package library_test

import (
	"os"
	"path/filepath"
	"testing"

	"briefing/briefing/library"
	"briefing/briefing/page"
)

// TestLanguages compares pages of a story in Russian, Persian and Chinese with golden files:
// one digest links all three.
func TestLanguages(t *testing.T) {
	lib := open(t, library.Options{Path: filepath.Join("..", "..", "seeds", "testdata", "ferry")})
	if problems := lib.Problems(); len(problems) > 0 {
		t.Errorf("problems: %v", problems)
	}
	for name, id := range map[string]page.ID{
		"ru": page.OfArticle("ru"), "fa": page.OfArticle("fa"), "zh": page.OfArticle("zh"), "articles": {Kind: page.List, Key: "article"},
		"person": page.OfSubject("maria-sandberg"), "place": page.OfSubject("bergen"), "event": page.OfSubject("late-departure"),
	} {
		p, err := page.Make(t.Context(), lib, id)
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join("testdata", "languages", name+".md")
		if *update {
			if err := os.WriteFile(file, []byte(p.Markdown), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if p.Markdown != string(want) {
			t.Errorf("%s: got\n%s\nwant\n%s", name, p.Markdown, want)
		}
	}
}
