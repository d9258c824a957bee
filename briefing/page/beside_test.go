package page

import (
	"strings"
	"testing"

	"briefing/briefing/page/pagetest"
)

// Two articles that have nothing in common begin beside each other, and the page says so.
func TestBesideUnrelated(t *testing.T) {
	s := pagetest.NewStory()
	p, err := MakeFor(t.Context(), s, BesideOf(s.Articles[0].ID, s.Articles[1].ID), &Reader{Width: 100, Height: 40})
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(p.Markdown, "No two of their sentences are alike enough") {
		t.Fatalf("the page does not say that nothing is alike:\n%s", p.Markdown)
	}
	_, rows, _ := strings.Cut(p.Markdown, "|--|--|\n")
	first, _, _ := strings.Cut(rows, "\n")
	if left, right, _ := strings.Cut(strings.Trim(first, "| "), " | "); left == "" || right == "" {
		t.Errorf("the first row is %q", first)
	}
}
