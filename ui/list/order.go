package list

import (
	"strings"

	"briefing/ui/bidi"
	"briefing/ui/theme"
)

// Shown returns outside text of one line as it stands on the screen; parts between
// middle dots stay from left to right.
func Shown(t *theme.Theme, s string) string { return bidi.Row(s, t.Bidi) }

// ordered returns the pieces of a line with their characters in the order in which they
// stand on the screen. The text between two middle dots is a paragraph of its own, and
// so is the text behind the margin: the parts of a row stay from left to right.
func ordered(pieces []Piece, mode bidi.Mode) []Piece {
	if mode == bidi.Off || !hasRightToLeft(pieces) {
		return pieces
	}
	var out, part []Piece
	for i, p := range pieces {
		if len(part) == 0 && i < len(pieces)-1 && isMargin(p.Text) {
			out = append(out, p)
			continue
		}
		if len(part) == 0 {
			text := strings.TrimLeft(p.Text, " ")
			out = append(out, Piece{p.Text[:len(p.Text)-len(text)], p.Style})
			p.Text = text
		}
		for {
			before, after, found := strings.Cut(p.Text, bidi.Separator)
			part = append(part, Piece{before, p.Style})
			if !found {
				break
			}
			out = append(append(out, paragraph(part, mode)...), Piece{bidi.Separator, p.Style})
			part, p.Text = nil, after
		}
	}
	return append(out, paragraph(part, mode)...)
}

func hasRightToLeft(pieces []Piece) bool {
	for _, p := range pieces {
		if bidi.HasRightToLeft(p.Text) {
			return true
		}
	}
	return false
}

// isMargin reports whether s is blanks and a mark of the list.
func isMargin(s string) bool { return strings.Trim(s, " ▌▎●○*") == "" }

// paragraph is ordered for pieces that are one paragraph.
func paragraph(pieces []Piece, mode bidi.Mode) []Piece {
	var text strings.Builder
	for _, p := range pieces {
		text.WriteString(p.Text)
	}
	read := bidi.Read(text.String())
	if read.Plain() {
		return pieces
	}
	type character struct {
		text  string
		piece int
	}
	var all []character
	var starts []int
	at := 0
	for i, p := range pieces {
		for c := range characters(p.Text) {
			all, starts = append(all, character{c, i}), append(starts, at)
			at += len(c)
		}
	}
	var out []Piece
	last := -1
	for _, i := range read.Order(starts, mode) {
		c := all[i]
		shown := read.Shown(c.text, starts[i], mode)
		if c.piece == last {
			out[len(out)-1].Text += shown
			continue
		}
		out, last = append(out, Piece{shown, pieces[c.piece].Style}), c.piece
	}
	return out
}
