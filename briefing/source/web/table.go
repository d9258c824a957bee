package web

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// table writes a table of data as a Markdown table. A table used for layout
// only is written as if its cells were plain blocks.
func (w *writer) table(n *html.Node) {
	w.flush()
	rows := rowsOf(n)
	columns := 0
	for _, r := range rows {
		columns = max(columns, len(r))
	}
	if len(rows) < 2 || columns < 2 || columns > 20 {
		w.children(n)
		w.flush()
		return
	}
	var b strings.Builder
	for i, r := range rows {
		b.WriteByte('|')
		for j := range columns {
			cell := ""
			if j < len(r) {
				cell = strings.ReplaceAll(inline([]run{{textOf(r[j]), ""}}, false), "|", `\|`)
			}
			b.WriteString(" " + cell + " |")
		}
		if i == 0 {
			b.WriteString("\n|" + strings.Repeat(" --- |", columns))
		}
		if i+1 < len(rows) {
			b.WriteByte('\n')
		}
	}
	w.blocks = append(w.blocks, b.String())
}

// rowsOf returns the cells of a table of data by rows. It returns nil for a
// layout table, whose cells hold blocks.
func rowsOf(table *html.Node) [][]*html.Node {
	var rows [][]*html.Node
	for d := range table.Descendants() {
		switch {
		case d.DataAtom == atom.Tr:
			rows = append(rows, nil)
		case d.DataAtom == atom.Td || d.DataAtom == atom.Th:
			if len(rows) == 0 {
				return nil
			}
			rows[len(rows)-1] = append(rows[len(rows)-1], d)
		case d.DataAtom == atom.Table, d.DataAtom == atom.Li, d.DataAtom == atom.Blockquote, isHeading(d), d.DataAtom == atom.Pre:
			return nil
		}
	}
	for _, r := range rows {
		for _, c := range r {
			const longest = 200
			if len(linesOf(c)) > 1 || len(textOf(c)) > longest {
				return nil
			}
		}
	}
	return rows
}
