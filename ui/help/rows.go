package help

import (
	"briefing/ui/list"
)

// row is one line of the help.
type row struct {
	item   int
	line   int // index of the line within the item
	text   string
	isItem bool // the cursor can be on it
}

// Widths of the column of keys, and of a readable line, in cells.
const (
	keyColumn = 20
	measure   = 66
	gap       = 2
)

// textWidth returns the width of the text beside the keys, in cells.
func (m Model) textWidth() int {
	return max(1, min(m.list.RowWidth()-m.keyWidth()-gap, measure))
}

// keyWidth returns the width of the column of keys, in cells.
func (m Model) keyWidth() int { return max(1, min(keyColumn, m.list.RowWidth()/3)) }

// text returns the lines of an item's text.
func (m Model) text(i item) []string {
	const mostLines = 9
	var lines []string
	for _, pieces := range list.Wrap([]list.Piece{{Text: i.text}}, m.textWidth(), mostLines) {
		line := ""
		for _, p := range pieces {
			line += p.Text
		}
		lines = append(lines, line)
	}
	return lines
}

// lay arranges the rows again, with the cursor on an item or the first one
// after it.
func (m Model) lay(at int) Model {
	_, _, w, h := m.frame().Inner()
	m.list = m.list.SetSize(w, max(0, h-m.head()))
	m.rows = nil
	var passed []int
	cursor, heading := 0, -1
	pass := func(r row) {
		passed = append(passed, len(m.rows))
		m.rows = append(m.rows, r)
	}
	for i, it := range m.items {
		switch {
		case it.heading != "":
			heading = i
			continue
		case it.picture && m.input.Value() == "":
			m.heading(heading, pass)
			heading = -1
			for line := range len(m.picture()) {
				pass(row{item: i, line: line})
			}
			continue
		case it.picture || !m.matches(it):
			continue
		}
		if heading >= 0 {
			m.heading(heading, pass)
			heading = -1
		}
		if i <= at {
			cursor = len(m.rows)
		}
		for line, text := range m.text(it) {
			r := row{item: i, line: line, text: text, isItem: true}
			if line > 0 {
				pass(r)
				continue
			}
			m.rows = append(m.rows, r)
		}
	}
	m.list = m.list.SetRows(list.Rows{Len: len(m.rows), Passed: passed}).Select(cursor)
	if at <= 1 { // show the heading as well
		m.list = m.list.Reveal(0)
	}
	return m
}

// heading adds a heading, with an empty line above it unless it is the first.
func (m Model) heading(i int, pass func(row)) {
	if i < 0 {
		return
	}
	if i > 0 && m.input.Value() == "" {
		pass(row{item: i, line: 1})
	}
	pass(row{item: i})
}
