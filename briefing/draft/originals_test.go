package draft_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"briefing/briefing"
	"briefing/briefing/draft"
	"briefing/briefing/library"
	"briefing/seeds"
)

// TestDefault holds how well the figures of the default library's digest are found in
// its articles, as one library, and in the documents that these were made from if
// BRIEFING_ORIGINALS names their folder.
func TestDefault(t *testing.T) {
	for _, path := range []string{"", os.Getenv("BRIEFING_ORIGINALS")} {
		l, err := library.Open(t.Context(), library.Options{Path: path, Digest: library.Seeds, Default: seeds.FS})
		if err != nil {
			t.Fatal(err)
		}
		defer l.Close()
		entries, err := l.Entries(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		var d draft.Draft
		for _, e := range entries {
			a, err := l.Article(t.Context(), e.ID)
			if err != nil {
				t.Fatal(err)
			}
			d.Add(a.ID, draft.Read(a))
		}
		var s score
		s.add("all", wanted(l.Digest()), foundNames(d.All().Figures))
		slices.Sort(s.faults)
		t.Logf("%s\n%s", s, strings.Join(s.faults, "\n"))
		if path == "" && os.Getenv("BRIEFING_ORIGINALS") == "" {
			break
		}
	}
}

func wanted(d *briefing.Digest) []entry {
	var out []entry
	for _, f := range d.Figures {
		e := entry{kind: f.Type, name: f.Name}
		for _, n := range briefing.Names(f) {
			e.names = append(e.names, plain(n))
		}
		if f.Type == briefing.Person {
			fields := strings.Fields(f.Name)
			e.names = append(e.names, plain(fields[len(fields)-1]))
		}
		out = append(out, e)
	}
	return out
}
