package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"briefing/ui/status"
)

// View returns the screen and all settings of the terminal.
func (m *model) View() tea.View {
	v := tea.NewView(m.draw())
	v.AltScreen = true
	v.WindowTitle = "briefing"
	if p := m.reader.Page(); p != nil && p.Title != "" { // plain text, since the terminal gets it unescaped
		v.WindowTitle = status.Printable(p.Title + " – briefing")
	}
	if m.window.Mouse {
		v.MouseMode = tea.MouseModeCellMotion
	}
	v.Cursor = m.cursor()
	return v
}

// draw returns the lines of the window.
func (m *model) draw() string {
	w := &m.window
	if w.Width <= 0 || w.Height <= 0 {
		return ""
	}
	opening := ""
	if m.lib == nil {
		opening = m.life.OpeningText()
	}
	columns := m.columns(opening)
	var b strings.Builder
	for y := range w.Body() {
		if y > 0 {
			b.WriteByte('\n')
		}
		for _, c := range columns {
			b.WriteString(c[y])
		}
	}
	if w.Status.H > 0 {
		if w.Height > 1 {
			b.WriteByte('\n')
		}
		b.WriteString(m.status())
	}
	if w.Hints.H > 0 {
		b.WriteByte('\n')
		if m.lib != nil {
			b.WriteString(status.HintLine(m.hints(m.spot()), w))
		}
	}
	return b.String()
}

// status returns the status line.
func (m *model) status() string { return m.line().View() }

func (m *model) line() *status.Line {
	return &status.Line{At: m.spot(), Window: &m.window, Walk: &m.trail, Life: &m.life.Life, Notice: m.notice, Failed: m.failed}
}
