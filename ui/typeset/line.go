package typeset

import (
	"strings"

	"briefing/briefing"
	"briefing/ui/internal/grapheme"

	"github.com/charmbracelet/x/ansi"
)

// Line is one line of a layout. Its cells are in the order in which they stand on the
// screen: a span of a text that is read from right to left, or partly so, may be in
// several places, the first of them not the leftmost.
type Line struct {
	runs        []run
	ruler       ansi.Method
	rightToLeft bool // it is of a paragraph that is read so
}

// run is a stretch of cells in one style and from one place.
type run struct {
	text       string
	sgr        string // parameters of the style, as in "1;34", or ""
	col, width int
	// src is the source of text. It is empty for bars, bullets, borders and
	// padding, which have none. If it is as long as text, they correspond byte
	// by byte; otherwise all of it corresponds to all of text.
	src briefing.Span
}

// Cells is a stretch of cells on a line.
type Cells struct{ Col, Width int }

// Width returns the number of cells from the left edge to the end of the text.
func (l Line) Width() int {
	if len(l.runs) == 0 {
		return 0
	}
	last := l.runs[len(l.runs)-1]
	return last.col + last.width
}

// Text returns the line without styles.
func (l Line) Text() string {
	var b strings.Builder
	for _, r := range l.runs {
		b.WriteString(r.text)
	}
	return b.String()
}

// Span returns the smallest span that holds all source bytes the line shows,
// empty if it shows none. A line across a table shows less than its span.
func (l Line) Span() briefing.Span {
	var s briefing.Span
	for _, r := range l.runs {
		switch {
		case r.src.Empty():
		case s.Empty():
			s = r.src
		default:
			s = s.Union(r.src)
		}
	}
	return s
}

// Cells returns the cells that show bytes of span, from left to right, with
// adjacent ones joined. A character partly in span counts as a whole.
func (l Line) Cells(span briefing.Span) []Cells {
	var out []Cells
	for _, r := range l.runs {
		if !r.src.Overlaps(span) {
			continue
		}
		c := r.cells(span, l.ruler)
		if n := len(out); n > 0 && out[n-1].Col+out[n-1].Width == c.Col {
			out[n-1].Width += c.Width
		} else if c.Width > 0 {
			out = append(out, c)
		}
	}
	return out
}

// Begins returns the cells of the first character of span that the line shows, and
// whether span goes on to the left of it; no cells if the line shows nothing of span.
func (l Line) Begins(span briefing.Span) (first Cells, leftward bool) {
	at, left := -1, -1
	for _, r := range l.runs {
		if !r.src.Overlaps(span) {
			continue
		}
		r.each(l.ruler, func(_ string, c Cells, src briefing.Span) {
			if !src.Overlaps(span) {
				return
			}
			if left < 0 {
				left = c.Col
			}
			if at < 0 || src.Start < at {
				at, first = src.Start, c
			}
		})
	}
	return first, first.Col > left
}

// textIn returns the text in the cells that show bytes of span.
func (l Line) textIn(span briefing.Span) string {
	var b strings.Builder
	for _, r := range l.runs {
		if !r.src.Overlaps(span) {
			continue
		}
		r.each(l.ruler, func(cluster string, _ Cells, src briefing.Span) {
			if src.Overlaps(span) {
				b.WriteString(cluster)
			}
		})
	}
	return b.String()
}

// At returns the offset of the source byte that the cell at col shows, and
// whether it shows any.
func (l Line) At(col int) (offset int, ok bool) {
	for _, r := range l.runs {
		if col < r.col || col >= r.col+r.width || r.src.Empty() {
			continue
		}
		r.each(l.ruler, func(_ string, c Cells, src briefing.Span) {
			if !ok && col < c.Col+c.Width {
				offset, ok = src.Start, true
			}
		})
	}
	return offset, ok
}

// cells returns the cells of r that show bytes of span, which it overlaps.
func (r run) cells(span briefing.Span, ruler ansi.Method) Cells {
	if span.Contains(r.src) {
		return Cells{r.col, r.width}
	}
	out := Cells{Col: -1}
	r.each(ruler, func(_ string, c Cells, src briefing.Span) {
		if !src.Overlaps(span) {
			return
		}
		if out.Col < 0 {
			out.Col = c.Col
		}
		out.Width = c.Col + c.Width - out.Col
	})
	return out
}

// each calls f with every cluster of r, its cells and its source.
func (r run) each(ruler ansi.Method, f func(cluster string, c Cells, src briefing.Span)) {
	col, at := r.col, 0
	linear := r.linear()
	for at < len(r.text) {
		cluster, width := grapheme.First(r.text[at:], ruler)
		src := r.src
		if linear {
			src = briefing.Span{Start: r.src.Start + at, End: r.src.Start + at + len(cluster)}
		}
		f(cluster, Cells{col, width}, src)
		col += width
		at += len(cluster)
	}
}

// linear reports whether text and source correspond byte by byte.
func (r run) linear() bool { return r.src.Len() == len(r.text) }

// blank reports whether nothing but white space is on the line.
func (l Line) blank() bool {
	for _, r := range l.runs {
		if strings.TrimSpace(r.text) != "" {
			return false
		}
	}
	return true
}
