package ui

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"briefing/briefing/concord"
	"briefing/briefing/library"
	"briefing/briefing/page"
	"briefing/ui/bidi"
	"briefing/ui/typeset"
)

// The stops of a trail below each other: sorted, walked, opened, and back.
func TestConcordance(t *testing.T) {
	play(t, aurelia(), 120, 40, func(a *app) {
		a.keys("W")
		a.shows("no passages to line up")
		a.keys("/")
		a.text("people")
		a.keys("enter", "W")
		a.shows("people  have died, the…")
		a.keys("<")
		a.shows("the rows are sorted by the word before already")
		a.keys(">", ">")
		a.shows("sorted by the word after", "· have · 3 stops")
		a.keys("n", "n")
		first, _, _ := a.m.reader.Focused()
		a.keys("enter")
		if ref, ok := a.m.reader.Stop(); !ok || ref.Span != first.At || a.m.pageID() != first.Page {
			t.Errorf("the second row leads to %v, want %v", ref, first)
		}
		a.keys("H")
		for _, size := range [][2]int{{60, 20}, {80, 24}, {200, 50}, {30, 8}, {1, 1}, {120, 40}} {
			a.size(size[0], size[1])
		}
		a.shows("sorted by the word after")
		a.keys("h", ">")
		if a.m.window.Widened == 0 {
			t.Error("> in the panel does not make it wider")
		}
	})
	play(t, aurelia(), 120, 40, func(a *app) {
		a.keys(":")
		a.text("alba")
		a.keys("enter", "W")
		a.shows("Alba Vance, row by row", "4 stops in 4 articles")
	})
}

// Whatever the letters, all hits stand in one column.
func TestHitsInOneColumn(t *testing.T) {
	opts, dir := folder(t, map[string]string{
		"a.md": "The harbour of Haifa was closed.",
		"b.md": "על המזח עמדו אנשים רבים ליד Haifa והמתינו לאנייה שלא באה.",
		"c.md": "אנשים רבים עמדו על המזח של חיפה והמתינו שם לאנייה שלא באה.",
		"d.md": "قال رجل على الرصيف إن ميناء حيفا أغلق في وقت متأخر من الليل.",
		"e.md": "港の人々はHaifaで一晩中船を待っていたが、船はついに来なかったという。",
		"f.md": "👩‍👩‍👧‍👦 👍🏽 e\u0301te\u0301 a\u0300 Haifa 🚢🚢🚢 e\u0301te\u0301",
		"g.md": "Haifa",
	})
	opts.Library.Path = dir
	lib, err := library.Open(t.Context(), library.Options{Path: dir})
	if err != nil {
		t.Fatal(err)
	}
	defer lib.Close()
	for _, ruler := range []ansi.Method{ansi.WcWidth, ansi.GraphemeWidth} {
		for _, order := range concord.Orders {
			for _, width := range []int{40, 60, 76, 120, 200} {
				id := page.ConcordanceOf("", "haifa OR חיפה OR حيفا", order)
				p, err := page.MakeFor(t.Context(), lib, id, &page.Reader{Width: width, Cells: typeset.Gauge(ruler)})
				if err != nil {
					t.Fatal(err)
				}
				doc := typeset.Parse([]byte(p.Markdown), typeset.Options{Style: typeset.Style(true, typeset.NoColor), Method: ruler, Bidi: bidi.Full})
				layout := doc.Layout(width)
				rows, column := 0, -1
				for _, line := range layout.Lines(typeset.Pos{}, 100) {
					for _, l := range p.Links {
						if len(line.Cells(l.Span)) == 0 {
							continue
						}
						rows++
						if at := line.Cells(l.Span)[0].Col; column >= 0 && at != column {
							t.Errorf("%v, %s, width %d: the hit is in column %d, want %d: %s", ruler, order, width, at, column, line.Text())
						} else {
							column = at
						}
						if line.Width() > width {
							t.Errorf("%v, width %d: a row of %d cells", ruler, width, line.Width())
						}
					}
				}
				if rows != 7 {
					t.Errorf("%v, %s, width %d: %d rows, want 7:\n%s", ruler, order, width, rows, p.Markdown)
				}
			}
		}
	}
}

// Text with marks of code ends no block of rows.
func TestRowsOfCode(t *testing.T) {
	opts, _ := folder(t, map[string]string{"a.md": "Type ```` ``` ```` and harbour ```go``` now.\n\n\tharbour ``` \n"})
	play(t, opts, 100, 30, func(a *app) {
		a.keys("/")
		a.text("harbour")
		a.keys("enter", "W")
		if got := strings.Count(a.screen(), "harbour"); got < 2 {
			t.Errorf("%s", fmt.Sprint(got, a.screen()))
		}
	})
}
