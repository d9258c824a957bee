package list

import (
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

const ellipsis = "…"

// OneLine returns s with a blank for every line break, tab or other control
// character, and with as many bytes, so that spans in it stay true.
func OneLine(s string) string {
	if strings.IndexFunc(s, breaksLine) < 0 {
		return s
	}
	b := []byte(s)
	for i, r := range s {
		if breaksLine(r) {
			for j := range utf8.RuneLen(r) {
				b[i+j] = ' '
			}
		}
	}
	return string(b)
}

func breaksLine(r rune) bool { return unicode.IsControl(r) || r == '\u2028' || r == '\u2029' }

// Cut returns s, or as much of its beginning as fits w cells with "…" after it.
func Cut(s string, w int) string {
	if fits(s, w) {
		return s
	}
	return ellipsed(s, w)
}

// ellipsed returns as much of the beginning of s as fits w cells with "…".
func ellipsed(s string, w int) string {
	if w < 1 {
		return ""
	}
	return strings.TrimRight(s[:prefix(s, w-1)], " ") + ellipsis
}

// Clip returns as much of the beginning of s as fits w cells.
func Clip(s string, w int) string { return s[:prefix(s, w)] }

// Pad returns s with blanks after it, so that it takes w cells.
func Pad(s string, w int) string { return s + strings.Repeat(" ", max(0, w-Width(s))) }

// PadLeft returns s with blanks before it, so that it takes w cells.
func PadLeft(s string, w int) string { return strings.Repeat(" ", max(0, w-Width(s))) + s }

// Width returns how many cells s takes on the screen.
func Width(s string) int { return ansi.StringWidth(s) }

// characters yields what a reader takes for the characters of s, each with the
// cells that it takes.
func characters(s string) iter.Seq2[string, int] {
	return func(yield func(string, int) bool) {
		for len(s) > 0 {
			c, cells := first(s)
			if !yield(c, cells) {
				return
			}
			s = s[len(c):]
		}
	}
}

func first(s string) (string, int) {
	if plain(s[0]) && (len(s) == 1 || plain(s[1])) { // spares the search for accents
		return s[:1], 1
	}
	return ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
}

func plain(b byte) bool { return b >= ' ' && b < 0x7f }

// prefix returns how many bytes at the beginning of s fit w cells, in whole
// characters. It looks no further than it must.
func prefix(s string, w int) int {
	end := 0
	for c, cells := range characters(s) {
		if cells > w {
			break
		}
		w -= cells
		end += len(c)
	}
	return end
}

func fits(s string, w int) bool { return prefix(s, w) == len(s) }

func width(pieces []Piece) int {
	n := 0
	for _, p := range pieces {
		n += Width(p.Text)
	}
	return n
}

// cut returns the pieces that fit w cells, with "…" at the end if that is not
// all of them.
func cut(pieces []Piece, w int) []Piece {
	used := 0
	for i, p := range pieces {
		if fits(p.Text, w-used) {
			used += Width(p.Text)
			continue
		}
		for used == w && i > 0 { // take back a cell for the mark
			i--
			used -= Width(pieces[i].Text)
		}
		p = pieces[i]
		return append(slices.Clone(pieces[:i]), Piece{ellipsed(p.Text, w-used), p.Style})
	}
	return pieces
}
