package index

import (
	"strconv"
	"strings"

	"briefing/briefing"
	"briefing/ui/list"
	"briefing/ui/theme"
)

// View draws the panel.
func (m Model) View(t *theme.Theme) string {
	if m.h == 0 {
		return ""
	}
	p := m.panels[m.chosen]
	var lines []string
	if m.header() > 0 && !m.covered() {
		lines = append(lines, m.viewTabs(t))
	}
	switch {
	case m.header() > 0 && (m.filtering || m.Filtered()):
		lines = append(lines, m.viewFilter(t))
	case m.header() > 1:
		lines = append(lines, m.viewRule(t))
	}
	body := p.list.View(t, func(row, line int, pen list.Pen) string { return m.viewRow(p, row, line, pen) })
	if p.len() == 0 {
		none := " no " + strings.ToLower(m.title())
		if m.Filtered() {
			none = " no name contains this"
		}
		body = t.Faint.Render(list.Cut(none, m.w)) + body
	}
	return strings.Join(append(lines, body), "\n")
}

// covered reports whether the filter takes the place of the tabs, for lack of
// lines.
func (m Model) covered() bool { return m.header() == 1 && (m.filtering || m.Filtered()) }

// viewFilter draws the filter and the number of remaining entries.
func (m Model) viewFilter(t *theme.Theme) string {
	listed, of := m.panels[m.chosen].count()
	found := " " + briefing.Thousands(listed) + " of " + briefing.Thousands(of)
	room := m.w - list.Width(prompt)
	if list.Width(found) > room/2 {
		found = ""
	}
	if room < 1 {
		return list.Clip(prompt, m.w)
	}
	style, text := t.Faint, t.Text.Render(list.Shown(t, list.Cut(list.OneLine(m.panels[m.chosen].filter), room-list.Width(found))))
	if m.filtering {
		style, text = t.Title, m.input.View(t, room-list.Width(found))
	}
	return style.Render(prompt) + list.Pad(text, room-list.Width(found)) + t.Faint.Render(found)
}

// header returns the number of lines for the tabs and the rule below them.
func (m Model) header() int { return list.Head(m.h) }

// tab is a tab with its position on the first line.
type tab struct {
	list List
	x    int
	text string
}

func (b tab) end() int { return b.x + list.Width(b.text) }

// labelling is a way to label tabs: "2 Figures", "Figures", "2 Fig", "2Fig" or
// "2". The selected tab always has its whole name.
type labelling struct {
	margin, gap int    // cells before the first tab, and between tabs
	digits      bool   // the digit that selects the tab comes first
	blank       string // between digit and name
	letters     int    // number of letters of the name
}

const wholeName = 100

// labellings lists the ways to label tabs, the best first. Whole names without
// digits say more than abbreviations with them: tabs are in the order of the
// digits anyway.
var labellings = []labelling{
	{1, 2, true, " ", wholeName},
	{1, 1, true, " ", wholeName},
	{0, 1, true, " ", wholeName},
	{1, 1, false, "", wholeName},
	{0, 1, false, "", wholeName},
	{1, 1, true, " ", 3},
	{0, 1, true, " ", 3},
	{0, 1, true, "", 3},
	{0, 1, true, "", 2},
	{1, 2, true, "", 0},
	{0, 1, true, "", 0},
}

// tabs returns the tabs in the best labelling that fits; only the selected tab
// if none does.
func (m Model) tabs() []tab {
	for _, by := range labellings {
		line := m.labelled(by)
		if line[len(line)-1].end() <= m.w {
			return line
		}
	}
	return []tab{{list: m.chosen, text: strconv.Itoa(int(m.chosen)+1) + " " + m.title()}}
}

func (m Model) labelled(by labelling) []tab {
	var line []tab
	x := by.margin
	for i, name := range names {
		digit, blank, letters := strconv.Itoa(i+1), by.blank, by.letters
		if List(i) == m.chosen {
			name, blank, letters = m.title(), " ", wholeName
		}
		if !by.digits {
			digit, blank = "", ""
		}
		line = append(line, tab{list: List(i), x: x, text: digit + blank + name[:min(letters, len(name))]})
		x = line[i].end() + by.gap
	}
	return line
}

