package typeset

import "github.com/yuin/goldmark/ast"

// Pairs are a table of two columns without a header: a list whose items have
// two parts, such as a name and a description. It is shown as a table only
// where both parts have room for prose; elsewhere the second part stands below
// the first.

const (
	roomForPairs = 100 // cells from which on the parts stand side by side
	pairIndent   = 2   // cells by which the second part is moved, below the first
)

// ofTwo reports whether g is pairs.
func (g *grid) ofTwo() bool { return g.head == 0 && len(g.columns) == 2 }

// underHeading reports whether the block before is a heading, which pairs belong to
// as a list's items do: no blank line parts them.
func (f *flattener) underHeading() bool {
	n := len(f.chunk.blocks)
	return n > 0 && f.chunk.blocks[n-1].root.FirstChild().Kind() == ast.KindHeading
}

// isPairs reports whether g is pairs that need more than one line each in a table of
// width cells.
func (g *grid) isPairs(width int) bool {
	return g.ofTwo() && g.columns[0].full+gutter+g.columns[1].full > width
}

// pairs returns how wide the parts are side by side, nil if there is no room for
// them: the first gets a third at most.
func (g *grid) pairs(width int) []int {
	if width < roomForPairs {
		return nil
	}
	first := min(g.columns[0].full, width/3)
	return []int{first, width - gutter - first}
}

// pairs returns the lines of pairs, the second part below the first.
func (l *Layout) pairs(b *block, width int) []Line {
	indent := pairIndent
	if width < 4*indent {
		indent = 0
	}
	var lines []Line
	for _, row := range b.grid.rows {
		for i, cell := range row {
			in := i * indent
			if cell == nil {
				continue
			}
			for _, line := range l.fit(b, cell, width-in) {
				lines = append(lines, l.line(spaced(flush(line, width-in, in))))
			}
		}
	}
	return lines
}
