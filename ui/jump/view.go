package jump

import (
	"cmp"
	"fmt"
	"strings"

	"briefing/briefing"
	"briefing/ui/list"
	"briefing/ui/overlay"
	"briefing/ui/theme"
)

// View draws the overlay.
func (m Model) View(t *theme.Theme) string {
	if m.h == 0 {
		return ""
	}
	_, _, w, h := m.frame().Inner()
	prompt := m.prompt()
	room := w - list.Width(prompt)
	found := m.found(room)
	typed := list.Pad(m.input.View(t, room-list.Width(found)), room-list.Width(found))
	lines := []string{t.Faint.Render(prompt) + typed + t.Faint.Render(found)}
	if h > 1 {
		lines = append(lines, strings.Split(m.list.View(t, m.viewRow), "\n")...)
	}
	if len(m.matches) == 0 && h > 1 {
		lines[1] = t.Faint.Render(list.Cut(m.nothing(), w))
	}
	return m.frame().View(t, m.title, lines)
}

// nothing returns the text for a query without matches.
func (m Model) nothing() string {
	if m.typed != nil {
		return "type a name"
	}
	return "nothing by that name"
}

func (m Model) frame() overlay.Frame { return overlay.Frame{Width: m.w, Height: m.h} }

// prompt returns the text before the query, "" where every cell counts.
func (m Model) prompt() string {
	if m.w < 8 {
		return ""
	}
	return "> "
}

// found returns the number of matches in words, if that leaves most of w cells
// for typing.
func (m Model) found(w int) string {
	s := fmt.Sprintf(" %s of %s", briefing.Thousands(len(m.matches)), briefing.Thousands(m.items.len()))
	if len(s) > w/2 {
		return ""
	}
	return s
}

func (m Model) viewRow(row, _ int, pen list.Pen) string {
	const roomy = 40 // minimum width for details
	match := m.matches[row]
	items, i := m.items.of(int(match.item))
	item, at := items.at(i), []int(nil)
	if match.also {
		item.Detail = cmp.Or(item.Also.File, item.Also.ID)
	} else {
		at = items.name(i).matched(termsOf(m.input.Value()))
	}
	t := pen.Theme
	hits := make([]briefing.Span, len(at))
	for j, b := range at {
		hits[j] = briefing.Span{Start: b, End: b + 1}
	}
	label := []list.Piece{{Text: strings.Repeat(" ", max(0, item.Indent)), Style: t.Text}}
	label = append(label, list.Highlight(item.Label, hits, pen.Width, t.Text, t.Match)...)
	var right []list.Piece
	if item.Detail != "" && pen.Width >= roomy {
		right = append(right, list.Piece{Text: list.OneLine(item.Detail), Style: t.Faint})
	}
	if m.kinds > 0 {
		right = append(right, list.Piece{Text: "  " + list.Pad(list.OneLine(item.Kind), m.kinds), Style: t.Faint})
	}
	return pen.Line(label, right)
}
