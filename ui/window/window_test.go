package window

import (
	"image/color"
	"testing"

	tea "charm.land/bubbletea/v2"

	"briefing/ui/config"
	"briefing/ui/nav"
	"briefing/ui/theme"
)

// In every window the panes and the lines below them lie side by side, within it.
func TestLayoutFits(t *testing.T) {
	for width := range 200 {
		for _, height := range []int{0, 1, 2, 3, 13, 14, 50} {
			for _, focus := range []nav.Pane{nav.Index, nav.Reader, nav.Here} {
				for _, zoomed := range []bool{false, true} {
					l := newLayout(width, height, zoomed, focus, true, width-60)
					areas := []Area{l.Index, l.Reader, l.Here, l.Status, l.Hints}
					for i, a := range areas {
						if a.W > 0 && (a.X < 0 || a.Y < 0 || a.X+a.W > width || a.Y+a.H > height) {
							t.Fatalf("%d×%d: %+v is outside", width, height, a)
						}
						for _, b := range areas[i+1:] {
							if a.W > 0 && b.W > 0 && a.X < b.X+b.W && b.X < a.X+a.W && a.Y < b.Y+b.H && b.Y < a.Y+a.H {
								t.Fatalf("%d×%d: %+v and %+v overlap", width, height, a, b)
							}
						}
					}
				}
			}
		}
	}
}

// Only news about the terminal changes how text looks, and none if the reader has chosen.
func TestLearn(t *testing.T) {
	light := tea.BackgroundColorMsg{Color: color.White}
	conf := config.Default()
	w := New(conf, false)
	if !w.Learn(light) || w.Learn(light) {
		t.Error("a light background is news once")
	}
	conf.Theme = theme.Dark
	w = New(conf, true)
	if w.Learn(light) || w.Learn(tea.ColorProfileMsg{}) {
		t.Error("the terminal overrules the reader")
	}
}

// The panel can be widened until the page is as narrow as it may be, and then narrowed.
func TestWiden(t *testing.T) {
	w := New(config.Default(), false)
	w.Resize(100, 30, nav.Index)
	steps := 0
	for w.Widen(1, nav.Index) == nil {
		steps++
	}
	if w.Reader.W != LeastPage || steps == 0 {
		t.Errorf("after %d steps the page has %d cells", steps, w.Reader.W)
	}
	for w.Widen(-1, nav.Index) == nil {
		steps--
	}
	if w.Index.W != LeastIndex || steps > 0 {
		t.Errorf("the panel has %d cells", w.Index.W)
	}
}
