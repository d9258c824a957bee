package typeset

import (
	"bytes"
	"slices"

	"briefing/briefing"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

// Glamour nests containers by wrapping text that is already wrapped, which
// takes exponential time on deep nesting, joins the paragraphs of a list item,
// and has no hanging indent. So containers are taken apart here, down to leaf
// blocks. Each is rendered on its own, with leads in front of its lines.

// block is a leaf of a document. It is laid out, and cached, as a whole.
type block struct {
	root  *ast.Document // holds the leaf alone, as Glamour renders it
	feed  *feed         // holds the text of the nodes below root
	span  briefing.Span // source bytes from the first to the last shown
	leads []*lead       // outermost first
	opens int           // how many of the leads, innermost, begin with this block
	// gap is -1 if the block follows the one before without a blank line,
	// otherwise the number of leads that go on through the blank line.
	gap  int
	grid *grid // of a table, else nil
}

// leadKind is what stands in front of the lines of a container.
type leadKind int

const (
	quoteLead  leadKind = iota // a bar on every line
	bulletLead                 // a bullet on the first line
	numberLead                 // a number on the first line
	taskLead                   // a box on the first line
	indentLead                 // white space
)

// lead is a container as seen from the lines in it.
type lead struct {
	kind   leadKind
	number int  // of an item
	digits int  // of the highest number in its list
	done   bool // of a task
}

// maxLeads bounds nesting. Deeper containers show as the one around them.
const maxLeads = 64

// flattener collects the leaf blocks of a chunk.
type flattener struct {
	chunk *chunk
	buf   []byte // the text of the chunk, lead first
	tame  []byte // what goldmark read of it, see tamed
	leads []*lead
	fresh int  // how many leads, innermost, have no block yet
	gap   bool // whether a blank line stands before the next block
}

// children takes apart the blocks below n, a blank line between each two if
// loose. A list stands right below its heading.
func (f *flattener) children(n ast.Node, loose bool) {
	for c := n.FirstChild(); c != nil; {
		next := c.NextSibling()
		f.node(c)
		if next != nil {
			f.gap = loose && !isTitle(c) && !isHeadOfList(c, next)
		}
		c = next
	}
}

func isHeadOfList(n, next ast.Node) bool {
	return n.Kind() == ast.KindHeading && next.Kind() == ast.KindList
}

func (f *flattener) node(n ast.Node) {
	switch n := n.(type) {
	case *ast.Blockquote:
		f.within(&lead{kind: quoteLead}, func() { f.children(n, true) })
	case *ast.List:
		f.list(n)
	case *east.DefinitionList:
		f.children(n, false)
	case *east.DefinitionTerm:
		f.term(n)
	case *east.DefinitionDescription:
		f.within(&lead{kind: indentLead}, func() { f.children(n, !n.IsTight) })
	case *ast.Paragraph:
		if isTitle(n) {
			f.title(n)
			break
		}
		f.wideTable(n)
		f.leaf(n)
	case *ast.TextBlock:
		p := ast.NewParagraph()
		moveChildren(p, n)
		f.leaf(p)
	case *ast.HTMLBlock:
		f.html(n)
	case *ast.Heading:
		f.heading(n)
	case *ast.FencedCodeBlock:
		n.Info = nil // it points into the source, and the feed is not the source
		f.code(n)
	case *ast.CodeBlock:
		f.code(n)
	case *ast.ThematicBreak:
		f.emit(n, f.newFeed())
	case *east.Table:
		f.table(n)
	}
}

// within puts l in front of the blocks that inside emits.
func (f *flattener) within(l *lead, inside func()) {
	if len(f.leads) >= maxLeads {
		inside()
		return
	}
	f.leads = append(f.leads, l)
	f.fresh++
	inside()
	f.leads = f.leads[:len(f.leads)-1]
	f.fresh = min(f.fresh, len(f.leads))
}

func (f *flattener) list(n *ast.List) {
	digits := 1
	for last := n.Start + n.ChildCount() - 1; last >= 10; last /= 10 {
		digits++
	}
	number := n.Start
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		l := &lead{kind: bulletLead, number: number, digits: digits}
		if n.IsOrdered() {
			l.kind = numberLead
		}
		if box := takeBox(c); box != nil {
			l.kind, l.done = taskLead, box.IsChecked
		}
		f.within(l, func() { f.item(c, !n.IsTight) })
		if c.NextSibling() != nil {
			f.gap = !n.IsTight
		}
		number++
	}
}

