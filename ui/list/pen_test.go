package list_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"briefing/briefing"
	"briefing/ui/internal/viewtest"
	"briefing/ui/list"
	"briefing/ui/theme"
)

func TestLine(t *testing.T) {
	for _, test := range []struct {
		left, right string
		w           int
		cursor      bool
		want        string
	}{
		{"Drones", "41", 12, false, "Drones    41"},
		{"Drones", "", 12, false, "Drones"},
		{"Drones", "", 12, true, "Drones      "},
		{"Vladimir Putin", "41", 12, false, "Vladimir… 41"},
		{"Vladimir Putin", "41", 9, false, "Vladi… 41"},
		{"Vladimir Putin", "41", 8, false, "Vladimi…"},
		{"Vladimir Putin", "41", 1, false, "…"},
		{"Vladimir Putin", "41", 0, true, ""},
		{"制裁と核", "", 8, false, "制裁と核"},
		{"制裁と核", "", 7, false, "制裁と…"},
		{"制裁と核", "", 6, false, "制裁…"},
		{"1️⃣ 2️⃣", "", 4, false, "1️⃣…"},
		{"e\u0301te\u0301s", "", 3, false, "e\u0301t…"},
	} {
		p := list.Pen{Theme: viewtest.Theme(), Width: test.w, Cursor: test.cursor}
		text := func(s string) []list.Piece { return []list.Piece{{Text: s, Style: p.Theme.Faint}} }
		got := p.Line(text(test.left), text(test.right))
		if !strings.Contains("|"+test.want+"|", "|"+ansi.Strip(got)+"|") {
			t.Errorf("Line(%q, %q) in %d cells: got %q, want %q", test.left, test.right, test.w, ansi.Strip(got), test.want)
		}
		if ansi.StringWidth(got) > test.w {
			t.Errorf("Line(%q, %q) in %d cells takes %d", test.left, test.right, test.w, ansi.StringWidth(got))
		}
	}
}

// TestStylesKeepCharactersWhole says that no escape sequence comes between a
// letter and its accent.
func TestStylesKeepCharactersWhole(t *testing.T) {
	const text = "e\u0301te\u0301 👩\u200d🔬"
	if got := theme.Of(lipgloss.NewStyle().Underline(true).Bold(true)).Render(text); !strings.Contains(got, text) {
		t.Errorf("got %q", got)
	}
}

func TestOneLine(t *testing.T) {
	for in, want := range map[string]string{
		"plain":         "plain",
		"a\nb\tc\x1b[m": "a b c [m",
		"é\u2028ö":      "é   ö",
		"\u0085 x\xff":  "   x\xff",
	} {
		if got := list.OneLine(in); got != want || len(got) != len(in) {
			t.Errorf("OneLine(%q): got %q, want %q", in, got, want)
		}
	}
}

func TestCount(t *testing.T) {
	for n, want := range map[int]string{0: "0", 7: "7", 999: "999", 1000: "1,000", 1_002_003: "1,002,003", 41_000_000: "41,000,000"} {
		if got := briefing.Thousands(n); got != want {
			t.Errorf("briefing.Thousands(%d): got %q, want %q", n, got, want)
		}
	}
}

