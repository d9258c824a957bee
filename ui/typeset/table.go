package typeset

import (
	"github.com/charmbracelet/x/ansi"
	"github.com/yuin/goldmark/ast"
)

// tableWidth returns the width a table needs for no cell to wrap. Glamour
// stretches tables to the width it is given.
func tableWidth(b *block) int {
	var columns []int
	for row := b.root.FirstChild().FirstChild(); row != nil; row = row.NextSibling() {
		i := 0
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			if i == len(columns) {
				columns = append(columns, 0)
			}
			columns[i] = max(columns[i], cellWidth(cell, b.feed.out))
			i++
		}
	}
	total := len(columns) - 1 // borders
	for _, w := range columns {
		total += w + 2
	}
	return total
}

func cellWidth(cell ast.Node, feed []byte) int {
	var text []byte
	_ = ast.Walk(cell, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if t, ok := n.(*ast.Text); ok && entering {
			text = append(text, t.Segment.Value(feed)...)
		}
		return ast.WalkContinue, nil
	})
	return ansi.StringWidth(string(text))
}
