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

// TestLanguages links the texts under testdata/languages, which are laid out as the cases
// are, and logs for each language how many names are marked and how many are found.
func TestLanguages(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "languages", "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no texts: %v", err)
	}
	var all score
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		head, texts, _ := strings.Cut(string(data), "\n\n")
		d := &briefing.Digest{Figures: readFigures(t, head)}
		l := link.New(d)
		var s score
		for want := range strings.SplitSeq(strings.TrimSuffix(texts, "\n"), "\n---\n") {
			text, wanted := unmark(want)
			found := figuresOf(checkLinks(t, l, d, text))
			s.wanted += len(wanted)
			s.found += len(found)
			for _, w := range wanted {
				if slices.Contains(found, w) {
					s.right++
				} else {
					t.Logf("%s: missed %s|%s", filepath.Base(file), w.span.In(text), w.figure)
				}
			}
			for _, f := range found {
				if !slices.Contains(wanted, f) {
					t.Logf("%s: false %s|%s", filepath.Base(file), f.span.In(text), f.figure)
				}
			}
		}
		t.Logf("%s: %d wanted, %d found, %d right", filepath.Base(file), s.wanted, s.found, s.right)
		all.wanted += s.wanted
		all.found += s.found
		all.right += s.right
	}
	t.Logf("%d wanted, %d found, %d right", all.wanted, all.found, all.right)
}
