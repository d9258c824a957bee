package typeset

import (
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// Glamour stretches tables to the width it is given, cuts header cells to one
// line, and breaks words when columns get narrow. So the grid is made here, and
// Glamour renders the cells, each as a paragraph as wide as its column. A table
// that does not fit without breaking words is shown as records instead.

// grid is a table taken apart.
type grid struct {
	columns []column
	rows    [][]*ast.Document // a cell each, nil if empty
	head    int               // how many of the rows, 0 or 1, are a header
	body    int               // the source offset where the header is over
}

// column says what a column of a grid needs.
type column struct {
	align east.Alignment
	full  int // cells for no line to wrap
	tight int // cells for no word to be broken, but long ones
}

const (
	longWord = 16 // cells beyond which a word may be broken
	border   = " │ "
	crossing = "─┼─"
	gutter   = 3 // cells between two columns
)

// table shows a table, its header in bold.
func (f *flattener) table(n *east.Table) {
	fd, g := f.newFeed(), &grid{}
	for _, a := range n.Alignments {
		g.columns = append(g.columns, column{align: a, tight: 1})
	}
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		head := row.Kind() == east.KindTableHeader
		cells := g.row(fd, row, head)
		if head && !slices.ContainsFunc(cells, func(cell *ast.Document) bool { return cell != nil }) {
			continue // a header without text
		}
		g.rows = append(g.rows, cells)
		if s, ok := fd.covers(0); ok && head {
			g.head, g.body = 1, s.End
		}
	}
	if g.ofTwo() && f.underHeading() {
		f.gap = false
	}
	f.emit(ast.NewParagraph(), fd).grid = g
}

// row feeds the cells of a row and returns them.
func (g *grid) row(f *feed, row ast.Node, head bool) []*ast.Document {
	cells := make([]*ast.Document, 0, len(g.columns))
	for cell := row.FirstChild(); cell != nil && len(cells) < len(g.columns); cell = cell.NextSibling() {
		var doc *ast.Document
		if cell.FirstChild() != nil {
			doc = f.cell(cell, head)
			g.columns[len(cells)].measure(string(textOf(doc, f.out)))
		}
		cells = append(cells, doc)
	}
	return cells
}

// cell feeds the inlines in a cell and returns what shows them.
func (f *feed) cell(cell ast.Node, head bool) *ast.Document {
	doc, p := ast.NewDocument(), ast.NewParagraph()
	doc.AppendChild(doc, p)
	if head {
		strong := ast.NewEmphasis(2)
		p.AppendChild(p, strong)
		moveChildren(strong, cell)
	} else {
		moveChildren(p, cell)
	}
	f.inlines(p, 0)
	return doc
}

// textOf returns what the text nodes below n have in the feed.
func textOf(n ast.Node, feed []byte) []byte {
	var out []byte
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if t, ok := n.(*ast.Text); ok && entering {
			out = append(out, t.Segment.Value(feed)...)
		}
		return ast.WalkContinue, nil
	})
	return out
}

// measure makes room for text, by the ruler that needs more.
func (c *column) measure(text string) {
	c.full = max(c.full, ansi.StringWidth(text), ansi.StringWidthWc(text))
	for _, word := range strings.Fields(text) {
		c.tight = max(c.tight, min(max(ansi.StringWidth(word), ansi.StringWidthWc(word)), longWord))
	}
}

// widths returns how wide the columns are in a table of at most width cells, nil
// if they do not fit. Room beyond what words need goes where most lines wrap.
func (g *grid) widths(width int) []int {
	ws := make([]int, len(g.columns))
	room := width - gutter*(len(ws)-1)
	for i, c := range g.columns {
		ws[i] = c.tight
		room -= c.tight
	}
	if room < 0 {
		return nil
	}
	for ; room > 0; room-- {
		most := -1
		for i, c := range g.columns {
			if ws[i] < c.full && (most < 0 || c.full*ws[most] > g.columns[most].full*ws[i]) {
				most = i
			}
		}
		if most < 0 {
			break
		}
		ws[most]++
	}
	return ws
}

// table returns the lines of a table, none wider than width.
func (l *Layout) table(b *block, width int) []Line {
	ws := b.grid.widths(width)
	switch {
	case b.grid.isPairs(width):
		if ws = b.grid.pairs(width); ws == nil {
			return l.pairs(b, width)
		}
	case ws == nil:
		return l.records(b, width)
	}
	var lines []Line
	for i, row := range b.grid.rows {
		lines = append(lines, l.row(b, row, ws)...)
		if i < b.grid.head {
			lines = append(lines, l.rule(ws))
		}
	}
	return lines
}

// row returns the lines of a row whose columns are ws wide.
func (l *Layout) row(b *block, row []*ast.Document, ws []int) []Line {
	cells, height := make([][]Line, len(ws)), 1
	for i, doc := range row {
		if doc != nil {
			cells[i] = l.fit(b, doc, ws[i])
			height = max(height, len(cells[i]))
		}
	}
	lines := make([]Line, height)
	for y := range lines {
		var runs []run
		col := 0
		for x, cell := range cells {
			if x > 0 {
				runs = append(runs, l.ornament(border, col))
				col += gutter
			}
			if y < len(cell) {
				runs = append(runs, aligned(cell[y], b.grid.columns[x].align, col, ws[x])...)
			}
			col += ws[x]
		}
		lines[y] = l.line(spaced(runs))
	}
	return lines
}

// aligned returns the runs of a line within width cells from col on.
func aligned(line Line, align east.Alignment, col, width int) []run {
	switch align {
	case east.AlignNone:
		return flush(line, width, col)
	case east.AlignRight:
		col += width - line.Width()
	case east.AlignCenter:
		col += (width - line.Width()) / 2
	}
	return moved(line.runs, col)
}

// spaced returns runs with spaces where there is nothing between two of them.
func spaced(runs []run) []run {
	var out []run
	col := 0
	for _, r := range runs {
		if gap := r.col - col; gap > 0 {
			out = append(out, run{text: strings.Repeat(" ", gap), col: col, width: gap})
		}
		out = append(out, r)
		col = r.col + r.width
	}
	return out
}

// rule returns the line below a header.
func (l *Layout) rule(ws []int) Line {
	parts := make([]string, len(ws))
	for i, w := range ws {
		parts[i] = strings.Repeat("─", w)
	}
	return l.line([]run{l.ornament(strings.Join(parts, crossing), 0)})
}

// ornament returns a piece of the grid.
func (l *Layout) ornament(text string, col int) run {
	return run{text: text, sgr: l.sgr(l.opts.Style.Table.StylePrimitive), col: col, width: ansi.StringWidth(text)}
}
