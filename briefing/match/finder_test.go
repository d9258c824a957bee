package match_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"briefing/briefing"
	"briefing/briefing/match"
)

// TestHitsOfLongTexts holds that a phrase is found wherever it stands in a text of
// thousands of words, and no other place is.
func TestHitsOfLongTexts(t *testing.T) {
	const size = 5000
	words := make([]string, size)
	for i := range words {
		words[i] = fmt.Sprintf("w%d", i)
	}
	var want []int
	for at := 0; at+1 < size; at += 31 { // meets every place in a thousand words
		words[at], words[at+1] = "Ada", "Holm"
		want = append(want, at)
	}
	words[size-2], words[size-1] = "Ada", "Holm"
	want = append(want, size-2)
	a := &briefing.Article{Entry: briefing.Entry{ID: "long"}, Text: strings.Join(words, " ") + "\n"}
	for _, query := range []string{`"ada holm"`, `"ada holm" OR w9999`, "ada NEAR/0 holm", "ad*"} {
		q, err := briefing.ParseQuery(query)
		if err != nil {
			t.Fatal(err)
		}
		var got []int
		r, err := match.NewFinder(q, &briefing.Digest{}).Result(t.Context(), a, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range r.Passages {
			for _, h := range p.Hits {
				if found := h.In(a.Text); found == "Ada Holm" || found == "Ada" {
					got = append(got, strings.Count(a.Text[:h.Start], " "))
				}
			}
		}
		got = slices.Compact(got)
		if !slices.Equal(got, want) {
			t.Errorf("%s: found at %d places, want %d: %v", query, len(got), len(want), got[:min(len(got), 5)])
		}
	}
}
