package typeset

import (
	"strings"
	"testing"

	"briefing/briefing"
	"briefing/ui/bidi"

	"github.com/charmbracelet/x/ansi"
)

// hebrew returns s with Hebrew letters for capitals; latin the reverse.
func hebrew(s string) string { return shift(s, 'A', 'א') }

func latin(s string) string { return shift(s, 'א', 'A') }

func shift(s string, from, to rune) string {
	return strings.Map(func(r rune) rune {
		if r >= from && r < from+26 {
			return r - from + to
		}
		return r
	}, s)
}

func ordered(src string, mode bidi.Mode, width int) *Layout {
	return Parse([]byte(hebrew(src)), Options{Style: Style(true, NoColor), Method: ansi.WcWidth, Bidi: mode}).Layout(width)
}

// TestOrder shows blocks as they stand on the screen. Capitals stand for Hebrew letters.
func TestOrder(t *testing.T) {
	for _, tt := range []struct{ name, src, full, words, off string }{
		{
			"paragraph", "THE SHIP (s-400) SANK, IN **THE NIGHT** OF 5-3.",
			"  NI ,KNAS (s-400) PIHS EHT\n          .5-3 FO THGIN EHT", "  IN ,SANK (s-400) SHIP THE\n          .5-3 OF NIGHT THE", "THE SHIP (s-400) SANK, IN\nTHE NIGHT OF 5-3.",
		},
		{"latin first", "a ship, SHIP BIG, sank", "a ship, GIB PIHS, sank", "a ship, BIG SHIP, sank", "a ship, SHIP BIG, sank"},
		{"list", "- THE SHIP\n- a ship", "                 PIHS EHT •\n• a ship", "                 SHIP THE •\n• a ship", "• THE SHIP\n• a ship"},
		{"numbers", "3. THE SHIP", "                PIHS EHT .3", "                SHIP THE .3", "3. THE SHIP"},
		{"quotation", "> THE SHIP\n>\n> SANK", "                 PIHS EHT │\n                          │\n                     KNAS │", "", ""},
		{"table", "| A | b |\n|---|---|\n| THE SHIP | «C» |", "       A │ b\n─────────┼────\nPIHS EHT │ «C»", "", ""},
		{"code", "```\nx = SHIP;\n```", "  x = PIHS;", "  x = SHIP;", "  x = SHIP;"},
	} {
		for mode, want := range map[bidi.Mode]string{bidi.Full: tt.full, bidi.Words: tt.words, bidi.Off: tt.off} {
			if got := latin(plain(ordered(tt.src, mode, 27))); got != want && want != "" {
				t.Errorf("%s, %v: got\n%s\nwant\n%s", tt.name, mode, got, want)
			}
		}
	}
}

// TestOrderKeepsPlaces holds that in every mode a place leads to the cell that shows it
// and back, whatever the order.
func TestOrderKeepsPlaces(t *testing.T) {
	src := "# THE SHIP (a) SANK\n\n" + strings.Repeat("IN **THE NIGHT** OF 5-3, the [SHIP s-400](https://a.example) «SANK» & `x(Y)` &amp; ALL. ", 9) +
		"\n\n> - QUOTED (b)\n\n| A | B c |\n|---|---|\n| SHIP (d) | e F |\n"
	for _, mode := range []bidi.Mode{bidi.Full, bidi.Words, bidi.Off} {
		for _, width := range []int{1, 7, 24, 60, 100} {
			l := ordered(src, mode, width)
			checkLines(t, l)
			checkCells(t, l)
			for _, line := range all(l) {
				for _, r := range line.runs {
					if r.src.Empty() || r.width == 0 {
						continue
					}
					at, ok := line.At(r.col)
					if !ok || !r.src.Overlaps(briefing.Span{Start: at, End: at + 1}) {
						t.Fatalf("%v, %d columns: cell %d shows byte %d, want one of %v", mode, width, r.col, at, r.src)
					}
				}
			}
		}
	}
}

// TestBegins says where the letters of a hint go: to the first letter of a name, which
// is its rightmost where it is read from right to left.
func TestBegins(t *testing.T) {
	l := ordered("THE SHIP and name SANK", bidi.Full, 40)
	line := all(l)[0]
	src := latin(string(l.doc.Source()))
	for name, want := range map[string]struct {
		first string
		left  bool
	}{"SHIP": {"S", true}, "name": {"n", false}} {
		at := strings.Index(src, name)
		start := len(hebrew(src[:at]))
		span := briefing.Span{Start: start, End: start + len(hebrew(name))}
		c, left := line.Begins(span)
		text := []rune(latin(line.Text()))
		if got := string(text[c.Col : c.Col+c.Width]); got != want.first || left != want.left {
			t.Errorf("%s begins with %q, leftward %v", name, got, left)
		}
	}
	if c, _ := line.Begins(briefing.Span{Start: 900, End: 901}); c.Width != 0 {
		t.Errorf("a span elsewhere begins at %v", c)
	}
}
