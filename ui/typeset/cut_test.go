package typeset

import (
	"testing"

	"github.com/charmbracelet/x/ansi"
)

func TestCut(t *testing.T) {
	const family = "👩‍👩‍👧‍👦" // 2 cells as a cluster, 8 by characters
	for _, test := range []struct {
		line     string
		ruler    ansi.Method
		from, to int
		want     string
	}{
		{"abcdef", ansi.WcWidth, 0, 3, "abc"},
		{"abcdef", ansi.WcWidth, 2, 4, "cd"},
		{"abcdef", ansi.WcWidth, 4, 9, "ef"},
		{"abcdef", ansi.WcWidth, 3, 3, ""},
		{"", ansi.WcWidth, 0, 3, ""},
		{"\x1b[1mab\x1b[mcd", ansi.WcWidth, 1, 3, "\x1b[1mb\x1b[mc"},
		{"\x1b[1mab\x1b[mcd", ansi.WcWidth, 0, 1, "\x1b[1ma\x1b[m"},
		{"\x1b[1m\x1b[4mab\x1b[m\x1b[7mcd\x1b[mef", ansi.WcWidth, 1, 3, "\x1b[1m\x1b[4mb\x1b[m\x1b[7mc\x1b[m"},
		{"\x1b[1mab\x1b[mcd", ansi.WcWidth, 2, 4, "cd"},
		{"\x1b[1mab\x1b[mcd", ansi.WcWidth, 0, 0, ""},
		{"言葉x", ansi.WcWidth, 0, 3, "言 "},
		{"言葉x", ansi.GraphemeWidth, 1, 5, " 葉x"},
		{"言葉x", ansi.WcWidth, 1, 2, " "},
		{"e\u0301te\u0301", ansi.WcWidth, 1, 3, "te\u0301"},
		{"e\u0301te\u0301", ansi.WcWidth, 0, 1, "e\u0301"},
		{family + "ab", ansi.GraphemeWidth, 0, 3, family + "a"},
		{family + "ab", ansi.WcWidth, 0, 3, "   "},
		{family + "ab", ansi.WcWidth, 8, 10, "ab"},
		{family + "ab", ansi.WcWidth, 0, 9, family + "a"},
	} {
		if got := Cut(test.line, test.ruler, test.from, test.to); got != test.want {
			t.Errorf("Cut(%q, %v, %d, %d) = %q, want %q", test.line, test.ruler, test.from, test.to, got, test.want)
		}
	}
}
