package ui

import (
	"os"
	"testing"

	"github.com/atotto/clipboard"
)

// Attacks holds articles that attack a terminal, by the names of their files.
var Attacks = attacks

// WithoutPrograms runs tests where there is no browser, no editor and no program
// for the clipboard to be started.
func WithoutPrograms(m *testing.M) int {
	clipboard.Unsupported = true
	none, err := os.MkdirTemp("", "briefing")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(none)
	for name, value := range map[string]string{"PATH": none, "VISUAL": "", "EDITOR": ""} {
		if err := os.Setenv(name, value); err != nil {
			panic(err)
		}
	}
	return m.Run()
}
