package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"briefing/ui/nav"
	"briefing/ui/theme"
	"briefing/ui/typeset"
)

// View returns the screen and all settings of the terminal.
func (m model) View() tea.View {
	v := tea.NewView(m.screen())
	v.AltScreen = true
	v.WindowTitle = m.windowTitle()
	if m.mouse {
		v.MouseMode = tea.MouseModeCellMotion
	}
	v.Cursor = m.cursor()
	return v
}

// windowTitle returns the name of the page. It must be plain text, since the
// terminal gets it unescaped.
func (m model) windowTitle() string {
	title := "briefing"
	if p := m.reader.Page(); p != nil && p.Title != "" {
		title = p.Title + " – briefing"
	}
	return printable(title)
}

// printable returns s without control characters.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x20 || r >= 0x7f && r <= 0x9f || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
}

// cursor returns the text cursor of the pane that is typed into; nil if there is none.
func (m model) cursor() *tea.Cursor {
	p, in := m.typedInto(), m.layout.index
	if p == nil {
		return nil
	}
	if m.overlay != none {
		in = m.overlayArea()
	}
	x, y := p.cursor()
	if x < 0 || y < 0 || x >= in.w || y >= in.h {
		return nil
	}
	return tea.NewCursor(in.x+x, in.y+y)
}

// overlayArea returns the area of an overlay: that of the page or of the panel
// in its place. The help takes the whole window except the status line.
func (m model) overlayArea() area {
	switch l := m.layout; {
	case m.overlay == helping:
		return area{0, 0, l.width, l.height - l.status.h - l.hints.h}
	case l.reader.w > 0:
		return l.reader
	case l.here.w > 0:
		return l.here
	default:
		return l.index
	}
}

// screen returns the lines of the window.
func (m model) screen() string {
	l := m.layout
	if l.width <= 0 || l.height <= 0 {
		return ""
	}
	columns := m.columns()
	var b strings.Builder
	for y := range l.height - l.status.h - l.hints.h {
		if y > 0 {
			b.WriteByte('\n')
		}
		for _, c := range columns {
			b.WriteString(c[y])
		}
	}
	if l.status.h > 0 {
		if l.height > 1 {
			b.WriteByte('\n')
		}
		b.WriteString(m.status())
	}
	if l.hints.h > 0 {
		b.WriteByte('\n')
		b.WriteString(m.hintLine())
	}
	return b.String()
}

// columns returns the lines of the panes and of the rules between them, from
// left to right.
func (m model) columns() [][]string {
	over := m.overlays()[m.overlay]
	if m.overlay == helping {
		return [][]string{m.column(over.view(m.theme), m.overlayArea())}
	}
	var out [][]string
	left := nav.Reader
	for _, p := range m.panes() {
		if p.w == 0 {
			continue
		}
		if p.x > 0 {
			out = append(out, m.ruleLine(m.focus != nav.Reader && (m.focus == left || m.focus == p.focus)))
		}
		view := p.view
		if p.area == m.overlayArea() {
			switch {
			case over != nil:
				view = over.view
			case m.lib == nil:
				view = func(t *theme.Theme) string { return t.Faint.Render(" " + m.openingText()) }
			}
		}
		out = append(out, m.column(view(m.theme), p.area))
		left = p.focus
	}
	return out
}

// column returns the lines of a pane, padded to its width unless it reaches the
// right edge of the window.
func (m model) column(view string, a area) []string {
	lines := strings.Split(view, "\n")
	out := make([]string, a.h)
	for i := range out {
		if i < len(lines) {
			out[i] = lines[i]
		}
		w := m.cells(out[i])
		if w > a.w {
			out[i] = typeset.Cut(out[i], m.ruler, 0, a.w)
			w = m.cells(out[i])
		}
		if a.x+a.w < m.layout.width && w < a.w {
			out[i] += strings.Repeat(" ", a.w-w)
		}
	}
	return out
}

// cells returns the width of s as the renderer measures it.
func (m model) cells(s string) int {
	if m.ruler == ansi.GraphemeWidth {
		return ansi.StringWidth(s)
	}
	return ansi.StringWidthWc(s)
}

// cut returns s cut to w cells, with tail at its end if anything is cut.
func (m model) cut(s string, w int, tail string) string {
	room := w - m.cells(tail)
	switch {
	case m.cells(s) <= w:
		return s
	case room < 0:
		return ""
	}
	return typeset.Cut(s, m.ruler, 0, room) + tail
}

// ruleLine returns the line between the page and a panel. It is lit if the
// panel has the keyboard.
func (m model) ruleLine(focused bool) []string {
	style := m.theme.Border
	if focused {
		style = m.theme.Focused
	}
	out := make([]string, m.layout.height)
	bar := style.Render("│")
	for i := range out {
		out[i] = bar
	}
	return out
}
