package libtest

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"testing"

	"briefing/briefing"

	gocmp "github.com/google/go-cmp/cmp"
)

// testNotes says what filters for notes find where a reader kept two passages of one
// article, something that is no longer in another, and a third as a whole.
func testNotes(t *testing.T, lib briefing.Library) {
	kept := keeping(t, lib)
	for _, tt := range []struct {
		query string
		want  []string // as in testSearch
	}{
		{"has:note", []string{"morning-2024-10-11: ribbon | crane", "tide-2024: ", "undated: "}},
		{"note:ribbon", []string{"morning-2024-10-11: ribbon"}},
		{"note:gone", []string{"tide-2024: "}},
		{"note:nothing", nil},
		{"has:note steel", []string{"morning-2024-10-11: steel", "tide-2024: Steel", "undated: Steel"}},
		{"-has:note", []string{"tide-2025: ", "evening-2024-10-11: "}},
		{"-note:ribbon has:note", []string{"tide-2024: ", "undated: "}},
		{"-note:nothing steel", []string{"morning-2024-10-11: steel", "evening-2024-10-11: steel", "tide-2024: Steel", "undated: Steel"}},
		{"note:ribbon OR protest", []string{"morning-2024-10-11: ribbon", "evening-2024-10-11: protest"}},
		{"source:tide has:note", []string{"tide-2024: "}},
		{"figure:mona has:note", []string{"morning-2024-10-11: Mona Öberg, ribbon | crane"}},
		{"(note:ribbon OR note:gone) st*", []string{"morning-2024-10-11: ribbon | steel", "tide-2024: Steel"}},
	} {
		q := Parse(t, tt.query).WithNotes(kept)
		if q.String() != Parse(t, tt.query).String() {
			t.Errorf("%s with notes is written %s", tt.query, q)
		}
		results, err := lib.Search(context.Background(), q, briefing.SearchOptions{Order: briefing.ByDate})
		var got []string
		for _, r := range results {
			CheckResult(t, lib, r)
			got = append(got, show(t, lib, r))
		}
		if n, countErr := lib.Count(context.Background(), q); n != len(results) || countErr != nil {
			t.Errorf("Count(%s) = %d, %v, want %d", tt.query, n, countErr, len(results))
		}
		if diff := gocmp.Diff(tt.want, got); diff != "" || err != nil {
			t.Errorf("Search(%s): error %v, (-want +got)\n%s", tt.query, err, diff)
		}
	}
	many := Parse(t, "note:many bridge").WithNotes(func(briefing.Filter) (refs []briefing.Ref) {
		for n := range 5000 {
			refs = append(refs, briefing.Ref{Article: briefing.ArticleID("no-" + strconv.Itoa(n))})
		}
		return append(refs, briefing.Ref{Article: "undated"})
	})
	if n, err := lib.Count(context.Background(), many); n != 1 || err != nil {
		t.Errorf("of 5,001 articles with notes %d answer, error %v, want 1", n, err)
	}
}

// keeping returns what answers the filters for notes.
func keeping(t *testing.T, lib briefing.Library) func(briefing.Filter) []briefing.Ref {
	a, err := lib.Article(context.Background(), "morning-2024-10-11")
	if err != nil {
		t.Fatal(err)
	}
	on := func(word string) briefing.Ref {
		at := strings.Index(a.Text, word)
		return briefing.Ref{Article: a.ID, Span: briefing.Span{Start: at, End: at + len(word)}}
	}
	refs := map[string][]briefing.Ref{
		"ribbon": {on("ribbon")},
		"gone":   {{Article: "tide-2024", Span: briefing.Span{Start: 1 << 20, End: 1<<20 + 9}}},
	}
	refs["note"] = slices.Concat(refs["ribbon"], refs["gone"], []briefing.Ref{on("crane"), {Article: "undated"}, {Article: "no-such-article"}})
	return func(f briefing.Filter) []briefing.Ref { return refs[f.Value] }
}
