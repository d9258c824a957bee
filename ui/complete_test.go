package ui

import (
	"fmt"
	"strings"
	"testing"
)

// The list of hits shows the first articles only; the trail goes through all.
func TestTrailOfASearchHasAllStops(t *testing.T) {
	const articles = shownHits + 15
	files := map[string]string{}
	for i := range articles {
		files[fmt.Sprintf("a%03d.md", i)] = fmt.Sprintf("---\ntitle: Day %d\npublished: 2024-01-%02d\n---\nThe heron came twice: one heron, once more.\n", i, i%28+1)
	}
	opts, _ := folder(t, files)
	play(t, opts, 100, 30, func(a *app) {
		a.keys("/")
		a.text("heron")
		a.shows(fmt.Sprintf("%d hits in the first %d articles", 2*shownHits, shownHits))
		a.keys("enter")
		if got, want := a.m.trail.Len(), 2*articles; got != want {
			t.Fatalf("the trail has %d stops, want %d", got, want)
		}
		if want := fmt.Sprintf("/%d", 2*articles); !strings.Contains(a.status(), want) {
			t.Errorf("status %q does not show %q", a.status(), want)
		}
		seen := map[string]bool{}
		for range 2 * articles {
			seen[fmt.Sprint(a.m.trail.Stop(a.m.trail.At))] = true
			a.keys("n")
		}
		if len(seen) != 2*articles {
			t.Errorf("n walked %d stops, want %d", len(seen), 2*articles)
		}
	})
}
