package briefing_test

import (
	"slices"
	"testing"

	"briefing/briefing"
)

// Numbers count as such in the names of documents and in IDs, wherever they stand.
func TestCompareEntriesByNumber(t *testing.T) {
	for _, want := range [][]string{
		{"book", "book-2", "book-9", "book-10", "book-11", "tides"},
		{"book-1-harbour", "book-2-tides", "book-10-boats", "book-preface"},
		{"02", "2", "10", "99999999999999999998", "99999999999999999999", "a"},
		{"ch2/1.md", "ch2/10.md", "ch10/1.md"},
	} {
		for what, entry := range map[string]func(string) briefing.Entry{
			"ID":   func(name string) briefing.Entry { return briefing.Entry{ID: briefing.ArticleID(name)} },
			"file": func(name string) briefing.Entry { return briefing.Entry{File: briefing.FileName(name)} },
		} {
			got := slices.Clone(want)
			slices.Sort(got)
			slices.SortFunc(got, func(a, b string) int { return briefing.CompareEntries(entry(a), entry(b)) })
			if !slices.Equal(got, want) {
				t.Errorf("by %s: got %q, want %q", what, got, want)
			}
		}
	}
}
