package grapheme_test

import (
	"testing"

	"github.com/charmbracelet/x/ansi"

	"briefing/ui/internal/grapheme"
)

// TestFirst holds characters and widths to what the renderer measures, with a plain
// letter in front of each as well.
func TestFirst(t *testing.T) {
	for _, ruler := range []ansi.Method{ansi.WcWidth, ansi.GraphemeWidth} {
		for _, s := range []string{"a", "~", " ", "e\u0301x", "\u0301", "制裁", "👩\u200d🔬", "کتاب", "हिन्दी", "ab", "a\x1b[1mb", "\x7f", "a\u200d"} {
			for _, s := range []string{s, "a" + s, "ab" + s} {
				want, cells := ansi.FirstGraphemeCluster(s, ruler)
				if got, n := grapheme.First(s, ruler); got != want || n != cells {
					t.Errorf("%v: First(%q) = %q, %d, want %q, %d", ruler, s, got, n, want, cells)
				}
				if got, want := grapheme.Width(s, ruler), ruler.StringWidth(s); got != want {
					t.Errorf("%v: Width(%q) = %d, want %d", ruler, s, got, want)
				}
			}
		}
	}
}
