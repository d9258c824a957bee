package list

import (
	"slices"
	"strings"

	"charm.land/lipgloss/v2"

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
	Style lipgloss.Style
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
	var on, off string // of the current style
	for _, piece := range pieces {
		if piece.Text == "" {
			continue
		}
		if before, after := sequences(p.over(piece.Style)); before != on {
			b.WriteString(off + before)
			on, off = before, after
		}
		b.WriteString(piece.Text)
	}
	return b.String() + off
}

// over returns style as it looks in this row. Under the cursor the cursor's
// colours replace all others; only weight and underlining remain.
func (p Pen) over(style lipgloss.Style) lipgloss.Style {
	if !p.Cursor {
		return style
	}
	cursor := p.Theme.Cursor
	if style.GetBold() {
		cursor = cursor.Bold(true)
	}
	if style.GetUnderline() {
		cursor = cursor.Underline(true)
	}
	return cursor
}

// Paint returns s in a style, which may set colours and attributes but no
// layout. Unlike Style.Render it never separates a character from its accents,
// which Render does in underlined text.
func Paint(style lipgloss.Style, s string) string {
	if s == "" {
		return ""
	}
	on, off := sequences(style)
	return on + s + off
}

// sequences returns the sequences that switch a style on and off; nothing for
// an empty style.
func sequences(style lipgloss.Style) (on, off string) {
	on, off, _ = strings.Cut(style.Render("x"), "x")
	return on, off
}
