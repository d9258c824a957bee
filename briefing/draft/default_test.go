package draft_test

import (
	"os"
	"testing"

	"briefing/briefing/library"
	"briefing/seeds"
)

// TestDefault holds how well names are found in the articles of the default library, as
// one library, and in the documents that these were made from if BRIEFING_ORIGINALS names
// their folder.
func TestDefault(t *testing.T) {
	paths := []string{""}
	if originals := os.Getenv("BRIEFING_ORIGINALS"); originals != "" {
		paths = append(paths, originals)
	}
	entries := readLabels(t, "default.tsv")["all"]
	for _, path := range paths {
		l, err := library.Open(t.Context(), library.Options{Path: path, Digest: library.Seeds, Default: seeds.FS})
		if err != nil {
			t.Fatal(err)
		}
		defer l.Close()
		d, err := l.Draft(t.Context(), nil)
		if err != nil {
			t.Fatal(err)
		}
		figures := d.All().Figures
		var s score
		s.add("all", entries, foundNames(figures))
		checkMerges(t, "all", figures, entries)
		s.holds(t, 95, 90, 94)
	}
}
