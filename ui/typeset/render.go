package typeset

import (
	"bytes"

	"briefing/briefing"

	gansi "charm.land/glamour/v2/ansi"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"
)

// render returns the lines of b with its leads in front, and a blank line before
// them if gap.
func (l *Layout) render(b *block, gap bool) []Line {
	first, rest := l.leads(b)
	room := l.width - width(first)
	var lines []Line
	switch b.kind {
	case table:
		lines = clip(l.glamour(b, min(room, tableWidth(b))), room)
	default:
		lines = l.fit(b, room)
	}
	if len(lines) == 0 {
		lines = []Line{{ruler: l.opts.Method}}
	}
	out := make([]Line, 0, len(lines)+1)
	if gap {
		out = append(out, Line{runs: trimRight(l.bars(b.leads[:b.gap])), ruler: l.opts.Method})
	}
	for i, line := range lines {
		lead := rest
		if i == 0 {
			lead = first
		}
		out = append(out, line.after(lead))
	}
	return out
}

// glamour has Glamour render b to width, and returns the lines it made.
func (l *Layout) glamour(b *block, width int) []Line {
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
	_ = r.Render(&out, b.feed.out, b.root) // writing to memory does not fail
	return walk(out.Bytes(), b.feed.pieces, l.opts.Method)
}

// fit returns the lines of b, none wider than width. Glamour wraps by the width
// of grapheme clusters, which is less than what some terminals need for Indic
// scripts: then it is asked for less.
func (l *Layout) fit(b *block, width int) []Line {
	const tries = 3
	var lines []Line
	for ask, i := width, 0; i < tries && ask > width/2; i++ {
		lines = l.glamour(b, ask)
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

// clip cuts off what is beyond width.
func clip(lines []Line, width int) []Line {
	for i, line := range lines {
		if line.Width() <= width {
			continue
		}
		cut := Line{ruler: line.ruler}
		for _, r := range line.runs {
			r.each(line.ruler, func(cluster string, c Cells, src briefing.Span) {
				if c.Col+c.Width <= width {
					cut.runs = append(cut.runs, run{text: cluster, sgr: r.sgr, col: c.Col, width: c.Width, src: src})
				}
			})
		}
		lines[i] = cut
	}
	return lines
}

// after returns the line moved to the right by the lead in front of it.
func (l Line) after(lead []run) Line {
	if len(lead) == 0 {
		return l
	}
	by := width(lead)
	runs := append(make([]run, 0, len(lead)+len(l.runs)), lead...)
	for _, r := range l.runs {
		r.col += by
		runs = append(runs, r)
	}
	return Line{runs: trimRight(runs), ruler: l.ruler}
}

func width(runs []run) int { return Line{runs: runs}.Width() }
