package list_test

import (
	"strings"
	"testing"

	"briefing/ui/bidi"
	"briefing/ui/internal/viewtest"
	"briefing/ui/list"
)

// hebrew returns s with Hebrew letters for capitals, latin the reverse.
func hebrew(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'A' && r <= 'Z' {
			return r - 'A' + 'א'
		}
		return r
	}, s)
}

func latin(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'א' && r < 'א'+26 {
			return r - 'א' + 'A'
		}
		return r
	}, s)
}

// TestLineOrder shows rows as they stand on the screen: each part of a row is a
// paragraph, a match within it stays where it is read, counts stay at the right.
func TestLineOrder(t *testing.T) {
	for _, tt := range []struct {
		pieces []string
		right  string
		want   string
	}{
		{[]string{"▌", "THE SHIP"}, "12", "▌PIHS EHT             12"},
		{[]string{" ", "THE ", "SHIP", " SANK."}, "", " .KNAS PIHS EHT"},
		{[]string{"post · 2024 · THE SHIP (a)"}, "", "post · 2024 · (a) PIHS EHT"},
		{[]string{"  ", "the ", "SHIP BIG", " sank"}, "", "  the GIB PIHS sank"},
		{[]string{"a row"}, "3", "a row                  3"},
	} {
		pen := list.Pen{Theme: viewtest.Theme(), Width: 24}
		pen.Theme.Bidi = bidi.Full
		var pieces, right []list.Piece
		for _, p := range tt.pieces {
			pieces = append(pieces, list.Piece{Text: hebrew(p)})
		}
		if tt.right != "" {
			right = []list.Piece{{Text: tt.right}}
		}
		if len(tt.want) > 40 || strings.Contains(tt.want, "·") {
			pen.Width = 40
		}
		if got := latin(pen.Line(pieces, right)); got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.pieces, got, tt.want)
		}
	}
}
