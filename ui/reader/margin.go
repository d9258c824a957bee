package reader

import (
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/briefing/page/claim"
	"briefing/ui/theme"
	"briefing/ui/typeset"
)

// signRoom is the width of a sign in the margin with the space beside it, in
// cells.
const signRoom = 2

// loudest is the order of precedence of signs on one line.
var loudest = []briefing.Stance{briefing.Denies, briefing.Questions, briefing.Asserts, briefing.Attributes}

// contestedOf returns the marks of a page about contested claims. Their IDs are
// indexes into the page's marks.
func contestedOf(p *page.Page) typeset.Marks {
	var marks []typeset.Mark
	for i, k := range p.Marks {
		if k.Stance != "" {
			marks = append(marks, typeset.Mark{Span: k.Span, ID: i})
		}
	}
	return typeset.NewMarks(marks)
}

// signBeside returns the stance to show beside a line: the first in loudest
// among the passages that begin there; "" if there is none.
func (m Model) signBeside(line typeset.Line) briefing.Stance {
	span := line.Span()
	best := len(loudest)
	for _, k := range m.contested.In(span) {
		if k.Span.Start < span.Start || len(line.Cells(k.Span)) == 0 {
			continue
		}
		if i := slices.Index(loudest, m.page.Marks[k.ID].Stance); i >= 0 {
			best = min(best, i)
		}
	}
	if best == len(loudest) {
		return ""
	}
	return loudest[best]
}

// keptSign marks the lines of a kept passage.
const keptSign = "▎"

// leftOf returns the margin left of a line, with the line's sign and the mark
// of kept passages, if there is room.
func (m Model) leftOf(line typeset.Line, t *theme.Theme) string {
	indent := m.indent()
	stance, kept := m.signBeside(line), m.isKept(line.Span())
	novel := m.novelSign(line, t)
	if stance == "" && !kept && novel == "" || indent < signRoom {
		return strings.Repeat(" ", indent)
	}
	left, right := " ", " "
	if m.novel != nil && indent > signRoom {
		indent--
		if novel == "" {
			novel = " "
		}
	} else {
		novel = ""
	}
	switch stance {
	case "":
	case briefing.Denies, briefing.Questions:
		left = t.Denied.Render(signOf(stance))
	default:
		left = t.Contested.Render(signOf(stance))
	}
	if kept {
		right = t.Title.Render(keptSign)
	}
	return strings.Repeat(" ", indent-signRoom) + novel + left + right
}

// signOf returns the sign of a stance.
func signOf(s briefing.Stance) string { return string([]rune(claim.Sign(s))[:1]) }
