package match_test

import (
	"io/fs"
	"strings"
	"testing"

	"briefing/briefing"
	"briefing/briefing/match"
	"briefing/seeds"
)

// BenchmarkFinder finds two words in an article of some thousand words, and in its title.
func BenchmarkFinder(b *testing.B) {
	text, err := fs.ReadFile(seeds.FS, "articles/dw-2025-01-17.md")
	if err != nil {
		b.Fatal(err)
	}
	a := &briefing.Article{Entry: briefing.Entry{ID: "long", Title: "Sanctions"}, Text: strings.Repeat(string(text), 3)}
	q, err := briefing.ParseQuery("sanctions nuclear")
	if err != nil {
		b.Fatal(err)
	}
	f := match.NewFinder(q, &briefing.Digest{})
	b.SetBytes(int64(len(a.Text)))
	for b.Loop() {
		if _, err := f.Result(b.Context(), a, nil, 0); err != nil {
			b.Fatal(err)
		}
	}
}
