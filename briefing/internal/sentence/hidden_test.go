package sentence_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"briefing/briefing/internal/shown"
)

// TestHidden checks that a text gives the same sentences when its markup is hidden.
func TestHidden(t *testing.T) {
	texts := slices.Clone(tables)
	files, err := filepath.Glob("testdata/*.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, strings.Split(string(data), "\n\n")...)
	}
	for _, marked := range texts {
		if strings.Contains(marked, `\|`) {
			continue // without its escape the bar ends a cell
		}
		text, _ := unmark(marked)
		words := shown.Of(text).Words
		if got, want := split(words), split(text); !slices.Equal(got, want) {
			t.Errorf("%q hidden:\n got %q\nwant %q", text, markAll(words, got), markAll(words, want))
		}
	}
}
