package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"briefing/ui/nav"
	"briefing/ui/status"
	"briefing/ui/theme"
	"briefing/ui/window"
)

// View returns the screen and all settings of the terminal.
func (m model) View() tea.View {
	v := tea.NewView(m.screen())
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

// cursor returns the text cursor of the pane that is typed into; nil if there is none.
func (m model) cursor() *tea.Cursor {
	p, in := m.typedInto(), m.window.Index
	if p == nil {
		return nil
	}
	if m.overlay != none {
		in = m.over()
	}
	x, y := p.cursor()
	if x < 0 || y < 0 || x >= in.W || y >= in.H {
		return nil
	}
	return tea.NewCursor(in.X+x, in.Y+y)
}

// over returns the area of an overlay. The help takes the whole window except the status
// line.
func (m *model) over() window.Area { return m.window.Over(m.overlay == helping) }

// screen returns the lines of the window.
func (m model) screen() string {
	w := &m.window
	if w.Width <= 0 || w.Height <= 0 {
		return ""
	}
	columns := m.columns()
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
			b.WriteString(status.HintLine(m.hints(), w))
		}
	}
	return b.String()
}

// status returns the status line.
func (m model) status() string { return m.line().View() }

func (m *model) line() *status.Line {
	return &status.Line{At: m.spot(), Window: &m.window, Walk: &m.trail, Life: &m.life.Life, Notice: m.notice, Failed: m.failed}
}

// columns returns the lines of the panes and of the rules between them, from left to right.
func (m model) columns() [][]string {
	over := m.overlays()[m.overlay]
	if m.overlay == helping {
		return [][]string{m.window.Column(over.view(m.window.Theme), m.over())}
	}
	var out [][]string
	left := nav.Reader
	for _, p := range m.panes() {
		if p.W == 0 {
			continue
		}
		if p.X > 0 {
			out = append(out, m.window.Rule(m.focus != nav.Reader && (m.focus == left || m.focus == p.focus)))
		}
		view := p.view
		if p.Area == m.over() {
			switch {
			case over != nil:
				view = over.view
			case m.lib == nil:
				view = func(t *theme.Theme) string { return t.Faint.Render(" " + m.life.OpeningText()) }
			}
		}
		out = append(out, m.window.Column(view(m.window.Theme), p.Area))
		left = p.focus
	}
	return out
}
