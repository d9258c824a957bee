// Package list is the scrolling list that the panes are made of: a cursor over
// rows, of which only the visible ones are ever drawn, and the means to draw a
// row that fits its width.
//
// A Model knows how many rows there are, never what they say. Whoever owns it
// draws a row when asked, so that a list of a hundred thousand rows costs as
// much as the few on the screen.
package list

import (
	"slices"

	"briefing/ui/keys"
)

// Model is a list: its rows, the cursor on one of them, and how far it is
// scrolled. The zero Model is empty. All methods return a changed copy.
type Model struct {
	rows   Rows
	w, h   int
	cursor int
	top    int // the first row on the screen
	focus  bool
}

// Rows says what a list is made of.
type Rows struct {
	Len   int
	Lines int // screen lines of every row; 0 means 1
	// Passed holds the rows that the cursor passes over, such as headings, in
	// ascending order.
	Passed []int
	// Sticky keeps the last passed row above the screen on its first line, so
	// that a heading is seen as long as anything below it is.
	Sticky bool
}

// SetSize makes the list w cells wide and h lines high.
func (m Model) SetSize(w, h int) Model {
	m.w, m.h = max(w, 0), max(h, 0)
	return m.Reveal(m.cursor)
}

// SetFocus says whether the list has the keyboard.
func (m Model) SetFocus(on bool) Model {
	m.focus = on
	return m
}

// SetRows changes what the list is made of. The cursor stays at its row, or at
// the nearest there is.
func (m Model) SetRows(r Rows) Model {
	r.Lines = max(r.Lines, 1)
	m.rows = r
	return m.Select(m.cursor)
}

// Select moves the cursor to row i, or to the nearest that it may stand on.
func (m Model) Select(i int) Model {
	m.cursor = m.nearest(i, 1)
	return m.Reveal(m.cursor)
}

// Cursor returns the row under the cursor, or -1 if there is none to stand on.
func (m Model) Cursor() int {
	if m.rows.Len == 0 || m.passed(m.cursor) {
		return -1
	}
	return m.cursor
}

// Act moves the cursor. It reports false for actions that are not movements.
func (m Model) Act(a keys.Action) (Model, bool) {
	switch a {
	case keys.LineDown:
		return m.move(1), true
	case keys.LineUp:
		return m.move(-1), true
	case keys.HalfDown:
		return m.turn(max(1, m.visible()/2)), true
	case keys.HalfUp:
		return m.turn(-max(1, m.visible()/2)), true
	case keys.PageDown:
		return m.turn(max(1, m.visible()-1)), true
	case keys.PageUp:
		return m.turn(-max(1, m.visible()-1)), true
	case keys.Top:
		return m.Select(0), true
	case keys.Bottom:
		return m.Select(m.rows.Len - 1), true
	}
	return m, false
}

// Blocked says why a movement has left a list as it was, "" if it has not.
func Blocked(a keys.Action, before, after Model) string {
	switch {
	case before.cursor != after.cursor || before.top != after.top:
		return ""
	case after.Cursor() < 0:
		return "the list is empty"
	}
	switch a {
	case keys.LineUp, keys.HalfUp, keys.PageUp, keys.Top:
		return "this is the first of the list"
	}
	return "this is the last of the list"
}

// move goes by rows and passes over those that are not to stand on.
func (m Model) move(by int) Model {
	m.cursor = m.nearest(m.cursor+by, by)
	return m.Reveal(m.cursor)
}

// turn goes by rows and scrolls as far, so that the cursor keeps its line.
func (m Model) turn(by int) Model {
	line := m.cursor - m.top
	m.cursor = m.nearest(m.cursor+by, by)
	m.top = m.cursor - line
	return m.Reveal(m.cursor)
}

// Scroll moves the window over the rows by screen lines and leaves the cursor
// where it is, even out of sight.
func (m Model) Scroll(lines int) Model {
	m.top = m.clampTop(m.top + m.rowsOf(lines))
	return m
}

// Line returns how many rows below the first on the screen the cursor is.
func (m Model) Line() int { return m.cursor - m.top }

// SetLine scrolls so that the cursor is that many rows below the first on the
// screen, or as near to it as keeps it in sight.
func (m Model) SetLine(n int) Model {
	m.top = m.cursor - n
	return m.Reveal(m.cursor)
}

// Wheel scrolls by screen lines and takes the cursor along, so that it stays in
// sight.
func (m Model) Wheel(lines int) Model {
	m = m.Scroll(lines)
	first, last := m.top, m.top+m.visible()-1
	switch margin := m.margin(); {
	case first > 0 && m.cursor < first+margin:
		m.cursor = m.nearest(first+margin, 1)
	case last < m.rows.Len-1 && m.cursor > last-margin:
		m.cursor = m.nearest(last-margin, -1)
	}
	return m.Reveal(m.cursor)
}

// rowsOf returns how many rows as many screen lines are, at least one.
func (m Model) rowsOf(lines int) int {
	n := lines / max(m.rows.Lines, 1)
	switch {
	case n == 0 && lines > 0:
		return 1
	case n == 0 && lines < 0:
		return -1
	}
	return n
}

// Reveal scrolls as little as brings row i into sight, with a few rows around it.
func (m Model) Reveal(i int) Model {
	visible, margin := m.visible(), m.margin()
	m.top = min(m.top, i-margin)
	m.top = max(m.top, i+margin-visible+1)
	m.top = m.clampTop(m.top)
	return m
}

// At returns the row that is drawn on line y of the list, or -1.
func (m Model) At(y int) int {
	if y < 0 || y >= m.h {
		return -1
	}
	row, _ := m.place(y)
	return row
}

// place returns which row, and which of its lines, is drawn on line y; row -1
// below the last.
func (m Model) place(y int) (row, line int) {
	slot := y / max(m.rows.Lines, 1)
	row, line = m.top+slot, y%max(m.rows.Lines, 1)
	if slot == 0 {
		row = m.heading()
	}
	if row >= m.rows.Len {
		return -1, 0
	}
	return row, line
}

// heading returns the row to draw first: the top one, or the heading above it.
// The margin sees to it that the cursor is not under it.
func (m Model) heading() int {
	if !m.rows.Sticky || m.margin() == 0 {
		return m.top
	}
	i, found := slices.BinarySearch(m.rows.Passed, m.top)
	if found || i == 0 {
		return m.top
	}
	return m.rows.Passed[i-1]
}

// visible returns how many rows fit, at least one.
func (m Model) visible() int { return max(1, m.h/max(m.rows.Lines, 1)) }

// margin returns how many rows are kept in sight around the cursor.
func (m Model) margin() int { return min(2, (m.visible()-1)/2) }

func (m Model) clampTop(top int) int { return max(0, min(top, m.rows.Len-m.visible())) }

func (m Model) passed(i int) bool {
	_, found := slices.BinarySearch(m.rows.Passed, i)
	return found
}

// nearest returns the row nearest to i that the cursor may stand on: one in the
// direction of dir if there is any, else one the other way, else 0.
func (m Model) nearest(i, dir int) int {
	i = max(0, min(i, m.rows.Len-1))
	step := 1
	if dir < 0 {
		step = -1
	}
	for _, step := range []int{step, -step} {
		for j := i; j >= 0 && j < m.rows.Len; j += step {
			if !m.passed(j) {
				return j
			}
		}
	}
	return 0
}
