package list

import "slices"

// Wrap breaks pieces into at most n lines of w cells: at spaces, after wide
// characters, or within a word that is wider than a line. The last line ends
// with "…" if anything is cut.
func Wrap(pieces []Piece, w, n int) [][]Piece {
	if w < 1 || n < 1 {
		return nil
	}
	var lines [][]Piece
	for len(pieces) > 0 && len(lines) < n-1 {
		var line []Piece
		line, pieces = breakLine(pieces, w)
		lines = append(lines, line)
	}
	if len(pieces) > 0 {
		lines = append(lines, cut(pieces, w))
	}
	return lines
}

// breakLine splits pieces into the first line and the rest.
func breakLine(pieces []Piece, w int) (line, rest []Piece) {
	type place struct{ piece, at int } // between two characters
	var last place                     // last possible break
	used := 0
	for i, p := range pieces {
		at := 0
		for c, cells := range characters(p.Text) {
			if c == " " {
				last = place{i, at}
			}
			if used+cells > w {
				if last == (place{}) {
					last = place{i, at}
				}
				if last == (place{}) { // the first character is too wide
					last.at = len(c)
				}
				return split(pieces, last.piece, last.at)
			}
			used += cells
			at += len(c)
			if cells > 1 {
				last = place{i, at}
			}
		}
	}
	return pieces, nil
}

// split splits pieces at byte at of piece i, and drops a space there.
func split(pieces []Piece, i, at int) (before, after []Piece) {
	p := pieces[i]
	before = append(slices.Clone(pieces[:i]), Piece{p.Text[:at], p.Style})
	tail := p.Text[at:]
	if len(tail) > 0 && tail[0] == ' ' {
		tail = tail[1:]
	}
	if tail == "" {
		return before, pieces[i+1:]
	}
	return before, append([]Piece{{tail, p.Style}}, pieces[i+1:]...)
}
