package typeset

import (
	"bytes"
	"slices"

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
	var out []Line
	if gap {
		out = append(out, l.line(l.bars(b.leads[:b.gap])))
	}
	for i, line := range lines {
		lead := rest
		if i == 0 {
			lead = first
		}
		out = append(out, l.line(slices.Concat(lead, moved(line.runs, in))))
	}
	return out
}

// glamour has Glamour render doc, which shows text of b, and returns the lines it made:
// one for each paragraph, and where the text has a break.
func (l *Layout) glamour(b *block, doc *ast.Document) []Line {
	if l.renderer == nil {
		l.renderer = renderer.NewRenderer(renderer.WithNodeRenderers(util.Prioritized(gansi.NewRenderer(gansi.Options{
			Styles:           l.opts.Style,
			InlineTableLinks: true,
			PreserveNewLines: true,
		}), 0)))
	}
	var out bytes.Buffer
	_ = l.renderer.Render(&out, b.feed.out, doc) // writing to memory does not fail
	return walk(out.Bytes(), b.feed.pieces, l.opts.Method, l.sgr(l.opts.Style.HTMLSpan.StylePrimitive))
}

// fit returns the lines of doc, which shows text of b, none wider than width.
func (l *Layout) fit(b *block, doc *ast.Document, width int) []Line {
	lines := l.glamour(b, doc)
	if isCode(doc) {
		return split(lines, width)
	}
	return wrap(lines, width)
}

func isCode(doc *ast.Document) bool {
	switch doc.FirstChild().Kind() {
	case ast.KindCodeBlock, ast.KindFencedCodeBlock:
		return true
	}
	return false
}

// split breaks the lines that are wider than width, between any two characters.
func split(lines []Line, width int) []Line {
	var out []Line
	for _, line := range lines {
		w := newWrapper(line, width)
		start, used := 0, 0
		for i, c := range w.cells {
			if used += c.width; used > width {
				out = append(out, w.part(start, i))
				start, used = i, c.width
			}
		}
		out = append(out, w.part(start, len(w.cells)))
	}
	return out
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
