package list

import (
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"briefing/ui/internal/grapheme"
)

const ellipsis = "…"

// OneLine returns s with line breaks, tabs and other control characters
// replaced by spaces. The length in bytes stays, so that spans in s stay valid.
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

// Cut returns s, cut to w cells with "…" at the end if necessary.
func Cut(s string, w int) string {
	if fits(s, w) {
		return s
	}
	return ellipsed(s, w)
}

// ellipsed returns the beginning of s that fits into w cells together with "…".
func ellipsed(s string, w int) string {
	if w < 1 {
		return ""
	}
	return strings.TrimRight(s[:prefix(s, w-1)], " ") + ellipsis
}

// Clip returns the beginning of s that fits into w cells.
func Clip(s string, w int) string { return s[:prefix(s, w)] }

// Pad returns s padded with spaces on the right to w cells.
func Pad(s string, w int) string { return s + strings.Repeat(" ", max(0, w-Width(s))) }

// PadLeft returns s padded with spaces on the left to w cells.
func PadLeft(s string, w int) string { return strings.Repeat(" ", max(0, w-Width(s))) + s }

// Width returns the width of s in cells.
func Width(s string) int { return grapheme.Width(s, ansi.GraphemeWidth) }

// characters yields the characters of s as a reader sees them, with their
// widths in cells.
func characters(s string) iter.Seq2[string, int] {
	return func(yield func(string, int) bool) {
		for len(s) > 0 {
			c, cells := grapheme.First(s, ansi.GraphemeWidth)
			if !yield(c, cells) {
				return
			}
			s = s[len(c):]
		}
	}
}

// prefix returns the length in bytes of the longest beginning of s, in whole
// characters, that fits into w cells. It reads no further than necessary.
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

// cut returns the pieces that fit into w cells, with "…" at the end if any are
// cut.
func cut(pieces []Piece, w int) []Piece {
	used := 0
	for i, p := range pieces {
		if fits(p.Text, w-used) {
			used += Width(p.Text)
			continue
		}
		for used == w && i > 0 { // make room for the mark
			i--
			used -= Width(pieces[i].Text)
		}
		p = pieces[i]
		return append(slices.Clone(pieces[:i]), Piece{ellipsed(p.Text, w-used), p.Style})
	}
	return pieces
}
