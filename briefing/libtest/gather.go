package libtest

import (
	"context"
	"slices"
	"testing"

	"briefing/briefing"
)

// testGathered says that a topic that gathers articles holds those that a search
// for the same finds, without mentions, and that its trail stops at each.
func testGathered(t *testing.T, lib briefing.Library, d *briefing.Digest) {
	ctx := context.Background()
	tallies, err := lib.Tallies(ctx)
	if err != nil {
		t.Fatal(err)
	}
	entries, err := lib.Entries(ctx)
	if err != nil {
		t.Fatal(err)
	}
	gathering := 0
	for _, topic := range d.Topics {
		if !topic.Gathers() {
			continue
		}
		gathering++
		found := map[briefing.ArticleID]bool{}
		for _, r := range Search(t, lib, topic.Where.String(), briefing.SearchOptions{}) {
			found[r.Entry.ID] = true
		}
		var want []briefing.Ref
		for _, e := range entries {
			if found[e.ID] {
				want = append(want, briefing.Ref{Article: e.ID})
			}
		}
		trail, err := briefing.Follow(ctx, lib, topic)
		if err != nil {
			t.Fatal(err)
		}
		var got []briefing.Ref
		for i := range trail.Len() {
			got = append(got, trail.Stop(i))
		}
		if !slices.Equal(got, want) || len(want) == 0 {
			t.Errorf("the trail of %s stops at %v, want %v", topic.Where, got, want)
		}
		if n := tallies[topic.ID]; n.Mentions != 0 || n.Stops() != len(want) {
			t.Errorf("tally of %s: %v, want %d articles", topic.ID, n, len(want))
		}
	}
	if gathering == 0 {
		t.Error("no topic gathers articles")
	}
}

// testSelections holds searches by what articles state against a Selection.
func testSelections(t *testing.T, lib briefing.Library) {
	entries, err := lib.Entries(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	selection := briefing.NewSelection(entries)
	for _, query := range []string{
		"tag:iron", "tag:st*", "tag:steel-bridge OR tag:winter", "-tag:iron", "source:morning", "source:=halvik", "-source:tide",
		"folder:ships", "folder:ships/old-bridges", "folder:bridges", "-folder:ships", "folder:x",
		"published:2024", "published:2024-10", "published:2024-10-11", "published:2024-09-30/2024-10-11", "published:2025/2026",
		"published:0001/9999", "published:9999", "published:unknown", "-published:unknown -published:2024",
		"after:2024-10-11", "before:2025", "(tag:toll* source:tide) OR published:unknown",
	} {
		var want, got []briefing.ArticleID
		for _, place := range selection.Of(Parse(t, query)) {
			want = append(want, entries[place].ID)
		}
		for _, r := range Search(t, lib, query, briefing.SearchOptions{}) {
			got = append(got, r.Entry.ID)
		}
		slices.Sort(want)
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("Search(%s) = %v, the selection %v", query, got, want)
		}
	}
}
