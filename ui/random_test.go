package ui

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
)

// TestAnythingGoes does whatever comes, in any order: keys, clicks, windows,
// files that change, time that passes, answers that come late. Nothing may panic
// or break the screen. BRIEFING_RANDOM=n goes n ways.
func TestAnythingGoes(t *testing.T) {
	t.Parallel()
	ways := 6
	if testing.Short() {
		ways = 3
	}
	if n, err := strconv.Atoi(os.Getenv("BRIEFING_RANDOM")); err == nil {
		ways = n
	}
	for seed := range ways {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			dice := rand.New(rand.NewPCG(uint64(seed), 1))
			opts := embedded()
			var dir string
			if seed%3 > 0 {
				opts, dir = folder(t, harbourFiles())
			}
			if seed%3 == 2 {
				for name, text := range attacks() {
					if len(text) < 50<<10 && name != "digest.yaml" {
						_ = os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644)
					}
				}
			}
			opts.StateFile = filepath.Join(t.TempDir(), "state.json")
			play(t, opts, 80, 24, func(a *app) {
				for range 300 {
					a.random(dice, dir)
				}
			})
		})
	}
}

// random does one thing.
func (a *app) random(dice *rand.Rand, dir string) {
	a.t.Helper()
	bindings := a.m.opts.Config.Keys.Bindings()
	switch n := dice.IntN(100); {
	case n < 60:
		b := bindings[dice.IntN(len(bindings))]
		k := b.Keys[dice.IntN(len(b.Keys))]
		if dice.IntN(3) > 0 {
			a.keys(k)
			return
		}
		a.update(key(k)) // what it asks for comes later, in any order
		dice.Shuffle(len(a.jobs), func(i, j int) { a.jobs[i], a.jobs[j] = a.jobs[j], a.jobs[i] })
	case n < 75:
		a.keys([]string{"n", "N", "enter", "tab", "down", "esc", "a", "s", "i", "o", `"`, "(", " "}[dice.IntN(13)])
	case n < 82:
		a.size(dice.IntN(200), dice.IntN(60))
	case n < 90:
		x, y := dice.IntN(a.m.window.Width+2), dice.IntN(a.m.window.Height+2)
		a.send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
		a.send(tea.MouseWheelMsg{X: x, Y: y, Button: tea.MouseWheelDown})
	case n < 93:
		a.wait(time.Duration(dice.IntN(2000)) * time.Millisecond)
	case n < 94:
		a.send(tea.PasteMsg{Content: "ferry\nputin \x1b[2J"})
	case n < 95:
		a.send(rulers["graphemes"])
	case n < 96:
		a.send(tea.ColorProfileMsg{Profile: colorprofile.Profile(dice.IntN(6))})
	case dir != "":
		write(a.t, filepath.Join(dir, "long.md"), long("Ida Lund", dice.IntN(40)))
		if dice.IntN(2) == 0 {
			write(a.t, filepath.Join(dir, "digest.yaml"), []string{harbourDigest, brokenDigest, ""}[dice.IntN(3)])
		}
		a.keys("esc", "esc", "R")
	}
}
