package source

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"briefing/briefing"
	"briefing/briefing/source/scrub"
)

// originals returns the folder of the publishers' documents, which are not part
// of the project.
func originals(t *testing.T) string {
	t.Helper()
	dir := os.Getenv("BRIEFING_ORIGINALS")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared", "originals")
	}
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("no originals in %s (BRIEFING_ORIGINALS names another folder)", dir)
	}
	return dir
}

func TestOriginals(t *testing.T) {
	const (
		caption, another = "repeated caption", "link to another article"
		full, button     = "link to the full article", "button"
	)
	documents := []briefing.Document{{File: "004_2e1ec1ab8c1ca49e.txt", Articles: []briefing.DocumentArticle{
		{ID: "dw", Title: "[The visit]"},
		{ID: "voa", Title: "Iranian president in Moscow for treaty signing with Putin", Starts: "RELATED: Iranian president"},
	}}}
	want := []struct {
		id, title, source, published string
		paragraphs                   int
		headings                     []string
		removed                      string
	}{
		{
			"000-a79b497e64e8dcb8", "Iran seeks to expand Russia ties following Putin election victory - analysis", "", "", 13,
			[]string{"Iran has been steadily expanding its nuclear and drone capabilities"},
			fmt.Sprint("1 title, 6 ", caption, ", 7 ", caption, ", 20 ", caption),
		},
		{
			"001-bd49319368a8fcf5", "Iran and Russia’s New and Developing Relationship", "", "", 9, nil,
			fmt.Sprintf("1 title, 21 %[1]s, 22 %[1]s, 24 %[1]s, 26 %[1]s, 27 %[1]s, 29 %[1]s", another),
		},
		{
			"002-e8089c00fdb6b8ab", "Russia-Iran ties are gaining strength – analysis", "", "", 13,
			[]string{"'Expanding cooperation'"},
			fmt.Sprintf("1 menu, 2 menu, 4 title, 8 %[1]s, 9 %[1]s, 21 advertisement, 26 %[1]s, 37 newsletter, 39 newsletter, "+
				"44 button, 45 form field, 46 button, 47 form field", caption),
		},
		{
			"003-c57286e6741428f9", "", "", "", 23,
			[]string{
				"A Meeting amidst Turbulent Times", "Strengthening Ties in the Face of Sanctions", "Harmonizing Joint Efforts",
				"International and Regional Implications", "What Lies Ahead?",
			},
			"",
		},
		{
			"dw", "[The visit]", "DW", "2025-01-17", 30,
			[]string{
				"What does this partnership really mean for Iran’s future?", "Decades of Iran-Russia cooperation",
				"Military cooperation and tensions", "The drone debate",
			},
			"3 publication line, 12 repeated fragment, 34 " + full + ", 35 source line",
		},
		{
			"voa", "Iranian president in Moscow for treaty signing with Putin", "VOICE OF AMERICA", "2025-01-17", 15, nil,
			"36 title, 38 publication line, 54 " + full + ", 55 source line, 56 comments",
		},
	}
	articles, errs := read(t, os.DirFS(originals(t)), Options{Documents: documents})
	if errs != nil || len(articles) != len(want) {
		t.Fatalf("%d articles, errors %v, want %d articles", len(articles), errs, len(want))
	}
	for i, a := range articles {
		w := want[i]
		var headings, removed []string
		paragraphs := strings.Split(a.Text, "\n\n")
		for _, p := range paragraphs {
			if h, ok := strings.CutPrefix(p, "## "); ok {
				headings = append(headings, h)
			}
			if strings.Contains(p, "\n") {
				t.Errorf("%s: a paragraph of several lines: %q", a.ID, p)
			}
		}
		for _, r := range a.Removed {
			removed = append(removed, fmt.Sprintf("%d %s", r.Line, r.Reason))
		}
		if string(a.ID) != w.id || a.Title != w.title || a.Source != w.source || a.Published.String() != w.published {
			t.Errorf("article %q, %q, %q, %q\nwant %q, %q, %q, %q", a.ID, a.Title, a.Source, a.Published, w.id, w.title, w.source, w.published)
		}
		if len(paragraphs) != w.paragraphs || !slices.Equal(headings, w.headings) {
			t.Errorf("%s: %d paragraphs, headings %q\nwant %d, %q", a.ID, len(paragraphs), headings, w.paragraphs, w.headings)
		}
		if got := strings.Join(removed, ", "); got != w.removed {
			t.Errorf("%s: removed %s\nwant %s", a.ID, got, w.removed)
		}
	}
}

// Nothing of a document is lost: what is not in its articles is in their lists
// of removed lines.
func TestOriginalsKeepEveryWord(t *testing.T) {
	dir := originals(t)
	articles, _ := read(t, os.DirFS(dir), Options{})
	for _, a := range articles {
		data, err := os.ReadFile(filepath.Join(dir, string(a.File)))
		if err != nil {
			t.Fatal(err)
		}
		checkWords(t, string(data), a)
	}
}

// checkWords fails if the words of the article and of its removed lines are not
// those of its document.
func checkWords(t *testing.T, document string, articles ...*briefing.Article) {
	t.Helper()
	want, got := map[string]int{}, map[string]int{}
	countWords(want, scrub.Text(document))
	for _, a := range articles {
		countWords(got, a.Text)
		for _, r := range a.Removed {
			countWords(got, r.Text)
		}
	}
	if maps.Equal(want, got) {
		return
	}
	for w := range want {
		if want[w] != got[w] {
			t.Errorf("word %q: %d times in the document, %d in the articles and what was removed", w, want[w], got[w])
		}
	}
	for w := range got {
		if want[w] == 0 {
			t.Errorf("word %q is not in the document", w)
		}
	}
}

func countWords(into map[string]int, text string) {
	for w := range strings.FieldsFuncSeq(text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	}) {
		into[w]++
	}
}
