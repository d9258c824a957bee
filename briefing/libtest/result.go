package libtest

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"briefing/briefing"
)

// Parse returns a query.
func Parse(t testing.TB, query string) briefing.Query {
	t.Helper()
	q, err := briefing.ParseQuery(query)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

// Search returns what a search finds, which must not fail.
func Search(t testing.TB, lib briefing.Library, query string, opts briefing.SearchOptions) []briefing.Result {
	t.Helper()
	results, err := lib.Search(context.Background(), Parse(t, query), opts)
	if err != nil {
		t.Fatalf("Search(%s): %v", query, err)
	}
	return results
}

// show returns a result on one line: the article and the hits, with a bar
// between passages.
func show(t testing.TB, lib briefing.Library, r briefing.Result) string {
	t.Helper()
	a, err := lib.Article(context.Background(), r.Entry.ID)
	if err != nil {
		t.Fatal(err)
	}
	var passages []string
	for _, p := range r.Passages {
		var hits []string
		for _, h := range p.Hits {
			hits = append(hits, h.In(a.Text))
		}
		passages = append(passages, strings.Join(hits, ", "))
	}
	return fmt.Sprintf("%s: %s", a.ID, strings.Join(passages, " | "))
}

// CheckResult reports what no result may be: hits ⊂ passage ⊂ text, all in
// order and disjoint.
func CheckResult(t testing.TB, lib briefing.Library, r briefing.Result) {
	t.Helper()
	a, err := lib.Article(context.Background(), r.Entry.ID)
	if err != nil {
		t.Fatal(err)
	}
	last := briefing.Span{}
	for _, h := range r.InTitle {
		if h.Empty() || h.Start < last.End || h.End > len(r.Entry.Title) {
			t.Fatalf("%s: hit %v after %v in the title %q", a.ID, h, last, r.Entry.Title)
		}
		last = h
	}
	last = briefing.Span{}
	lastHit := briefing.Span{}
	for _, p := range r.Passages {
		span := p.Ref.Span
		if p.Ref.Article != a.ID || span.Start < last.End || span.Empty() || span.End > len(a.Text) {
			t.Fatalf("%s: passage %v after %v in a text of %d bytes", a.ID, p.Ref, last, len(a.Text))
		}
		if p.In.Source != a.Text {
			t.Fatalf("%s: passage %v is of another text", a.ID, p.Ref)
		}
		for _, h := range p.Hits {
			if !span.Contains(h) || h.Empty() || h.Start < lastHit.End {
				t.Fatalf("%s: hit %v after %v in passage %v", a.ID, h, lastHit, span)
			}
			lastHit = h
		}
		last = span
	}
	if len(r.Passages) > 1 && slices.ContainsFunc(r.Passages, func(p briefing.Passage) bool { return len(p.Hits) == 0 }) {
		t.Fatalf("%s: a passage without a hit among others", a.ID)
	}
}
