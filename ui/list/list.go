// Package list is the scrolling list in the panes: a cursor over rows, and the
// means to draw a row that fits its width.
//
// A Model knows the number of rows, never their content. Its owner draws a row
// when asked, and only visible rows are drawn. So a list of a hundred thousand
// rows costs as much as the few on the screen.
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

// Rows describes the rows of a list.
type Rows struct {
	Len   int
	Lines int // screen lines of every row; 0 means 1
	// Passed holds the rows that the cursor skips, such as headings, in
	// ascending order.
	Passed []int
	// Sticky keeps the last passed row above the screen on the first line, so
	// that a heading stays in view as long as anything below it.
	Sticky bool
}

// SetSize makes the list w cells wide and h lines high.
func (m Model) SetSize(w, h int) Model {
	m.w, m.h = max(w, 0), max(h, 0)
	return m.Reveal(m.cursor)
}

// SetFocus sets whether the list has the keyboard.
func (m Model) SetFocus(on bool) Model {
	m.focus = on
	return m
}

// SetRows replaces the rows. The cursor stays at its row, or at the nearest
// one.
func (m Model) SetRows(r Rows) Model {
	r.Lines = max(r.Lines, 1)
	m.rows = r
	return m.Select(m.cursor)
}

// Select moves the cursor to row i, or to the nearest row it can be on.
func (m Model) Select(i int) Model {
	m.cursor = m.nearest(i, 1)
	return m.Reveal(m.cursor)
}

// Cursor returns the row under the cursor, or -1 if there is none.
func (m Model) Cursor() int {
	if m.rows.Len == 0 || m.passed(m.cursor) {
		return -1
	}
	return m.cursor
}

// Act moves the cursor. It returns false for actions that are no movements.
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

// Blocked says why a movement had no effect, "" if it had one.
func Blocked(a keys.Action, before, after Model) string {
	switch {
	case before.cursor != after.cursor || before.top != after.top:
		return ""
	case after.Cursor() < 0:
		return "the list is empty"
	}
	switch a {
	case keys.LineUp, keys.HalfUp, keys.PageUp, keys.Top:
		return "this is the top of the list"
	}
	return "this is the end of the list"
}

// move moves the cursor by rows, skipping passed ones.
func (m Model) move(by int) Model {
	m.cursor = m.nearest(m.cursor+by, by)
	return m.Reveal(m.cursor)
}

// turn moves the cursor by rows and scrolls as far, so that the cursor stays on
// its line.
func (m Model) turn(by int) Model {
	line := m.cursor - m.top
	m.cursor = m.nearest(m.cursor+by, by)
	m.top = m.cursor - line
	return m.Reveal(m.cursor)
}

// Scroll scrolls by screen lines. The cursor stays, perhaps out of view.
func (m Model) Scroll(lines int) Model {
	m.top = m.clampTop(m.top + m.rowsOf(lines))
	return m
}

// Line returns the number of rows between the first on the screen and the
// cursor.
func (m Model) Line() int { return m.cursor - m.top }

// SetLine scrolls so that Line returns n, or as near to it as keeps the cursor
// in view.
func (m Model) SetLine(n int) Model {
	m.top = m.cursor - n
	return m.Reveal(m.cursor)
}

// Wheel scrolls by screen lines and moves the cursor along, so that it stays in
// view.
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

// rowsOf converts screen lines to rows, at least one.
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

// Reveal scrolls as little as brings row i into view, with a few rows around
// it.
func (m Model) Reveal(i int) Model {
	visible, margin := m.visible(), m.margin()
	m.top = min(m.top, i-margin)
	m.top = max(m.top, i+margin-visible+1)
	m.top = m.clampTop(m.top)
	return m
}

// At returns the row drawn on line y of the list, or -1.
func (m Model) At(y int) int {
	if y < 0 || y >= m.h {
		return -1
	}
	row, _ := m.place(y)
	return row
}

// place returns the row drawn on line y, and the line within it; row -1 below
// the last. Of a heading at the top only the last line is drawn, which has its text.
func (m Model) place(y int) (row, line int) {
	if m.passed(m.heading()) {
		y += max(m.rows.Lines, 1) - 1
	}
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

// heading returns the row to draw first: the top one, or a sticky heading. The
// margin keeps the cursor from being under it.
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

// visible returns the number of rows that fit, at least one.
func (m Model) visible() int { return max(1, m.h/max(m.rows.Lines, 1)) }

// margin returns the number of rows kept in view around the cursor.
func (m Model) margin() int { return min(2, (m.visible()-1)/2) }

func (m Model) clampTop(top int) int { return max(0, min(top, m.rows.Len-m.visible())) }

func (m Model) passed(i int) bool {
	_, found := slices.BinarySearch(m.rows.Passed, i)
	return found
}

// nearest returns the row nearest to i that the cursor can be on: in the
// direction of dir if there is one, else in the other, else 0.
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
