package typeset

import (
	"briefing/briefing"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

// records returns the rows of a table below each other: a paragraph a row, a line
// a cell, each with the header of its column in front.
func (l *Layout) records(b *block, width int) []Line {
	var head []*ast.Document
	rows := b.grid.rows
	if b.grid.head > 0 && len(rows) > 1 {
		head, rows = rows[0], rows[1:]
	}
	var lines []Line
	for i, row := range rows {
		record := l.fit(b, b.feed.record(head, row), width)
		if i > 0 {
			lines = append(lines, l.line(nil))
			forget(record, b.grid.body)
		}
		lines = append(lines, record...)
	}
	return lines
}

// forget makes lines no longer show what stands before offset: the header is
// found where it is shown first.
func forget(lines []Line, offset int) {
	for _, line := range lines {
		for i := range line.runs {
			if r := &line.runs[i]; r.src.Start < offset {
				r.src = briefing.Span{}
			}
		}
	}
}

// record returns what shows the cells of a row that are not empty.
func (f *feed) record(head, row []*ast.Document) *ast.Document {
	doc, p := ast.NewDocument(), ast.NewParagraph()
	doc.AppendChild(doc, p)
	for i, cell := range row {
		if cell == nil {
			continue
		}
		if p.FirstChild() != nil {
			p.AppendChild(p, f.literal("\n"))
		}
		if i < len(head) && head[i] != nil {
			copyChildren(p, head[i].FirstChild())
			p.AppendChild(p, f.literal(": "))
		}
		copyChildren(p, cell.FirstChild())
	}
	return doc
}

// copyChildren appends copies of the inlines below from to the children of to.
func copyChildren(to, from ast.Node) {
	for c := from.FirstChild(); c != nil; c = c.NextSibling() {
		if k := copyOf(c); k != nil {
			copyChildren(k, c)
			to.AppendChild(to, k)
		}
	}
}

// copyOf returns a copy of an inline that was fed, without its children.
func copyOf(n ast.Node) ast.Node {
	switch n := n.(type) {
	case *ast.Text:
		return ast.NewTextSegment(n.Segment)
	case *ast.Emphasis:
		return ast.NewEmphasis(n.Level)
	case *ast.CodeSpan:
		return ast.NewCodeSpan()
	case *ast.Link:
		link := ast.NewLink()
		link.Destination = n.Destination
		return link
	case *ast.Image:
		return ast.NewImage(ast.NewLink())
	case *east.Strikethrough:
		return east.NewStrikethrough()
	}
	return nil
}

// literal returns text that is not in the source.
func (f *feed) literal(s string) *ast.Text {
	start := len(f.out)
	f.out = append(f.out, s...)
	return ast.NewTextSegment(text.NewSegment(start, len(f.out)))
}
