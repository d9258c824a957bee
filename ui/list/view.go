package list

import (
	"strings"

	"briefing/ui/theme"
)

// thumb marks at the right the position of the screen in the list.
const thumb = "▐"

// narrowest is the minimum width at which the last cell is reserved for the
// thumb.
const narrowest = 8

// View draws the list: exactly as many lines as it is high, none wider than the
// list. It calls draw for every visible line of a row; lines count from 0.
func (m Model) View(t *theme.Theme, draw func(row, line int, p Pen) string) string {
	if m.h == 0 {
		return ""
	}
	p := Pen{Theme: t, Width: m.RowWidth()}
	first, last := m.bar()
	lines := make([]string, m.h)
	for y := range lines {
		if row, line := m.place(y); row >= 0 {
			p.Cursor = m.focus && row == m.cursor && !m.passed(row)
			lines[y] = draw(row, line, p)
		}
		if y >= first && y < last {
			lines[y] = Pad(lines[y], p.Width) + t.Border.Render(thumb)
		}
	}
	return strings.Join(lines, "\n")
}

// RowWidth returns the width of a row in cells.
func (m Model) RowWidth() int {
	if m.w < narrowest {
		return m.w
	}
	return m.w - 1
}

// bar returns the lines from first up to last, exclusive, that the thumb
// covers; none if all rows fit.
func (m Model) bar() (first, last int) {
	visible := m.visible()
	if m.rows.Len <= visible || m.w < narrowest {
		return 0, 0
	}
	size := max(1, m.h*visible/m.rows.Len)
	first = m.top * (m.h - size) / (m.rows.Len - visible)
	return first, first + size
}

// Head returns the number of lines for the head of a pane of h lines: one, and
// a rule below it if rows stay in view; none in a pane of one line.
func Head(h int) int {
	switch {
	case h >= 6:
		return 2
	case h >= 2:
		return 1
	}
	return 0
}
