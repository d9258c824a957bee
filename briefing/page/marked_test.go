package page

import (
	"strings"
	"testing"

	"briefing/briefing"
)

// An article's page has a bound on its marks, and says so.
func TestMarked(t *testing.T) {
	for n, want := range map[int]int{0: 0, 2: 2, mostMarked: mostMarked, mostMarked + 1: mostMarked} {
		s := &scribe{}
		if got := len(s.marked(make([]briefing.Mention, n))); got != want {
			t.Errorf("of %d mentions %d are marked, want %d", n, got, want)
		}
		if said := string(s.out); (n > want) != strings.Contains(said, "Of 100,001 mentions, the first 100,000 are marked.") {
			t.Errorf("of %d mentions is said: %q", n, said)
		}
	}
}
