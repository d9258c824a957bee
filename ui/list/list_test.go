package list_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"briefing/ui/internal/viewtest"
	"briefing/ui/keys"
	"briefing/ui/list"
)

// number draws a row as its number and line.
func number(row, line int, p list.Pen) string {
	text := strconv.Itoa(row)
	if line > 0 {
		text = "  below"
	}
	return p.Line([]list.Piece{{Text: text, Style: p.Theme.Text}}, nil)
}

func shown(m list.Model) []string {
	lines := strings.Split(ansi.Strip(m.View(viewtest.Theme(), number)), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " ▐")
	}
	return lines
}

func TestMove(t *testing.T) {
	plain := list.Rows{Len: 20}
	headed := list.Rows{Len: 20, Passed: []int{0, 5, 6, 12, 19}, Sticky: true}
	tall := list.Rows{Len: 20, Lines: 2}
	for _, test := range []struct {
		rows   list.Rows
		do     string
		cursor int
		shown  string
	}{
		{plain, "", 0, "0 1 2 3 4 5 6"},
		{plain, "up", 0, "0 1 2 3 4 5 6"},
		{plain, "down down down down", 4, "0 1 2 3 4 5 6"},
		{plain, "down down down down down", 5, "1 2 3 4 5 6 7"},
		{plain, "bottom", 19, "13 14 15 16 17 18 19"},
		{plain, "bottom down", 19, "13 14 15 16 17 18 19"},
		{plain, "bottom up up up", 16, "13 14 15 16 17 18 19"},
		{plain, "bottom up up up up up", 14, "12 13 14 15 16 17 18"},
		{plain, "page-down", 6, "6 7 8 9 10 11 12 | 4 5 6 7 8 9 10"},
		{plain, "down down page-down", 8, "6 7 8 9 10 11 12"},
		{plain, "down down page-down page-up", 2, "0 1 2 3 4 5 6"},
		{plain, "half-page-down", 3, "1 2 3 4 5 6 7 | 0 1 2 3 4 5 6"},
		{plain, "bottom half-page-up", 16, "10 11 12 13 14 15 16 | 12 13 14 15 16 17 18"},
		{plain, "bottom top", 0, "0 1 2 3 4 5 6"},
		{plain, "wheel3", 5, "3 4 5 6 7 8 9"},
		{plain, "bottom wheel-4", 13, "9 10 11 12 13 14 15"},
		{plain, "wheel99", 15, "13 14 15 16 17 18 19"},
		{plain, "scroll3", 0, "3 4 5 6 7 8 9"},
		{plain, "scroll3 down", 1, "0 1 2 3 4 5 6"},

		{headed, "", 1, "0 1 2 3 4 5 6"},
		{headed, "down down down", 4, "0 1 2 3 4 5 6"},
		{headed, "down down down down", 7, "0 4 5 6 7 8 9"},
		{headed, "down down down down up", 4, "0 3 4 5 6 7 8 | 2 3 4 5 6 7 8"},
		{headed, "bottom", 18, "12 14 15 16 17 18 19"},
		{headed, "bottom top", 1, "0 1 2 3 4 5 6"},
		{headed, "page-down page-down page-down page-down", 18, "12 14 15 16 17 18 19"},

		{tall, "", 0, "0 below 1 below 2 below 3"},
		{tall, "down down", 2, "1 below 2 below 3 below 4"},
		{tall, "wheel2", 2, "1 below 2 below 3 below 4"},
		{tall, "bottom", 19, "17 below 18 below 19 below"},

		{list.Rows{}, "down up bottom page-up wheel3", -1, ""},
		{list.Rows{Len: 2, Passed: []int{0, 1}}, "down", -1, "0 1"},
	} {
		m := list.Model{}.SetSize(20, 7).SetRows(test.rows)
		for _, do := range strings.Fields(test.do) {
			m = act(t, m, do)
		}
		got := strings.TrimSpace(strings.Join(strings.Fields(strings.Join(shown(m), " ")), " "))
		if m.Cursor() != test.cursor || !strings.Contains(" | "+test.shown+" | ", " | "+got+" | ") {
			t.Errorf("%+v, %q: cursor %d, shown %q; want %d, %q", test.rows, test.do, m.Cursor(), got, test.cursor, test.shown)
		}
	}
}

