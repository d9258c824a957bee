package page_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"briefing/briefing"
	"briefing/briefing/concord"
	"briefing/briefing/library"
	"briefing/briefing/page"
)

// ferry opens a library whose articles have text of each other: copies, edits, a number
// that changes, quotations, a denial.
func ferry(t *testing.T) *library.Library {
	t.Helper()
	lib, err := library.Open(t.Context(), library.Options{Path: "testdata/ferry"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = lib.Close() })
	return lib
}

// TestSentencePages compares the pages that are made of sentences with golden files.
func TestSentencePages(t *testing.T) {
	lib := ferry(t)
	if _, err := lib.CompareArticles(t.Context()); err != nil {
		t.Fatal(err)
	}
	lumen, courier := briefing.ArticleID("lumen-post-2026-03-04"), briefing.ArticleID("bay-courier-2026-03-06")
	for name, c := range map[string]struct {
		id    page.ID
		width int
		lines int
	}{
		"ferry-origins":        {id: page.OriginsOf("")},
		"ferry-origins-of":     {id: page.OriginsOf("ilse-marr")},
		"ferry-beside":         {id: page.BesideOf(lumen, courier), width: 100},
		"ferry-beside-narrow":  {id: page.BesideOf(lumen, courier), width: 50},
		"ferry-beside-itself":  {id: page.BesideOf(lumen, lumen)},
		"ferry-new":            {id: page.NoveltyOf(courier)},
		"ferry-words":          {id: page.ConcordanceOf("", "people", concord.Before), width: 120},
		"ferry-words-after":    {id: page.ConcordanceOf("aurelia", "", concord.After), width: 72},
		"ferry-words-narrow":   {id: page.ConcordanceOf("", "people OR nobody", concord.ByDate), width: 44},
		"ferry-words-none":     {id: page.ConcordanceOf("", "nonsense", concord.ByDate)},
		"ferry-number":         {id: page.OfSubject("dead"), width: 90},
		"ferry-number-wide":    {id: page.OfSubject("aboard"), width: 128},
		"ferry-compare-origin": {id: page.CompareOf("dead")},
		"ferry-timeline":       {id: page.TimelineOf(""), width: 76, lines: 24},
		"ferry-timeline-wide":  {id: page.TimelineOf(""), width: 116, lines: 24},
		"ferry-timeline-list":  {id: page.TimelineOf(""), width: 50, lines: 24},
		"ferry-timeline-fold":  {id: page.TimelineOf(""), width: 76, lines: 1},
		"ferry-timeline-in":    {id: page.TimelineIn("", date("2026")), width: 76, lines: 24},
		"ferry-timeline-of":    {id: page.TimelineOf("alba-vance"), width: 76, lines: 24},
	} {
		t.Run(name, func(t *testing.T) {
			p, err := page.MakeFor(t.Context(), lib, c.id, &page.Reader{Width: c.width, Height: c.lines})
			if err != nil {
				t.Fatal(err)
			}
			never(t, p.Markdown)
			file := filepath.Join("testdata", "golden", name+".md")
			if flag.Lookup("update").Value.String() == "true" {
				if err := os.WriteFile(file, []byte(p.Markdown), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if p.Markdown != string(want) {
				t.Errorf("got\n%s\nwant\n%s", p.Markdown, want)
			}
		})
	}
}

func date(s string) briefing.Date {
	d, err := briefing.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// never fails if a page claims what no comparison of texts can bear.
func never(t *testing.T, markdown string) {
	t.Helper()
	for _, claim := range []string{"independent", "confirmed", "copied", "original", "plagiar", "advertisement"} {
		if strings.Contains(strings.ToLower(markdown), claim) {
			t.Errorf("the page says %q", claim)
		}
	}
}

// TestStillComparing has pages say so as long as the articles are not compared.
func TestStillComparing(t *testing.T) {
	lib := ferry(t)
	p, err := page.Make(t.Context(), lib, page.OriginsOf(""))
	if err != nil {
		t.Fatal(err)
	}
	if c, _, _ := lib.Compared(); c == nil && !strings.Contains(p.Markdown, "Still comparing") {
		t.Errorf("the page does not say that the articles are being compared:\n%s", p.Markdown)
	}
}

func TestBesideNothing(t *testing.T) {
	lib := ferry(t)
	for _, key := range []string{"", "a", "a b", "lumen-post-2026-03-04 b"} {
		if _, err := page.Make(t.Context(), lib, page.ID{Kind: page.Beside, Key: key}); err == nil {
			t.Errorf("there is a page of %q", key)
		}
	}
}