func TestExcerpt(t *testing.T) {
	const sentence = "On Friday the two presidents will sign a treaty that both sides have prepared for years."
	for _, test := range []struct {
		text, hit string
		w         int
		want      string // hits in brackets
	}{
		{"A short one.", "short", 40, "A [short] one."},
		{"A short one.", "", 8, "A short…"},
		{"Two\n  lines  here.", "lines", 40, "Two [lines] here."},
		{sentence, "Friday", 30, "On [Friday] the two presidents…"},
		{sentence, "treaty", 30, "… sign a [treaty] that both sid…"},
		{sentence, "years", 30, "… have prepared for [years]."},
		{sentence, "treaty", 4, "… [t…]"},
		{sentence, "treaty", 1, "…"},
		{sentence, "treaty", 0, ""},
		{"制裁と核合意と制裁の行方についての長い題", "行方", 14, "… [行方]につい…"},
		{"Cafe\u0301 au lait", "e", 40, "Caf[e\u0301] au lait"},
	} {
		var hits []briefing.Span
		if at := strings.Index(test.text, test.hit); test.hit != "" {
			hits = append(hits, briefing.Span{Start: at, End: at + len(test.hit)})
		}
		plain, match := theme.Style{}, theme.Of(lipgloss.NewStyle().Bold(true))
		var got strings.Builder
		for _, p := range list.Excerpt(test.text, hits, test.w, plain, match) {
			if !p.Style.IsLike(plain) {
				p.Text = "[" + p.Text + "]"
			}
			got.WriteString(p.Text)
		}
		if !strings.Contains("|"+test.want+"|", "|"+got.String()+"|") {
			t.Errorf("Excerpt(%q, %q, %d): got %q, want %q", test.text, test.hit, test.w, got.String(), test.want)
		}
	}
}

func FuzzExcerpt(f *testing.F) {
	f.Add("On Friday the two presidents will sign a treaty.", 41, 47, 20)
	f.Add("制裁と核合意 1️⃣ e\u0301\u0301 \u200d👩", 3, 9, 5)
	f.Add("🇮🇷🇷🇺🇮", 4, 8, 3)
	f.Add("", -1, 5, 0)
	f.Fuzz(func(t *testing.T, text string, start, end, w int) {
		if !utf8.ValidString(text) {
			t.Skip("articles are valid UTF-8")
		}
		w &= 127
		style := viewtest.Theme()
		pieces := list.Excerpt(text, []briefing.Span{{Start: start, End: end}}, w, style.Text, style.Match)
		got := list.Pen{Theme: style, Width: w}.Line(pieces, nil)
		if cells := ansi.StringWidth(got); cells > w {
			t.Errorf("Excerpt(%q, %d-%d, %d) takes %d cells: %q", text, start, end, w, cells, got)
		}
	})
}

func BenchmarkExcerptOfChapter(b *testing.B) {
	text := strings.Repeat("a word in a chapter without an end ", 30_000)
	hits := []briefing.Span{{Start: 500_000, End: 500_004}}
	style := theme.Style{}
	for b.Loop() {
		list.Excerpt(text, hits, 100, style, style)
	}
}

func TestWrap(t *testing.T) {
	for _, test := range []struct {
		text string
		w, n int
		want string
	}{
		{"a treaty is signed", 20, 2, "a treaty is signed"},
		{"a treaty is signed", 8, 3, "a treaty|is|signed"},
		{"a treaty is signed", 9, 2, "a treaty|is signed"},
		{"a treaty is signed", 9, 1, "a treaty…"},
		{"a treaty is signed today", 9, 2, "a treaty|is signe…"},
		{"unpronounceable", 6, 3, "unpron|ouncea|ble"},
		{"制裁と核合意", 5, 3, "制裁|と核|合意"},
		{"制裁と核合意", 1, 2, "制|…"},
		{"e\u0301e\u0301e\u0301", 2, 2, "e\u0301e\u0301|e\u0301"},
		{"any", 0, 2, ""},
		{"any", 5, 0, ""},
	} {
		// Pieces that part words must not change where lines break.
		var pieces []list.Piece
		for i := 0; i < len(test.text); i += 6 {
			pieces = append(pieces, list.Piece{Text: test.text[i:min(i+6, len(test.text))]})
		}
		var lines []string
		for _, line := range list.Wrap(pieces, test.w, test.n) {
			s := ""
			for _, p := range line {
				s += p.Text
			}
			lines = append(lines, s)
		}
		if got := strings.Join(lines, "|"); got != test.want {
			t.Errorf("Wrap(%q, %d, %d): got %q, want %q", test.text, test.w, test.n, got, test.want)
		}
	}
}