func act(t *testing.T, m list.Model, do string) list.Model {
	t.Helper()
	if lines, ok := strings.CutPrefix(do, "wheel"); ok {
		n, _ := strconv.Atoi(lines)
		return m.Wheel(n)
	}
	if lines, ok := strings.CutPrefix(do, "scroll"); ok {
		n, _ := strconv.Atoi(lines)
		return m.Scroll(n)
	}
	if do == "up" || do == "down" {
		do = "line-" + do
	}
	m, handled := m.Act(keys.Action(do))
	if !handled {
		t.Fatalf("%q is not handled", do)
	}
	return m
}

// TestAlwaysInSight moves about in lists of all sorts and windows of all sizes:
// the cursor's row must be drawn, and rows be found where they are drawn.
func TestAlwaysInSight(t *testing.T) {
	moves := []string{
		"down", "down", "page-down", "half-page-down", "up", "wheel3", "bottom", "up", "half-page-up", "page-up",
		"wheel-5", "down", "wheel1", "top", "wheel99", "page-up", "bottom", "wheel-99",
	}
	for _, rows := range []list.Rows{
		{Len: 1},
		{Len: 5},
		{Len: 100},
		{Len: 31, Lines: 2},
		{Len: 17, Lines: 3},
		{Len: 40, Passed: []int{0, 1, 9, 10, 11, 25, 38, 39}, Sticky: true},
		{Len: 40, Lines: 2, Passed: []int{0, 9, 25}, Sticky: true},
	} {
		for h := 1; h <= 20; h++ {
			m := list.Model{}.SetSize(12, h).SetRows(rows)
			for i, do := range moves {
				m = act(t, m, do)
				view := m.View(viewtest.Theme(), number)
				viewtest.Fits(t, view, 12, h)
				lines := strings.Split(ansi.Strip(view), "\n")
				seen := false
				for y, line := range lines {
					row := m.At(y)
					seen = seen || row == m.Cursor()
					if text := strings.Trim(line, " ▐"); text != "" && text != "below" && text != strconv.Itoa(row) {
						t.Fatalf("%+v, height %d, after %v: line %d is %q, At says row %d", rows, h, moves[:i+1], y, text, row)
					}
				}
				if !seen {
					t.Fatalf("%+v, height %d, after %v: row %d is out of sight:\n%s", rows, h, moves[:i+1], m.Cursor(), view)
				}
			}
		}
	}
}

func TestFitsAnySize(t *testing.T) {
	viewtest.Sweep(func(w, h int) {
		m := list.Model{}.SetRows(list.Rows{Len: 1000, Lines: 2}).SetSize(w, h).Select(500)
		viewtest.Fits(t, m.View(viewtest.Theme(), number), w, h)
	})
}

func TestScrollMark(t *testing.T) {
	for _, test := range []struct {
		rows, cursor int
		want         string
	}{
		{4, 0, "    "}, {5, 0, "▐▐▐ "}, {5, 4, " ▐▐▐"}, {8, 0, "▐▐  "}, {8, 7, "  ▐▐"}, {1000, 0, "▐   "}, {1000, 500, " ▐  "}, {1000, 999, "   ▐"},
	} {
		m := list.Model{}.SetSize(10, 4).SetRows(list.Rows{Len: test.rows}).Select(test.cursor)
		got := ""
		for _, line := range strings.Split(ansi.Strip(m.View(viewtest.Theme(), number)), "\n") {
			got += ansi.Cut(list.Pad(line, 10), 9, 10)
		}
		if got != test.want {
			t.Errorf("row %d of %d: got %q, want %q", test.cursor, test.rows, got, test.want)
		}
	}
}

func TestGroup(t *testing.T) {
	groups := []string{"b", "a", "", "b", "", "a"}
	rows := list.Group(len(groups), func(i int) string { return groups[i] })
	want := "[{ 2} { 4} {b 0} { 0} { 3} {a 1} { 1} { 5}]"
	if got := fmt.Sprint(rows); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got := fmt.Sprint(list.Headings(rows)); got != "[2 5]" {
		t.Errorf("headings: got %s, want [2 5]", got)
	}
}

func BenchmarkView(b *testing.B) {
	for _, n := range []int{100, 100_000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			m := list.Model{}.SetSize(80, 50).SetRows(list.Rows{Len: n})
			for b.Loop() {
				m, _ = m.Act(keys.LineDown)
				_ = m.View(viewtest.Theme(), number)
			}
		})
	}
}
