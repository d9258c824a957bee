package ui

import (
	"fmt"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"briefing/briefing/page"
	"briefing/ui/keys"
	"briefing/ui/nav"
)

// That a screen has exactly the lines of its window, none wider than that, and
// holds nothing but text and styles, the harness checks whenever anything
// happens. The tests below see to it that enough does.

// rulers are what a terminal says of the way it measures.
var rulers = map[string]tea.ModeReportMsg{
	"wcwidth":   {Mode: ansi.ModeUnicodeCore, Value: ansi.ModeNotRecognized},
	"graphemes": {Mode: ansi.ModeUnicodeCore, Value: ansi.ModeReset},
}

// pages returns every page that the app can show.
func (a *app) pages() []page.ID {
	ids := []page.ID{{Kind: page.Overview}, {Kind: page.Timeline}, {Kind: page.Coverage}, {Kind: page.Sources}}
	for _, e := range a.m.Entries {
		ids = append(ids, page.OfArticle(e.ID))
	}
	for s := range a.m.lib.Digest().Subjects() {
		ids = append(ids, page.OfSubject(s.SubjectID()), page.CompareOf(s.SubjectID()))
	}
	return ids
}

// show opens a page as a link to it does.
func (a *app) show(id page.ID) {
	a.t.Helper()
	a.run(a.m.act(nav.Open{Target: page.Target{Page: id}}))
	a.settle()
	if got := a.m.reader.Page(); got == nil || got.ID != id {
		a.t.Fatalf("%v is not shown: %s", id, a.status())
	}
}

func TestEveryPageFits(t *testing.T) {
	t.Parallel()
	play(t, embedded(), 80, 24, func(a *app) {
		for i, id := range a.pages() {
			if testing.Short() && i%6 != 0 {
				continue
			}
			a.size(80, 24)
			a.show(id)
			for _, size := range [][2]int{{1, 1}, {33, 9}, {151, 40}} {
				a.size(size[0], size[1])
				a.keys("G")
			}
		}
	})
}

// TestEveryWidthFits shows pages of each kind and every overlay in windows of
// every width and height.
func TestEveryWidthFits(t *testing.T) {
	t.Parallel()
	for i, state := range []string{
		"", "J d", "T", "C", `: "putin" enter`, `: "drones used against" enter =`, "J F", "h 2 j j", "h 3", "h 4",
		"2 enter n", `/ "sanctions"`, `/ "sanktions"`, `/ "("`, "/", `: "put"`, "?", "J J t", "J . tab", "J . z",
	} {
		play(t, embedded(), 80, 24, func(a *app) {
			a.script(state)
			a.sweep(i)
		})
	}
}

// TestWideCharactersFit does the same where a cell is not a letter, and where
// terminals measure differently.
func TestWideCharactersFit(t *testing.T) {
	t.Parallel()
	for name, ruler := range rulers {
		t.Run(name, func(t *testing.T) {
			opts, _ := folder(t, map[string]string{
				"family.md": "---\ntitle: " + wideText + "\nsource: " + wideText + "\n---\n" + wideText + wideText + wideText + "\n\n# " + wideText + "\n",
				"digest.yaml": "version: 1\ntitle: " + wideText + "\ntopics: [{id: t, name: " + wideText + ", words: [言葉]}]\n" +
					"figures: [{id: f, kind: person, name: " + wideText + ", aliases: [家族]}]\n" +
					"events: [{id: e, name: " + wideText + ", date: 2024, names: [言葉]}]\n",
			})
			for i, state := range []string{
				"", "J", "J F", "C", "T", "h 1", "h 2 enter n", "h 3 enter", "h 4", `/ "言葉"`, `/ "e"`, ":", "J t", "2 enter tab tab tab",
			} {
				play(t, opts, 80, 24, func(a *app) {
					a.send(ruler)
					a.script(state)
					a.sweep(i)
				})
			}
		})
	}
}

// wideText holds what a terminal shows in two cells, in none, or in more than it
// seems: ideographs, accents of their own, emoji joined to one, flags, jamo.
const wideText = "言葉 e\u0301te\u0301 👩‍👩‍👧‍👦 🇮🇷🇷🇺 ❤️ 각 家族 ｆｕｌｌ "

// sweep tries windows of all widths and heights, a part of them if the tests are
// to be short: each state another part.
func (a *app) sweep(part int) {
	a.t.Helper()
	step := 5
	if testing.Short() {
		step = 29
	}
	for width := 1 + part%step; width <= 200; width += step {
		a.size(width, 1+width*7%60)
	}
	for height := 1 + part%step; height <= 60; height += step {
		a.size(1+height*31%200, height)
	}
}

// TestNoKeyBreaksTheScreen does every action in windows of many sizes.
func TestNoKeyBreaksTheScreen(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{0, 0}, {1, 1}, {2, 2}, {30, 3}, {60, 20}, {80, 24}, {151, 30}} {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			if testing.Short() && size[0] > 2 && size[0] != 80 {
				t.Skip("a few are enough")
			}
			play(t, embedded(), size[0], size[1], func(a *app) {
				for _, before := range []string{"J", "h 2", "l l"} {
					a.script(before)
					for _, b := range a.m.opts.Config.Keys.Bindings() {
						if b.Action != keys.Suspend {
							a.keys(b.Keys[0], "down", "enter", "esc")
						}
					}
				}
			})
		})
	}
}
