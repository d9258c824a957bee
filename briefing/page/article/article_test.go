package article

import (
	"strings"
	"testing"

	"briefing/briefing"
	"briefing/briefing/page/pagetest"
	"briefing/briefing/page/sheet"
)

// An article's page has a bound on its marks, and says so.
func TestMarked(t *testing.T) {
	for n, want := range map[int]int{0: 0, 2: 2, mostMarked: mostMarked, mostMarked + 1: mostMarked} {
		got := 0
		p := pagetest.Write(t, pagetest.NewStory(), sheet.OfArticle("weather"), nil, func(on *sheet.Sheet) error {
			s := &scribe{on}
			got = len(s.marked(make([]briefing.Mention, n)))
			return nil
		})
		if got != want {
			t.Errorf("of %d mentions %d are marked, want %d", n, got, want)
		}
		if said := p.Markdown; (n > want) != strings.Contains(strings.ReplaceAll(said, "\u00a0", " "), "Of 100,001 mentions, the first 100,000 are marked.") {
			t.Errorf("of %d mentions is said: %q", n, said)
		}
	}
}
