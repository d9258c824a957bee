package library_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"briefing/briefing"
	"briefing/briefing/library"
)

// TestApart says that a figure is not mentioned in an article in which its names mean somebody
// else, whether the library is kept in memory or on disk, and that an unknown article is told.
func TestApart(t *testing.T) {
	dir, cache := t.TempDir(), t.TempDir()
	write(t, dir, "a.md", "# Ferry\n\nAda Holm left Oslo.\n")
	write(t, dir, "b.md", "# Dam\n\nAda Holm built it.\n")
	write(t, dir, "digest.yaml", "version: 1\nfigures:\n  - {id: ada, kind: person, name: Ada Holm, apart: [b, c]}\n")
	for _, large := range []bool{false, true} {
		for i := range 600 * map[bool]int{true: 1}[large] {
			write(t, dir, fmt.Sprintf("more-%d.md", i), fmt.Sprintf("# More %d\n\nIt rained for %d days.\n", i, i))
		}
		lib, err := reopen(t, cache, dir, library.Options{})
		if err != nil {
			t.Fatal(err)
		}
		mentions, err := lib.Mentions(t.Context(), "ada")
		if err != nil {
			t.Fatal(err)
		}
		var in []briefing.ArticleID
		for _, m := range mentions {
			in = append(in, m.Ref.Article)
		}
		if !slices.Equal(in, []briefing.ArticleID{"a"}) {
			t.Errorf("large %t: mentioned in %q, want a alone", large, in)
		}
		problems, err := lib.Check(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if said := fmt.Sprint(problems); !strings.Contains(said, `"c" is not in the library`) || strings.Contains(said, `"b"`) {
			t.Errorf("large %t: check says %s", large, said)
		}
	}
}
