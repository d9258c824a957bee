package index

import (
	"strconv"
	"strings"

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

// tabs returns the tabs as wide as they fit: with all names, or with the name of
// the chosen list only.
func (m Model) tabs() []tab {
	for _, try := range []struct {
		margin, gap int
		names       bool
	}{{1, 2, true}, {1, 1, true}, {0, 1, true}, {1, 2, false}, {0, 1, false}} {
		line := m.tabsWith(try.margin, try.gap, try.names)
		if line[len(line)-1].end() <= m.w {
			return line
		}
	}
	return []tab{{list: m.chosen, name: names[m.chosen]}}
}

// tabsWith places the tabs from margin on, gap cells apart, all with their names
// or only the chosen one.
func (m Model) tabsWith(margin, gap int, all bool) []tab {
	var line []tab
	x := margin
	for i, name := range names {
		b := tab{list: List(i), x: x}
		if all || b.list == m.chosen {
			b.name = name
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

// viewRule draws the line below the tabs, heavy below the chosen one.
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
	return list.Paint(t.Border, strings.Repeat("─", start)) +
		list.Paint(heavy, strings.Repeat("━", end-start)) +
		list.Paint(t.Border, strings.Repeat("─", m.w-end))
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
