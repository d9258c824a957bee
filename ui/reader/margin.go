package reader

import (
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/ui/theme"
	"briefing/ui/typeset"
)

// signRoom is how many cells a sign in the margin takes, with the space beside it.
const signRoom = 2

// loudest is the order in which the signs of a line are chosen from.
var loudest = []briefing.Stance{briefing.Denies, briefing.Questions, briefing.Asserts, briefing.Attributes}

// contestedOf returns the marks of a page that say something of a claim on which the
// articles differ; IDs are indexes into the page's marks.
func contestedOf(p *page.Page) typeset.Marks {
	var marks []typeset.Mark
	for i, k := range p.Marks {
		if k.Stance != "" {
			marks = append(marks, typeset.Mark{Span: k.Span, ID: i})
		}
	}
	return typeset.NewMarks(marks)
}

// signBeside returns the stance to be shown beside a line: the loudest of the passages
// that begin on it; "" if none does.
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

// keptSign stands beside the lines of a passage that the reader kept.
const keptSign = "▎"

// leftOf returns what stands to the left of a line's text: a sign, if the line has one,
// and whether anything on it was kept, where the margin has room.
func (m Model) leftOf(line typeset.Line, t theme.Theme) string {
	indent := m.indent()
	stance, kept := m.signBeside(line), m.isKept(line.Span())
	if stance == "" && !kept || indent < signRoom {
		return strings.Repeat(" ", indent)
	}
	left, right := " ", " "
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
	return strings.Repeat(" ", indent-signRoom) + left + right
}

// signOf returns the sign of a stance.
func signOf(s briefing.Stance) string { return string([]rune(page.Sign(s))[:1]) }
