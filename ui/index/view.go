package index

import (
	"strconv"
	"strings"

	"charm.land/lipgloss/v2"

	"briefing/briefing"
	"briefing/ui/list"
	"briefing/ui/theme"
)

// View draws the panel.
func (m Model) View(t theme.Theme) string {
	if m.h == 0 {
		return ""
	}
	p := m.panels[m.chosen]
	var lines []string
	switch m.header() {
	case 2:
		lines = append(lines, m.viewTabs(t), m.viewRule(t))
	case 1:
		lines = append(lines, m.viewTabs(t))
	}
	body := p.list.View(t, func(row, line int, pen list.Pen) string { return m.viewRow(p, row, line, pen) })
	if p.len() == 0 {
		none := list.Paint(t.Faint, list.Cut(" no "+m.chosen.String(), m.w))
		body = none + body
	}
	return strings.Join(append(lines, body), "\n")
}

// header returns how many lines the tabs take with the rule below.
func (m Model) header() int { return list.Head(m.h) }

// tab is one tab and where it stands in the first line.
type tab struct {
	list List
	x    int
	name string // "" if only the digit is shown
}

func (b tab) text() string {
	digit := strconv.Itoa(int(b.list) + 1)
	return strings.TrimSpace(digit + " " + b.name)
}

func (b tab) end() int { return b.x + list.Width(b.text()) }

// tabs returns the tabs as wide as they fit: with all names, with the first letters of
// those that are not chosen, or with the name of the chosen list only.
func (m Model) tabs() []tab {
	const whole = 100
	for _, try := range []struct{ margin, gap, letters int }{
		{1, 2, whole}, {1, 1, whole}, {0, 1, whole}, {1, 1, 3}, {0, 1, 3}, {1, 1, 2}, {0, 1, 2}, {1, 2, 0}, {0, 1, 0},
	} {
		line := m.tabsWith(try.margin, try.gap, try.letters)
		if line[len(line)-1].end() <= m.w {
			return line
		}
	}
	return []tab{{list: m.chosen, name: names[m.chosen]}}
}

// tabsWith places the tabs from margin on, gap cells apart, with the whole name of the
// chosen one and as many letters of the others.
func (m Model) tabsWith(margin, gap, letters int) []tab {
	var line []tab
	x := margin
	for i, name := range names {
		b := tab{list: List(i), x: x, name: name}
		if b.list != m.chosen {
			b.name = name[:min(letters, len(name))]
		}
		line = append(line, b)
		x = b.end() + gap
	}
	return line
}

func (m Model) viewTabs(t theme.Theme) string {
	var pieces []list.Piece
	at := 0
	for _, b := range m.tabs() {
		style := t.Faint
		if b.list == m.chosen {
			style = t.Title
		}
		pieces = append(pieces, list.Piece{Text: strings.Repeat(" ", b.x-at), Style: t.Text})
		pieces = append(pieces, list.Piece{Text: b.text(), Style: style})
		at = b.end()
	}
	return list.Pen{Theme: t, Width: m.w}.Line(pieces, nil)
}

// viewRule draws the line below the tabs, heavy below the chosen one; of articles it says
// how many are unread, where there is room.
func (m Model) viewRule(t theme.Theme) string {
	var start, end int
	for _, b := range m.tabs() {
		if b.list == m.chosen {
			start, end = min(b.x, m.w), min(b.end(), m.w)
		}
	}
	heavy := t.Border
	if m.focus {
		heavy = t.Focused
	}
	rule := func(style lipgloss.Style, line string, n int) string {
		return list.Paint(style, strings.Repeat(line, n))
	}
	left, right := rule(t.Border, "─", start), rule(t.Border, "─", m.w-end)
	if m.chosen == Articles && m.unread > 0 {
		unread := briefing.Thousands(m.unread) + " unread"
		switch w := list.Width(unread) + 1; {
		case m.w-end >= w:
			right = rule(t.Border, "─", m.w-end-w) + list.Paint(t.Faint, " "+unread)
		case start >= w: // the tab of the articles is the last one
			left = list.Paint(t.Faint, unread+" ") + rule(t.Border, "─", start-w)
		}
	}
	return left + rule(heavy, "━", end-start) + right
}

// viewRow draws one line of a row: of a heading the last line of as many.
func (m Model) viewRow(p panel, row, line int, pen list.Pen) string {
	r := p.rowAt(row)
	if r.Heading != "" {
		if line == 0 && (p.form == titled || p.form == headed) {
			return ""
		}
		return pen.Line([]list.Piece{{Text: " " + list.OneLine(r.Heading), Style: pen.Theme.Faint}}, nil)
	}
	item := p.items.At(r.Item)
	t := pen.Theme
	mark, label := list.Piece{Text: " ", Style: t.Text}, list.Piece{Text: list.OneLine(item.Label), Style: t.Text}
	switch {
	case item.Page == m.current:
		mark = list.Piece{Text: "▌", Style: t.Current}
		label.Style = t.Current
	case item.Read:
		label.Style = t.Faint
	}
	detail := list.Piece{Text: list.OneLine(item.Detail), Style: t.Faint}
	var count []list.Piece
	if p.counts > 0 {
		count = []list.Piece{{Text: list.PadLeft(item.count(), p.counts), Style: t.Faint}}
	}
	switch {
	case p.form == dated:
		detail.Text = list.Pad(detail.Text, p.detail+1)
		return pen.Line([]list.Piece{mark, detail, label}, count)
	case p.form == headed && line == 0:
		return pen.Line([]list.Piece{mark, detail}, count)
	case p.form == titled && line == 1:
		return pen.Line([]list.Piece{mark, detail}, nil)
	case p.form == headed:
		return pen.Line([]list.Piece{mark, label}, nil)
	}
	return pen.Line([]list.Piece{mark, label}, count)
}

func (i Item) count() string {
	if i.Count == 0 {
		return ""
	}
	return briefing.Thousands(i.Count)
}