// title returns the name of the shown list: with all that it holds, if the line below has
// room for the unit of its counts too.
func (m Model) title() string {
	const both, roomy = " & numbers", 36
	if m.chosen == Claims && m.w >= roomy {
		return names[Claims] + both
	}
	return names[m.chosen]
}

func (m Model) viewTabs(t *theme.Theme) string {
	var pieces []list.Piece
	at := 0
	for _, b := range m.tabs() {
		style := t.Faint
		if b.list == m.chosen {
			style = t.Title
		}
		pieces = append(pieces, list.Piece{Text: strings.Repeat(" ", b.x-at), Style: t.Text})
		pieces = append(pieces, list.Piece{Text: b.text, Style: style})
		at = b.end()
	}
	return list.Pen{Theme: t, Width: m.w}.Line(pieces, nil)
}

// viewRule draws the line below the tabs, heavy below the selected one. If
// there is room, its right end names the unit of the counts below, and left of
// that the number of unread articles and the order.
func (m Model) viewRule(t *theme.Theme) string {
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
	left, right := start, m.w-end
	var before, after []string
	// Words go to the right end, else left of the selected tab.
	for _, words := range m.facts() {
		n := list.Width(words) + 1
		switch first, last := n+2*min(len(before), 1), n+2*min(len(after), 1); {
		case right >= last:
			after, right = append([]string{words}, after...), right-last
		case left >= first:
			before, left = append(before, words), left-first
		}
	}
	rule := func(style theme.Style, line string, n int) string {
		return style.Render(strings.Repeat(line, n))
	}
	said := rule(t.Border, "─", left) + rule(heavy, "━", end-start) + rule(t.Border, "─", right)
	if len(before) > 0 {
		said = t.Faint.Render(strings.Join(before, " ─ ")+" ") + said
	}
	if len(after) > 0 {
		said += t.Faint.Render(" " + strings.Join(after, " ─ "))
	}
	return said
}

// facts returns facts about the shown list, the most important first: the unit
// of its counts, the number of unread articles, its order.
func (m Model) facts() []string {
	p := m.panels[m.chosen]
	var facts []string
	if p.counts > 0 {
		facts = append(facts, m.unitOf(m.chosen))
	}
	if m.chosen == Articles && m.unread > 0 {
		facts = append(facts, briefing.Thousands(m.unread)+" unread")
	}
	if p.order != given {
		facts = append(facts, p.orderName())
	}
	return facts
}

// unitOf returns the unit of a list's counts.
func (m Model) unitOf(l List) string {
	switch {
	case l == Articles:
		return m.length
	case l == Topics && m.unit != "":
		return m.unit
	}
	return "mentions"
}

// viewRow draws one line of a row. A heading of several lines has its text on
// the last.
func (m Model) viewRow(p panel, row, line int, pen list.Pen) string {
	r := p.rowAt(row)
	if r.Heading != "" {
		if line < p.form.lines()-1 {
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
	if p.form.inline {
		detail.Text = list.Pad(detail.Text, p.detail+1)
		return pen.Line([]list.Piece{mark, detail, label}, count)
	}
	if p.form.lines() == 1 {
		return pen.Line([]list.Piece{mark, label}, count)
	}
	return p.viewLine(line, pen, mark, label, detail, count)
}

// viewLine draws one line of a multi-line entry: first the label, then the
// detail, with the count on the last line.
func (p panel) viewLine(line int, pen list.Pen, mark, label, detail list.Piece, count []list.Piece) string {
	room := pen.Width - 1
	if p.form.details == 0 && p.counts > 0 {
		room -= p.counts + 1
	}
	lines := list.Wrap([]list.Piece{label}, room, p.form.labels)
	if p.form.details > 0 {
		lines = append(lines, []list.Piece{detail})
	}
	switch {
	case line >= len(lines):
		return ""
	case line < len(lines)-1:
		count = nil
	}
	return pen.Line(append([]list.Piece{mark}, lines[line]...), count)
}

func (i Item) count() string {
	if i.Count == 0 {
		return ""
	}
	return briefing.Thousands(i.Count)
}
