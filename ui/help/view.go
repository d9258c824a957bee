package help

import (
	"strings"

	"briefing/ui/list"
	"briefing/ui/overlay"
	"briefing/ui/theme"
)

// prompt returns the text before the filter, "" where every cell counts.
func (m Model) prompt() string {
	if m.w < 8 {
		return ""
	}
	return "/ "
}

// View draws the help.
func (m Model) View(t *theme.Theme) string {
	if m.h == 0 {
		return ""
	}
	_, _, w, h := m.frame().Inner()
	var lines []string
	if m.head() > 0 {
		found := m.found()
		prompt := m.prompt()
		room := w - list.Width(prompt)
		if list.Width(found) > room/2 {
			found = ""
		}
		typed := list.Pad(m.input.View(t, room-list.Width(found)), room-list.Width(found))
		lines = append(lines, t.Faint.Render(prompt)+typed+t.Faint.Render(found))
	}
	if h > m.head() {
		lines = append(lines, strings.Split(m.list.View(t, m.viewRow), "\n")...)
	}
	if len(m.rows) == 0 && h > m.head() {
		lines[m.head()] = t.Faint.Render(list.Cut("no line contains this", w))
	}
	return m.frame().View(t, "Help", lines[:min(h, len(lines))])
}

func (m Model) frame() overlay.Frame { return overlay.Frame{Width: m.w, Height: m.h} }

// head returns the number of lines above the list: one for the filter, if that
// is open.
func (m Model) head() int {
	_, _, _, h := m.frame().Inner()
	if m.filtering && h > 0 {
		return 1
	}
	return 0
}

func (m Model) viewRow(i, _ int, pen list.Pen) string {
	r := m.rows[i]
	it, t := m.items[r.item], pen.Theme
	switch {
	case it.heading != "" && r.line > 0:
		return ""
	case it.heading != "":
		return pen.Line([]list.Piece{{Text: it.heading, Style: t.Title}}, nil)
	case it.picture:
		return m.picture()[r.line].view(pen)
	}
	pen.Cursor = r.item == m.item()
	w := min(m.keyWidth(), pen.Width)
	key := list.Piece{Text: strings.Repeat(" ", w), Style: t.Text}
	sample := ""
	if r.line == 0 {
		key.Text, key.Style = list.Pad(list.Cut(it.key, w), w), t.Title
		if it.sign != nil {
			sample = it.sign(t, list.Cut(it.key, w)) + strings.Repeat(" ", w-list.Width(list.Cut(it.key, w)))
		}
	}
	between := list.Piece{Text: strings.Repeat(" ", gap), Style: t.Text}
	text := list.Piece{Text: r.text, Style: t.Text}
	if sample == "" {
		return pen.Line([]list.Piece{key, between, text}, nil)
	}
	pen.Width -= w
	return sample + pen.Line([]list.Piece{between, text}, nil)
}
