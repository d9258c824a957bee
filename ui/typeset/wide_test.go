package typeset

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"briefing/briefing"
	"briefing/briefing/page"
)

// wide returns a table of so many columns and rows, these of one cell.
func wide(columns, rows int) string {
	return strings.Repeat("|a", columns) + "|\n" + strings.Repeat("|-", columns) + "|\n" + strings.Repeat("|x\n", rows)
}

// TestWideTables shows as text what would be a table of too many columns, says so once,
// and never makes many cells at once of a table that is one.
func TestWideTables(t *testing.T) {
	for _, tt := range []struct {
		columns, rows int
		note          string
	}{
		{3, 2, ""},
		{maxColumns, 2, ""},
		{maxColumns + 1, 2, "A table of 65 columns, shown as plain text:"},
		{1000, 5000, "A table of 1,000 columns, shown as plain text:"},
		{maxColumns, 5000, ""},
	} {
		src := "Before.\n\n" + wide(tt.columns, tt.rows) + "\nAfter.\n"
		doc := open(src, ansi.GraphemeWidth)
		var text, got strings.Builder
		for _, line := range all(doc.Layout(200)) {
			for _, r := range line.runs {
				if text.WriteString(r.text); !r.src.Empty() {
					got.WriteString(r.text)
				}
			}
		}
		if n := strings.Count(text.String(), "shown as plain text"); n != min(1, len(tt.note)) || !strings.Contains(text.String(), tt.note) {
			t.Errorf("%d columns: %d notes, want %q", tt.columns, n, tt.note)
		}
		want := page.Plain(briefing.Show(src), briefing.Span{End: len(src)})
		if isText := tt.note != ""; isText && squash(got.String()) != squash(want) {
			t.Errorf("%d columns, %d rows: shown as %.200q, said to be %.200q", tt.columns, tt.rows, squash(got.String()), squash(want))
		}
		for _, c := range doc.chunks {
			for _, b := range c.blocks {
				if b.grid != nil && len(b.grid.columns)*len(b.grid.rows) > 2*maxCells {
					t.Errorf("%d columns: a grid of %d cells", tt.columns, len(b.grid.columns)*len(b.grid.rows))
				}
			}
		}
	}
}
