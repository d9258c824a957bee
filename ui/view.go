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
	lines, row := make([]string, 0, w.Height), make([]string, len(columns))
	for y := range w.Body() {
		for i, c := range columns {
			row[i] = c[y]
		}
		lines = append(lines, strings.Join(row, ""))
	}
	if w.Status.H > 0 {
		lines = append(lines, m.status())
	}
	if w.Hints.H > 0 {
		hints := ""
		if m.lib != nil {
			hints = status.HintLine(m.hints(m.spot()), w)
		}
		lines = append(lines, hints)
	}
	return strings.Join(lines, "\n")
}

// status returns the status line.
func (m *model) status() string { return m.line().View() }

func (m *model) line() *status.Line {
	return &status.Line{At: m.spot(), Window: &m.window, Walk: &m.trail, Life: &m.life.Life, Notice: m.notice, Failed: m.failed}
}
