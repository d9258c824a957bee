package typeset

import (
	"strings"
	"testing"

	"briefing/briefing"

	"github.com/charmbracelet/x/ansi"
)

const pairsSource = "## Heading\n\n|  |  |\n|--|--|\n" +
	"| First name · 5 May | It says **what it says**, at a length that no line of some eighty cells holds in full, as prose does. |\n" +
	"|  | It says more, which is shorter. |\n" +
	"| Second name | Short. |\n"

// TestPairs holds that a table of two columns without a header is set side by side
// where both have room, and else the second below the first.
func TestPairs(t *testing.T) {
	for width, want := range map[int]string{
		110: `Heading
First name · 5 May │ It says what it says, at a length that no line of some eighty cells holds in full, as
                   │ prose does.
                   │ It says more, which is shorter.
Second name        │ Short.`,
		60: `Heading
First name · 5 May
  It says what it says, at a length that no line of some
  eighty cells holds in full, as prose does.
  It says more, which is shorter.
Second name
  Short.`,
	} {
		l := open(pairsSource, ansi.WcWidth).Layout(width)
		var got []string
		for _, line := range all(l) {
			got = append(got, strings.TrimRight(line.Text(), " "))
		}
		if got := strings.Join(got, "\n"); got != want {
			t.Errorf("at %d cells:\n%s\nwant:\n%s", width, got, want)
		}
		start := strings.Index(pairsSource, "more, which")
		if n := len(l.Find(briefing.Span{Start: start, End: start + 4})); n != 1 {
			t.Errorf("at %d cells %q is found %d times", width, "more", n)
		}
	}
}

// Pairs that fit in a line each stand side by side at any width.
func TestShortPairs(t *testing.T) {
	l := open("|  |  |\n|--|--|\n| Capital | Riga |\n| Area | 64,589 km² |\n", ansi.WcWidth).Layout(30)
	if got, want := plain(l), "Capital │ Riga\nArea    │ 64,589 km²"; strings.TrimSpace(got) != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}
