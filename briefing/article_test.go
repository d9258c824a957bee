package briefing_test

import (
	"slices"
	"testing"

	"briefing/briefing"
)

// The articles of a document stand in its order, whatever their number.
func TestCompareEntriesOfOneDocument(t *testing.T) {
	want := []briefing.ArticleID{"book", "book-2", "book-9", "book-10", "book-11", "tides"}
	got := slices.Clone(want)
	slices.Sort(got)
	slices.SortFunc(got, func(a, b briefing.ArticleID) int {
		return briefing.CompareEntries(briefing.Entry{ID: a}, briefing.Entry{ID: b})
	})
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
