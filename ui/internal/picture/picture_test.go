package picture_test

import (
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"briefing/ui/internal/picture"
)

func svg(t *testing.T, text string) string {
	t.Helper()
	out := picture.Screen{Title: `A & "b"`, Text: text, Width: 12, Height: 2, Dark: true}.SVG()
	for d := xml.NewDecoder(strings.NewReader(out)); ; {
		if _, err := d.Token(); err == io.EOF {
			return out
		} else if err != nil {
			t.Fatalf("%q: %v in\n%s", text, err, out)
		}
	}
}

// TestCells gives every word and wide character its place and width, whatever the font.
func TestCells(t *testing.T) {
	for text, want := range map[string][]string{
		"a <b":                       {`<text x="12" y="25" fill="#d5dae3" textLength="8" lengthAdjust="spacingAndGlyphs">a</text>`, `<text x="28" y="25" fill="#d5dae3" textLength="16" lengthAdjust="spacingAndGlyphs">&lt;b</text>`},
		"x家族y":                       {`<text x="20" y="25" fill="#d5dae3" textLength="16" lengthAdjust="spacingAndGlyphs">家</text>`, `<text x="52" y="25" fill="#d5dae3" textLength="8" lengthAdjust="spacingAndGlyphs">y</text>`},
		"e\u0301":                    {`textLength="8" lengthAdjust="spacingAndGlyphs">e` + "\u0301</text>"},
		"\n\x1b[1;3ma\x1b[m":         {`y="43" fill="#d5dae3" font-weight="bold" font-style="italic" textLength="8"`},
		"\x1b[38;2;1;2;3ma":          {`fill="#010203" textLength="8"`},
		"\x1b[48;2;1;2;3ma b\x1b[mc": {`<rect x="12" y="12" width="24" height="18" fill="#010203"/>`},
		"\x1b[7ma":                   {`fill="#d5dae3"/>`, `fill="#10151f" textLength="8"`},
		"\x1b[4ma":                   {`<path d="M12 27h8" fill="none" stroke="#d5dae3"/>`},
		"\x1b[4:4ma":                 {`stroke-dasharray="1 2"`},
		"──":                         {`M16.5 21.5H12M16.5 21.5H20M24.5 21.5H20M24.5 21.5H28`},
		"│\n│":                       {`M16.5 21.5V12M16.5 21.5V30`, `M16.5 39.5V30M16.5 39.5V48`},
		"\x1b]8;;https://example.org\x1b\\a\x1b]8;;\x1b\\": {`>a</text>`},
	} {
		out := svg(t, text)
		for _, want := range want {
			if !strings.Contains(out, want) {
				t.Errorf("%q: %s is not in\n%s", text, want, out)
			}
		}
		if strings.Contains(out, "─") || strings.Contains(out, "│") {
			t.Errorf("%q: a line is drawn as a letter:\n%s", text, out)
		}
	}
}

// TestLinesMeet has the ends of corners and lines on the border of their cells.
func TestLinesMeet(t *testing.T) {
	out := svg(t, "╭─╮\n╰━╯")
	for _, want := range []string{
		"M16.5 30L16.5 26Q16.5 21.5 20 21.5", "M24.5 21.5H20", "M24.5 21.5H28", "M32.5 30L32.5 26Q32.5 21.5 28 21.5",
		"M16.5 30L16.5 35Q16.5 39.5 20 39.5", "M24.5 39.5H20", "M24.5 40.5H20",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("%s is not in\n%s", want, out)
		}
	}
}
