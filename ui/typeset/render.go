package typeset

import (
	"bytes"
	"slices"

	"briefing/ui/bidi"

	gansi "charm.land/glamour/v2/ansi"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"
)

// render returns the lines of b with its leads in front, and a blank line before
// them if gap.
func (l *Layout) render(b *block, gap bool) []Line {
	first, rest := l.leads(b)
	in := widthOf(first)
	var lines []Line
	if b.grid != nil {
		lines = l.table(b, l.width-in)
	} else {
		lines = l.fit(b, b.root, l.width-in)
	}
	if len(lines) == 0 {
		lines = []Line{l.line(nil)}
	}
	beside := l.leftward
	if lines[0].rightToLeft {
		beside = l.rightward
	}
	var out []Line
	if gap {
		out = append(out, beside(l.bars(b.leads[:b.gap]), Line{}))
	}
	for i, line := range lines {
		lead := rest
		if i == 0 {
			lead = first
		}
		out = append(out, beside(lead, line))
	}
	return out
}

// leftward returns a line behind its leads.
func (l *Layout) leftward(leads []run, line Line) Line {
	in := widthOf(leads)
	return l.line(spaced(slices.Concat(leads, flush(line, l.width-in, in))))
}

// rightward returns a line of a block that runs from right to left, with its leads at
// the right edge.
func (l *Layout) rightward(leads []run, line Line) Line {
	in := widthOf(leads)
	runs := flush(line, l.width-in, 0)
	for _, lead := range slices.Backward(leads) {
		p := bidi.ReadRightToLeft(lead.text)
		lead.text = p.String(l.opts.Bidi)
		lead.col = l.width - lead.col - lead.width
		runs = append(runs, lead)
	}
	return l.line(spaced(runs))
}

// flush returns the runs of a line within width cells from col on: at their left edge,
// or at the right one if the line runs from right to left.
func flush(line Line, width, col int) []run {
	if line.rightToLeft {
		col += width - line.Width()
	}
	return moved(line.runs, col)
}

// glamour has Glamour render doc, which shows text of b, and returns the lines it made:
// one for each paragraph, and where the text has a break.
func (l *Layout) glamour(b *block, doc *ast.Document) []Line {
	if l.renderer == nil {
		l.renderer = renderer.NewRenderer(renderer.WithNodeRenderers(util.Prioritized(gansi.NewRenderer(gansi.Options{
			Styles:           *l.opts.Style,
			InlineTableLinks: true,
			PreserveNewLines: true,
		}), 0)))
	}
	var out bytes.Buffer
	_ = l.renderer.Render(&out, b.feed.out, doc) // writing to memory does not fail
	return walk(out.Bytes(), b.feed.pieces, l.opts.Method, l.sgr(l.opts.Style.HTMLSpan.StylePrimitive))
}

// fit returns the lines of doc, which shows text of b, none wider than width, with their
// characters in the order in which they stand on the screen.
func (l *Layout) fit(b *block, doc *ast.Document, width int) []Line {
	read, next := bidi.Read, (*wrapper).lineFrom
	if isCode(doc) {
		read, next = bidi.ReadLeftToRight, (*wrapper).codeFrom
	}
	var out []Line
	for _, line := range l.glamour(b, doc) {
		p := bidi.Paragraph{}
		if l.opts.Bidi != bidi.Off {
			p = read(line.Text())
		}
		if p.Plain() && line.Width() <= width {
			out = append(out, line)
			continue
		}
		w := newWrapper(line, width)
		w.paragraph, w.mode = p, l.opts.Bidi
		out = append(out, w.lines(next)...)
	}
	return out
}

func isCode(doc *ast.Document) bool {
	switch doc.FirstChild().Kind() {
	case ast.KindCodeBlock, ast.KindFencedCodeBlock:
		return true
	}
	return false
}

// line returns a line made of runs.
func (l *Layout) line(runs []run) Line {
	return Line{runs: trimRight(runs), ruler: l.opts.Method}
}

// moved returns copies of runs, by columns further right.
func moved(runs []run, by int) []run {
	out := make([]run, len(runs))
	for i, r := range runs {
		r.col += by
		out[i] = r
	}
	return out
}

// widthOf returns the number of cells up to the end of the last run.
func widthOf(runs []run) int { return Line{runs: runs}.Width() }
