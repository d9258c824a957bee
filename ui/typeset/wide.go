package typeset

import (
	"bytes"

	"briefing/briefing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// goldmark fills every row of a table up to as many cells as its header has, so that a
// few thousand rows of two bytes each make millions. A table of more than maxColumns is
// shown as the text that it is, by the rule that briefing.Show goes by; and a chunk ends
// after maxCells.
const (
	maxColumns = 64
	maxCells   = 4 << 10
)

// tables is extension.Table without tables that are too wide.
type tables struct{}

func (tables) Extend(m goldmark.Markdown) {
	m.Parser().AddOptions(
		parser.WithParagraphTransformers(util.Prioritized(narrowTables{extension.NewTableParagraphTransformer()}, 200)),
		parser.WithASTTransformers(util.Prioritized(extension.NewTableASTTransformer(), 0)),
	)
}

// narrowTables makes tables of paragraphs but of those that are too wide.
type narrowTables struct{ parser.ParagraphTransformer }

// tooWide is the attribute of a paragraph that would be a table: how many columns it has.
var tooWide = []byte("columns")

func (t narrowTables) Transform(p *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines := p.Lines()
	for i := 1; i < lines.Len(); i++ {
		line, above := lines.At(i), lines.At(i-1)
		if n := columnsOf(line.Value(reader.Source())); n > maxColumns {
			if bytes.IndexByte(above.Value(reader.Source()), '|') >= 0 {
				p.SetAttribute(tooWide, n)
			}
			return
		}
	}
	t.ParagraphTransformer.Transform(p, reader, pc)
}

// columnsOf returns the number of columns of a table, given the row below its
// header; 0 if line is no such row.
func columnsOf(line []byte) int {
	if !isDelimiter(line) {
		return 0
	}
	line = bytes.Trim(line, " \t\r\n")
	line = bytes.TrimSuffix(bytes.TrimPrefix(line, []byte("|")), []byte("|"))
	return bytes.Count(line, []byte("|")) + 1
}

// wideTable says above a table that is too wide for one why it is shown as text.
func (f *flattener) wideTable(p *ast.Paragraph) {
	n, ok := p.Attribute(tooWide)
	if columns, isCount := n.(int); ok && isCount && f.chunk.lead.Empty() {
		fd, note, words := f.newFeed(), ast.NewParagraph(), ast.NewEmphasis(1)
		words.AppendChild(words, fd.literal("A table of "+briefing.Count(columns, "column")+", shown as plain text:"))
		note.AppendChild(note, words)
		f.emit(note, fd)
		f.gap = true
	}
}
