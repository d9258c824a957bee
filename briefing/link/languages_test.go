package link_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"briefing/briefing"
	"briefing/briefing/link"
)

// TestLanguages links the texts under testdata/languages, one file a language, which are
// laid out as the cases are. It logs how many names are marked, and how many are found. An
// id with "?" behind it is of a name that is not found yet.
func TestLanguages(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "languages", "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no texts: %v", err)
	}
	var all score
	for _, file := range files {
		language := strings.TrimSuffix(filepath.Base(file), ".txt")
		t.Run(language, func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			head, texts, _ := strings.Cut(string(data), "\n\n")
			d := &briefing.Digest{Figures: readFigures(t, head)}
			l := link.New(d)
			var s score
			for want := range strings.SplitSeq(strings.TrimSuffix(texts, "\n"), "\n---\n") {
				text, marked := unmark(want)
				wanted := slices.DeleteFunc(slices.Clone(marked), func(n named) bool { return strings.HasSuffix(string(n.figure), "?") })
				found := figuresOf(checkLinks(t, l, d, text))
				s.wanted += len(marked)
				s.found += len(found)
				for _, f := range found {
					if slices.Contains(wanted, f) {
						s.right++
					}
				}
				if !slices.Equal(found, wanted) {
					t.Errorf("\n got %q\nwant %q", mark(text, found), mark(text, wanted))
				}
			}
			t.Logf("%d names marked, %d found, %d right", s.wanted, s.found, s.right)
			all.wanted += s.wanted
			all.found += s.found
			all.right += s.right
		})
	}
	t.Logf("%d languages: %d names marked, %d found, %d right", len(files), all.wanted, all.found, all.right)
}
