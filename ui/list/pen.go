package list

import (
	"slices"
	"strings"

	"briefing/ui/theme"
)

// Pen draws the lines of one row.
type Pen struct {
	Theme  *theme.Theme
	Width  int  // width of a line in cells
	Cursor bool // the row is under the cursor of the focused list
}

// Piece is a stretch of a line in one style.
type Piece struct {
	Text  string
	Style theme.Style
}

// Line returns one line: left, cut with "…" if necessary, and right at the
// right edge, if a few cells remain for left. Under the cursor it fills the
// width, otherwise it ends with its text. Text that is read from right to left
// is drawn in that order.
func (p Pen) Line(left, right []Piece) string {
	const fewCells = 6
	rest, gap := width(right), 1
	if rest > 0 && p.Width-rest-gap < fewCells {
		right, rest = nil, 0
	}
	if rest == 0 {
		gap = 0
	}
	line := ordered(cut(left, p.Width-rest-gap), p.Theme.Bidi)
	if blank := p.Width - rest - width(line); blank > 0 && (rest > 0 || p.Cursor) {
		line = append(slices.Clip(line), Piece{strings.Repeat(" ", blank), p.Theme.Text})
	}
	return p.paint(append(line, ordered(right, p.Theme.Bidi)...))
}

// paint draws pieces, adjacent ones of one style together.
func (p Pen) paint(pieces []Piece) string {
	var b strings.Builder
	var style theme.Style // the current one
	for _, piece := range pieces {
		if piece.Text == "" {
			continue
		}
		next := piece.Style
		if p.Cursor {
			next = p.Theme.UnderCursor(next)
		}
		if !next.IsLike(style) {
			b.WriteString(style.Off())
			b.WriteString(next.On())
			style = next
		}
		b.WriteString(piece.Text)
	}
	b.WriteString(style.Off())
	return b.String()
}
