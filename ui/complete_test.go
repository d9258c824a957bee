package ui

import (
	"fmt"
	"strings"
	"testing"

	"briefing/ui/ask"
)

// The list of hits shows the best articles only, and says how much there is in all; the
// trail goes through that, other forms of the words too.
func TestTrailOfASearchHasAllStops(t *testing.T) {
	const articles = ask.Shown + 15
	files := map[string]string{}
	for i := range articles {
		files[fmt.Sprintf("a%03d.md", i)] = fmt.Sprintf("---\ntitle: Day %d\npublished: 2024-01-%02d\n---\nThe heron came twice: one heron, once more.\n", i, i%28+1)
	}
	const others = 3
	for i := range others {
		files[fmt.Sprintf("b%03d.md", i)] = fmt.Sprintf("---\npublished: 2024-02-0%d\n---\nOn day %d herons were in season.\n", i+1, i)
	}
	const stops = 2*articles + others
	opts, _ := folder(t, files)
	play(t, opts, 120, 30, func(a *app) {
		a.keys("/")
		a.text("heron*")
		a.shows(fmt.Sprintf("%d hits in %d articles · the best %d are listed", stops, articles+others, ask.Shown))
		a.keys("backspace")
		a.text(" ")
		a.shows(fmt.Sprintf("%d hits in %d articles, %d more by other forms · the best %d are listed", 2*articles, articles, others, ask.Shown))
		a.keys("enter")
		if got, want := a.m.trail.Len(), stops; got != want {
			t.Fatalf("the trail has %d stops, want %d", got, want)
		}
		if want := fmt.Sprintf("/%d", stops); !strings.Contains(a.status(), want) {
			t.Errorf("status %q does not show %q", a.status(), want)
		}
		seen := map[string]bool{}
		for range stops {
			seen[fmt.Sprint(a.m.trail.Stop(a.m.trail.At))] = true
			a.keys("n")
		}
		if len(seen) != stops {
			t.Errorf("n walked %d stops, want %d", len(seen), stops)
		}
	})
}
