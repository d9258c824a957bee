package briefing

import "testing"

func TestTrailCountsArticles(t *testing.T) {
	stops := []Ref{
		{"a", Span{0, 1}},
		{"a", Span{5, 6}},
		{"b", Span{0, 1}},
		{"c", Span{2, 3}},
		{"c", Span{4, 5}},
		{"c", Span{9, 10}},
	}
	trail := NewTrail("x", "x", stops)
	if trail.Len() != len(stops) {
		t.Fatalf("Len() = %d, want %d", trail.Len(), len(stops))
	}
	for i, want := range []int{1, 1, 2, 3, 3, 3} {
		if n, of := trail.Article(i); n != want || of != 3 {
			t.Errorf("Article(%d) = %d of %d, want %d of 3", i, n, of, want)
		}
		if got := trail.Index(stops[i]); got != i {
			t.Errorf("Index(%v) = %d, want %d", stops[i], got, i)
		}
	}
	if got := trail.Index(Ref{"d", Span{0, 1}}); got != -1 {
		t.Errorf("Index of a ref that is no stop = %d, want -1", got)
	}
}

// An article that answers without a hit is a stop as a whole.
func TestResultTrailStopsAtEveryHit(t *testing.T) {
	results := []Result{
		{Passages: []Passage{
			{Ref: Ref{"a", Span{0, 20}}, Hits: []Span{{1, 3}, {5, 9}}},
			{Ref: Ref{"a", Span{21, 40}}},
		}},
		{Passages: []Passage{{Ref: Ref{"b", Span{0, 20}}, Hits: []Span{{2, 4}}}}},
		{Entry: Entry{ID: "c"}, Passages: []Passage{{Ref: Ref{"c", Span{0, 20}}}}},
		{Entry: Entry{ID: "d"}},
	}
	trail := ResultTrail("q", results)
	want := []Ref{{"a", Span{1, 3}}, {"a", Span{5, 9}}, {"b", Span{2, 4}}, {Article: "c"}, {Article: "d"}}
	if trail.Len() != len(want) {
		t.Fatalf("Len() = %d, want %d", trail.Len(), len(want))
	}
	for i, ref := range want {
		if trail.Stop(i) != ref {
			t.Errorf("Stop(%d) = %v, want %v", i, trail.Stop(i), ref)
		}
	}
}