// item takes apart a list item, which shows its bullet even if there is nothing
// else to show.
func (f *flattener) item(n ast.Node, loose bool) {
	blocks := len(f.chunk.blocks)
	f.children(n, loose)
	if len(f.chunk.blocks) == blocks {
		f.emit(ast.NewParagraph(), f.newFeed())
	}
}

// takeBox removes and returns the box that makes a list item a task, nil if
// there is none.
func takeBox(item ast.Node) *east.TaskCheckBox {
	first := item.FirstChild()
	if first == nil {
		return nil
	}
	box, ok := first.FirstChild().(*east.TaskCheckBox)
	if !ok {
		return nil
	}
	first.RemoveChild(first, box)
	return box
}

// term shows the term of a definition in bold.
func (f *flattener) term(n *east.DefinitionTerm) {
	p, strong := ast.NewParagraph(), ast.NewEmphasis(2)
	moveChildren(strong, n)
	p.AppendChild(p, strong)
	f.leaf(p)
}

func (f *flattener) heading(n *ast.Heading) {
	if b := f.leaf(n); b != nil {
		f.chunk.heads = append(f.chunk.heads, Heading{Level: n.Level, Text: b.feed.plain(0), Span: b.span})
	}
}

// code shows a block of code, its lines fed one by one.
func (f *flattener) code(n ast.Node) {
	fd := f.newFeed()
	lines := text.NewSegments()
	for i := range n.Lines().Len() {
		lines.Append(fd.codeLine(n.Lines().At(i)))
	}
	n.SetLines(lines)
	if len(fd.pieces) > 0 {
		f.within(&lead{kind: indentLead}, func() { f.emit(n, fd) })
	}
}

// html shows the text of an HTML block as a paragraph.
func (f *flattener) html(n *ast.HTMLBlock) {
	fd, p := f.newFeed(), ast.NewParagraph()
	var h htmlText
	for i := range n.Lines().Len() {
		h.line(fd, p, n.Lines().At(i))
	}
	if n.HasClosure() {
		h.line(fd, p, n.ClosureLine)
	}
	if len(fd.pieces) > 0 {
		f.emit(p, fd)
	}
}

// leaf feeds the inlines below n and emits it as a block. It returns nil if
// there is nothing to show.
func (f *flattener) leaf(n ast.Node) *block {
	fd := f.newFeed()
	fd.inlines(n, 0)
	if len(fd.pieces) == 0 {
		return nil
	}
	return f.emit(n, fd)
}

// emit appends a block that shows n, whose text is in fd.
func (f *flattener) emit(n ast.Node, fd *feed) *block {
	b := &block{root: ast.NewDocument(), feed: fd, leads: slices.Clone(f.leads), opens: f.fresh, gap: -1}
	b.root.AppendChild(b.root, n)
	var before *block
	if len(f.chunk.blocks) > 0 {
		before = f.chunk.blocks[len(f.chunk.blocks)-1]
	}
	b.span = fd.span(before)
	if f.gap || before == nil && f.afterBlank(b) {
		b.gap = shared(before, b)
	}
	f.chunk.blocks = append(f.chunk.blocks, b)
	f.fresh, f.gap = 0, false
	return b
}

// afterBlank reports whether a blank line stands in the chunk before b.
func (f *flattener) afterBlank(b *block) bool {
	before := f.buf[f.chunk.lead.Len():][:max(b.span.Start-f.chunk.span.Start, 0)]
	return bytes.Contains(before, []byte("\n\n"))
}

// shared returns how many leads two blocks have in common.
func shared(a, b *block) int {
	if a == nil {
		return 0
	}
	n := 0
	for n < min(len(a.leads), len(b.leads)) && a.leads[n] == b.leads[n] {
		n++
	}
	return n
}
