package typeset

import (
	"flag"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestGolden shows what a page looks like in each number of colours. "^" stands
// for the escape character.
func TestGolden(t *testing.T) {
	src, err := os.ReadFile("testdata/page.md")
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]Colors{"plain": NoColor, "basic": Basic, "true": TrueColor} {
		var b strings.Builder
		for _, line := range all(Parse(src, Options{Style: Style(true, c)}).Layout(56)) {
			b.WriteString(strings.ReplaceAll(Paint(line, 56), "\x1b", "^") + "\n")
		}
		file := "testdata/page." + name + ".golden"
		if *update {
			if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if b.String() != string(want) {
			t.Errorf("%s: got\n%s\nwant\n%s", file, b.String(), want)
		}
	}
}

// TestStyles holds that colours never change how lines fall, and that no colour
// means none.
func TestStyles(t *testing.T) {
	src, err := os.ReadFile("testdata/page.md")
	if err != nil {
		t.Fatal(err)
	}
	want := ""
	for _, dark := range []bool{true, false} {
		for _, c := range []Colors{NoColor, Basic, TrueColor} {
			l := Parse(src, Options{Style: Style(dark, c)}).Layout(56)
			if want == "" {
				want = plain(l)
			}
			if got := plain(l); got != want {
				t.Errorf("dark %v, colours %v: other lines", dark, c)
			}
			for _, line := range all(l) {
				for _, r := range line.runs {
					for _, p := range strings.Split(r.sgr, ";") {
						if c == NoColor && len(p) > 1 {
							t.Errorf("style %q without colour", r.sgr)
						}
					}
				}
			}
		}
	}
}
