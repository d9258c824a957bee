package ui

import (
	"testing"

	tea "charm.land/bubbletea/v2"
)

// BenchmarkKey measures a key from the model to the next screen, on the first
// page of the default library.
func BenchmarkKey(b *testing.B) {
	for _, bench := range []struct {
		name string
		keys [2]string // pressed in turn, so that the page keeps its place
	}{
		{"line", [2]string{"j", "k"}},
		{"link", [2]string{"tab", "shift+tab"}},
		{"list", [2]string{"h", "l"}},
	} {
		b.Run(bench.name, func(b *testing.B) {
			var m tea.Model = opened120(b)
			i := 0
			for b.Loop() {
				m, _ = m.Update(key(bench.keys[i%2]))
				_ = m.View()
				i++
			}
		})
	}
}

// opened120 returns the app in a window of 120 columns, with its first page.
func opened120(b *testing.B) *model {
	m := newModel(b.Context(), embedded())
	m.update(tea.WindowSizeMsg{Width: 120, Height: 36})
	answers := make(chan tea.Msg, 100)
	run := func(cmd tea.Cmd) {
		if cmd != nil {
			go func() { answers <- cmd() }()
		}
	}
	run(m.Init())
	for m.reader.Page() == nil || len(m.typed) > 0 {
		switch msg := (<-answers).(type) {
		case nil:
		case tea.BatchMsg:
			for _, cmd := range msg {
				run(cmd)
			}
		default:
			run(m.update(msg))
		}
	}
	b.Cleanup(func() { _ = m.end(nil) })
	return m
}
