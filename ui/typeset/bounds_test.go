package typeset

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// However long a text is that is read from its beginning to its end, what is kept of it
// has a bound, and the text is shown as it would be.
func TestKept(t *testing.T) {
	var src strings.Builder
	for i := range 6000 {
		fmt.Fprintf(&src, "- item %d, of a list that goes on\n", i)
	}
	d := Parse([]byte(src.String()), Options{Style: Style(true, NoColor), Method: ansi.WcWidth})
	l := d.Layout(60)
	n := 0
	for at := (Pos{}); n < 6000; at = l.Move(at, 500) {
		for _, line := range l.Lines(at, 500) {
			if want := fmt.Sprintf("item %d,", n); !strings.Contains(line.Text(), want) {
				t.Fatalf("line %d is %q, want %q in it", n, line.Text(), want)
			}
			n++
		}
		if len(l.lines) > blocksKept {
			t.Fatalf("%d blocks are kept laid out", len(l.lines))
		}
	}
	kept := 0
	for _, c := range d.chunks {
		if c.parsed {
			kept++
		}
	}
	if kept > parsedKept {
		t.Errorf("%d of %d chunks are kept parsed", kept, len(d.chunks))
	}
}

// No more brackets are open at once for the parser than it has time for, and what is
// shown are all of them.
func TestBrackets(t *testing.T) {
	src := strings.Repeat("[", 3000)
	if open := strings.Count(string(tamed([]byte(src))), "["); open != maxBrackets {
		t.Errorf("%d brackets are left, want %d", open, maxBrackets)
	}
	links := strings.Repeat("[a](b) ", 1000)
	if got := string(tamed([]byte(links))); got != links {
		t.Error("links that end are not left alone")
	}
	d := Parse([]byte(src), Options{Style: Style(true, NoColor), Method: ansi.WcWidth})
	shown := 0
	for _, line := range d.Layout(80).Lines(Pos{}, 1000) {
		shown += strings.Count(line.Text(), "[")
	}
	if shown != len(src) {
		t.Errorf("%d brackets are shown, want %d", shown, len(src))
	}
}

// Of a text of nothing but headings, as many are found as can be read at once; a text
// without any is not parsed for them.
func TestManyHeadings(t *testing.T) {
	options := Options{Style: Style(true, NoColor), Method: ansi.WcWidth}
	d := Parse([]byte(strings.Repeat("# A heading of some words\n\n", 100000)), options)
	hs, all := d.Headings()
	if all || len(hs) < 10000 || len(hs) > headingsRead {
		t.Errorf("%d headings, all %t", len(hs), all)
	}
	d = Parse([]byte(strings.Repeat("Some words of prose, and more of them.\n\n", 100000)), options)
	if hs, all := d.Headings(); !all || len(hs) > 0 || d.parsed > 0 {
		t.Errorf("%d headings, all %t, %d chunks parsed", len(hs), all, d.parsed)
	}
}

// A large table is kept like other text: by what it takes in memory, not by its blocks.
func TestKeptOfTable(t *testing.T) {
	const columns, rows = 20, 20_000
	src := strings.Repeat("|a", columns) + "|\n" + strings.Repeat("|-", columns) + "|\n" + strings.Repeat(strings.Repeat("|b", columns)+"|\n", rows)
	d := Parse([]byte(src), Options{Style: Style(true, NoColor), Method: ansi.WcWidth})
	l := d.Layout(200)
	mostCells, mostRuns := 0, 0
	for at, n := (Pos{}), 0; n < 4000; at, n = l.Move(at, 100), n+100 {
		l.Lines(at, 100)
		cells, runs := 0, 0
		for _, c := range d.chunks {
			for _, b := range c.blocks {
				cells += len(b.grid.rows) * len(b.grid.columns)
			}
		}
		for _, lines := range l.lines {
			for _, line := range lines {
				runs += len(line.runs)
			}
		}
		mostCells, mostRuns = max(mostCells, cells), max(mostRuns, runs)
	}
	const last = 2 * maxCells // what is kept when the bound is reached, and a chunk more
	if mostCells > parsedKept*cellsOfChunk+last || mostRuns > blocksKept*runsOfBlock+2*last {
		t.Errorf("%d cells are kept parsed, %d runs laid out", mostCells, mostRuns)
	}
}
