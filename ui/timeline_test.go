package ui

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"briefing/briefing/page"
)

// The timeline is drawn where there is room: n goes through the first passages, < and >
// show longer and shorter parts, and what is folded unfolds.
func TestTimelineDrawn(t *testing.T) {
	play(t, aurelia(), 120, 40, func(a *app) {
		a.keys("T")
		a.shows("7 events", "one cell is 2 weeks", "autumn 2024", "first +15–18mo", "no event —", "dates differ: 2 Mar, 3 Mar", "before it")
		a.keys("n", "n")
		to, _, _ := a.m.reader.Focused()
		if to.Page != page.OfArticle("vance-herald-2026-03-05") || to.Follow != "inspection" {
			t.Errorf("the second event with a passage is %v", to)
		}
		a.keys("enter")
		if ref, ok := a.m.reader.Stop(); !ok || ref.Span != to.At || a.m.trail.Subject != "inspection" {
			t.Errorf("it leads to %v on the trail of %q, want %v", ref, a.m.trail.Subject, to.At)
		}
		a.keys("H", ">")
		a.shows("Timeline, 2025", "1 of 7 events")
		a.keys("<", "<")
		a.shows("this is the whole timeline")
		for _, size := range [][2]int{{60, 20}, {80, 24}, {200, 50}, {30, 8}, {1, 1}, {120, 40}} {
			a.size(size[0], size[1])
		}
		a.size(200, 50)
		a.shows("●──", "5 Mar 2026 Vance Herald")
		a.size(80, 24)
		a.shows("in 5 articles, the first")
	})
}

// In the list that narrow windows have, n goes through the first passages, too, unless there is
// a trail to go on with.
func TestTimelineListed(t *testing.T) {
	play(t, aurelia(), 80, 24, func(a *app) {
		a.keys("T", "n", "n")
		to, _, _ := a.m.reader.Focused()
		if to.Page != page.OfArticle("vance-herald-2026-03-05") || to.Follow != "inspection" {
			t.Errorf("the second event with a passage is %v", to)
		}
		a.keys("G", "N", "enter")
		a.checkStop()
	})
}

// cutName matches a name that is cut, in its row or the line below.
var cutName = regexp.MustCompile(`^ {4}.{20}  (\S+ )*\S*…  `)

// Names that are too long for one line take more, and a time that is too long is told in months.
func TestTimelineIsWhole(t *testing.T) {
	for _, size := range [][2]int{{120, 60}, {200, 60}} {
		play(t, embedded(), size[0], size[1], func(a *app) {
			a.keys("T")
			a.shows("S-300", "cooperation deal")
			drawn := a.screen()[strings.Index(a.screen(), "one cell is"):]
			for line := range strings.Lines(drawn) {
				_, row, _ := strings.Cut(line, "│")
				row, _, _ = strings.Cut(row, "│") // beside it is what is on the page
				if cut := cutName.FindString(row); cut != "" {
					t.Errorf("%d columns: %q is cut", size[0], cut)
				}
			}
			if size[0] == 200 {
				a.shows("c. Oct 2024 – Jan 2025")
			}
		})
	}
}

// Many events fold to periods that fit.
func TestTimelineFolds(t *testing.T) {
	var d strings.Builder
	d.WriteString("events:\n")
	for i := range 500 {
		fmt.Fprintf(&d, "  - {id: e%d, name: Event number %d, date: %d-%02d-%02d, names: [\"affair %d\"]}\n", i, i, 2020+i/250, i/25%10+1, i%25+1, i)
	}
	opts, _ := folder(t, map[string]string{"digest.yaml": d.String(), "a.md": "---\npublished: 2022-01-01\n---\n\nThe affair 7 is known."})
	play(t, opts, 80, 24, func(a *app) {
		a.keys("T", "z")
		a.shows("500 events", "Jan 2020  25 events ▸")
		a.keys("tab", "enter")
		a.shows("Timeline, January 2020", "25 of 500 events", "Event number 7")
		a.keys("<")
		a.shows("Timeline, 2020", "250 of 500 events")
		a.keys("<")
		a.shows("500 events")
	})
}
