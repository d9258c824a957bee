package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"briefing/ui/internal/picture"
	"briefing/ui/internal/viewtest"
	"briefing/ui/theme"
)

// pictures are the screens that README.md shows.
var pictures = []struct {
	name, title   string
	width, height int
	script        string
}{
	{"start", "The first page: what the story is, what is new and where the articles disagree", 110, 32, ""},
	{"trail", "The seventh stop of Putin’s trail, in the second of six articles", 110, 32, "2 enter n n n n n n n"},
	{"search", "A search: hits with their sentences, and other forms of the word below", 110, 32, `/ "sanctions"`},
	{"compare", "What each article says of one claim", 90, 32, `: "supplied russia" enter = z`},
}

// TestPictures says that docs/pictures shows the screens as they are, in both themes,
// and that README.md shows these. go generate ./ui draws them.
func TestPictures(t *testing.T) {
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range pictures {
		for _, choice := range []theme.Choice{theme.Dark, theme.Light} {
			opts := embedded()
			opts.Config.Theme = choice
			play(t, opts, p.width, p.height, func(a *app) {
				a.script(p.script)
				a.wait(2 * fadeAfter)
				svg := picture.Screen{Title: p.title, Text: a.m.draw(), Width: p.width, Height: p.height, Dark: choice == theme.Dark}.SVG()
				name := p.name + "-" + string(choice) + ".svg"
				viewtest.File(t, filepath.Join("../docs/pictures", name), svg)
				if !strings.Contains(string(readme), `"docs/pictures/`+name+`"`) {
					t.Errorf("README.md does not show %s", name)
				}
				if i := strings.IndexFunc(svg, func(r rune) bool { return r >= 0x2500 && r < 0x25a0 }); i >= 0 {
					t.Errorf("%s has a line or block that is drawn as a letter: %q", name, []rune(svg[i:])[0])
				}
			})
		}
	}
	if t.Failed() {
		t.Log("draw the pictures anew with: go generate ./ui")
	}
}
