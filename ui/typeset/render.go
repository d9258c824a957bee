package typeset

import (
	"bytes"
	"slices"

	"briefing/briefing"

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

// glamour has Glamour render doc, which shows text of b, to width, and returns
// the lines it made.
func (l *Layout) glamour(b *block, doc *ast.Document, width int) []Line {
	r := l.renderers[width]
	if r == nil {
		r = renderer.NewRenderer(renderer.WithNodeRenderers(util.Prioritized(gansi.NewRenderer(gansi.Options{
			WordWrap:         width,
			Styles:           l.opts.Style,
			InlineTableLinks: true,
			PreserveNewLines: true,
		}), 0)))
		l.renderers[width] = r
	}
	var out bytes.Buffer
	_ = r.Render(&out, b.feed.out, doc) // writing to memory does not fail
	return walk(out.Bytes(), b.feed.pieces, l.opts.Method, l.sgr(l.opts.Style.HTMLSpan.StylePrimitive))
}

// fit returns the lines of doc, which shows text of b, none wider than width. Glamour wraps by the width
// of grapheme clusters, which is less than what some terminals need for Indic
// scripts: then it is asked for less.
func (l *Layout) fit(b *block, doc *ast.Document, width int) []Line {
	const tries = 3
	var lines []Line
	for ask, i := width, 0; i < tries && ask > width/2; i++ {
		lines = l.glamour(b, doc, ask)
		over := 0
		for _, line := range lines {
			over = max(over, line.Width()-width)
		}
		if over == 0 {
			return lines
		}
		ask -= over
	}
	return split(lines, width)
}

// split breaks the lines that are wider than width.
func split(lines []Line, width int) []Line {
	var out []Line
	for _, line := range lines {
		if line.Width() <= width {
			out = append(out, line)
			continue
		}
		part := Line{ruler: line.ruler}
		for _, r := range line.runs {
			r.each(line.ruler, func(cluster string, c Cells, src briefing.Span) {
				if part.Width()+c.Width > width && part.Width() > 0 {
					out = append(out, part)
					part = Line{ruler: line.ruler}
				}
				if c.Width <= width {
					part.runs = append(part.runs, run{text: cluster, sgr: r.sgr, col: part.Width(), width: c.Width, src: src})
				}
			})
		}
		out = append(out, part)
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
