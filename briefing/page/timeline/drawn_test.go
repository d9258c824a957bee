package timeline

import (
	"strings"
	"testing"
	"unicode/utf8"

	"briefing/briefing/page/pagetest"
	"briefing/briefing/page/sheet"
)

// No row of a drawn timeline is wider than the page.
func TestDrawnFits(t *testing.T) {
	s := pagetest.NewStory()
	for i, e := range s.Digest().Events {
		e.Name += " with a name that is longer than any column of the page can be"
		if i%3 == 0 {
			e.Date = pagetest.Date("1998-10-12/2003-11-30")
		}
	}
	for width := 40; width <= 200; width++ {
		p := pagetest.Write(t, s, sheet.ID{Kind: sheet.Timeline}, &sheet.Reader{Width: width, Height: 40}, Write)
		fenced := false
		for line := range strings.Lines(p.Markdown) {
			if strings.HasPrefix(line, "```") {
				fenced = !fenced
			} else if n := utf8.RuneCountInString(strings.TrimRight(line, "\n")); fenced && n > width-sheet.CodeMargin {
				t.Errorf("at %d cells a row has %d: %s", width, n, line)
			}
		}
		if fenced {
			t.Errorf("at %d cells the drawing does not end", width)
		}
	}
}

// An article that appeared over an open time does not flatten the chart of the others.
func TestChartWithoutOpenDates(t *testing.T) {
	s := pagetest.NewStory()
	for _, a := range s.Articles {
		a.Published = pagetest.Date("2024-06-02/..")
	}
	sc := &scribe{sheet.New(t.Context(), s, sheet.ID{Kind: sheet.Timeline})}
	if err := sc.Load(); err != nil {
		t.Fatal(err)
	}
	for _, e := range s.Digest().Events {
		r, err := sc.reported(e)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range r.when {
			if isOpen(d) {
				t.Errorf("%s is drawn at %s", e.ID, d)
			}
		}
	}
}

// A name that is longer than its column goes on in the next line, and no day is cut.
func TestDrawnWhole(t *testing.T) {
	s := pagetest.NewStory()
	for _, e := range s.Digest().Events {
		e.Name += " with a name that is longer than any column of the page can be"
	}
	for _, width := range []int{80, 120, 200} {
		p := pagetest.Write(t, s, sheet.ID{Kind: sheet.Timeline}, &sheet.Reader{Width: width, Height: 40}, Write)
		if strings.Contains(p.Markdown, "…") {
			t.Errorf("at %d cells something is cut:\n%s", width, p.Markdown)
		}
	}
}
