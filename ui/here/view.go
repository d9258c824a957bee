package here

import (
	"fmt"
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/ui/list"
	"briefing/ui/theme"
)

// The names of the columns of counts.
const (
	onPage = "page"
	inAll  = "all"
)

// View draws the panel.
func (m Model) View(t *theme.Theme) string {
	if m.h == 0 {
		return ""
	}
	pen := list.Pen{Theme: t, Width: m.list.RowWidth()}
	var lines []string
	if m.header() > 0 {
		title := []list.Piece{{Text: " Here", Style: t.Title}}
		var columns []list.Piece
		if len(m.items) > 0 {
			columns = []list.Piece{{Text: m.columns(onPage, inAll), Style: t.Faint}}
		}
		lines = append(lines, pen.Line(title, columns))
	}
	if m.header() > 1 {
		style := t.Border
		if m.focus {
			style = t.Focused
		}
		lines = append(lines, style.Render(strings.Repeat("─", m.w)))
	}
	body := m.list.View(t, m.viewRow)
	if len(m.items) == 0 {
		body = t.Faint.Render(list.Cut(" nothing to follow", m.w)) + body
	}
	return strings.Join(append(lines, body), "\n")
}

// header returns the number of lines for the title and the rule below it.
func (m Model) header() int { return list.Head(m.h) }

// isList reports whether the page mentions every subject once, like a list.
// Then its counts are not worth showing.
func (m Model) isList() bool {
	return len(m.items) > 3 && !slices.ContainsFunc(m.items, func(i Item) bool { return i.Count != 1 })
}

// columns returns the two counts of a subject, or their names, padded to the
// widest. A narrow panel shows only the first, for a list only the second.
func (m Model) columns(page, all string) string {
	const narrow = 30
	first, second := list.Width(onPage), list.Width(inAll)
	for _, item := range m.items {
		first = max(first, len(briefing.Thousands(item.Count)))
		second = max(second, len(briefing.Thousands(item.Total)))
	}
	switch {
	case m.isList():
		return list.PadLeft(all, second)
	case m.list.RowWidth() < narrow:
		return list.PadLeft(page, first)
	}
	return list.PadLeft(page, first) + list.PadLeft(all, second+2)
}

func (m Model) viewRow(i, _ int, pen list.Pen) string {
	r, t := m.rows[i], pen.Theme
	margin := list.Piece{Text: strings.Repeat(" ", indent), Style: t.Text}
	switch r.sort {
	case heading:
		return pen.Line([]list.Piece{{Text: " " + headings[m.items[r.item].Kind], Style: t.Faint}}, nil)
	case article:
		p := m.passages[r.passage]
		name := list.OneLine(p.Title)
		if p.Source != "" {
			name = list.OneLine(p.Source) + " · " + name
		}
		return pen.Line([]list.Piece{margin, {Text: name, Style: t.Faint}}, nil)
	case text:
		pen.Cursor = r.passage == m.passage
		line := m.text(r.passage, t.Text, t.Match)[r.line]
		return pen.Line(append([]list.Piece{margin}, line...), nil)
	case more:
		rest := fmt.Sprintf("and %s more", briefing.Thousands(m.elsewhere-r.passage))
		return pen.Line([]list.Piece{margin, {Text: rest, Style: t.Faint}}, nil)
	}
	item := m.items[r.item]
	pen.Cursor = pen.Cursor && m.passage == none
	style := t.Text
	if item.Subject == m.unfolded {
		style = t.Current
	}
	return pen.Line(
		[]list.Piece{{Text: " ", Style: t.Text}, {Text: list.OneLine(item.Label), Style: style}},
		[]list.Piece{{Text: m.columns(briefing.Thousands(item.Count), briefing.Thousands(item.Total)), Style: t.Faint}},
	)
}
