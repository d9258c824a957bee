package reader

import (
	"briefing/briefing"
	"briefing/ui/keys"
	"briefing/ui/nav"
	"briefing/ui/typeset"
)

// Act carries out an action of the pane. It returns false for other actions.
func (m Model) Act(a keys.Action) (_ Model, intent nav.Intent, handled bool) {
	if m.page == nil {
		return m, nil, false
	}
	if m.Selecting() {
		if next, intent, ok := m.selecting(a); ok {
			return next, intent, true
		}
	}
	switch a {
	case keys.Select:
		next, intent := m.Select()
		return next, intent, true
	case keys.NextLink:
		next, intent := m.step(1)
		return next, intent, true
	case keys.PrevLink:
		next, intent := m.step(-1)
		return next, intent, true
	case keys.Follow:
		return m, m.follow(), true
	case keys.Hints:
		if m.hints = m.newHints(); !m.Hinting() {
			return m, nav.Say{Text: "no link is in view"}, true
		}
		return m, nil, true
	}
	next, ok := m.turn(a)
	if !ok || next.top != m.top {
		return next, nil, ok
	}
	return next, m.border(a), true
}

// turn scrolls for an action, and reports whether the action scrolls.
func (m Model) turn(a keys.Action) (Model, bool) {
	switch a {
	case keys.LineDown:
		return m.Wheel(1), true
	case keys.LineUp:
		return m.Wheel(-1), true
	case keys.HalfDown:
		return m.Wheel(max(m.height/2, 1)), true
	case keys.HalfUp:
		return m.Wheel(-max(m.height/2, 1)), true
	case keys.PageDown:
		return m.Wheel(m.pageful()), true
	case keys.PageUp:
		return m.Wheel(-m.pageful()), true
	case keys.Top:
		m.top = typeset.Pos{}
		return m, true
	case keys.Bottom:
		m.top = m.layout.Last()
		return m.settle(), true
	}
	return m, false
}

// border returns the intent at an end of the page, where an action cannot
// scroll.
func (m Model) border(a keys.Action) nav.Intent {
	switch a {
	case keys.PageDown:
		return nav.Onward{}
	case keys.LineUp, keys.HalfUp, keys.PageUp, keys.Top:
		return nav.Say{Text: "this is the top of the page"}
	}
	return nav.Say{Text: "this is the end of the page"}
}

// overlap is the number of lines that stay in view after paging.
const overlap = 2

func (m Model) pageful() int { return max(m.height-overlap, 1) }

// Wheel moves the page by lines, down if positive.
func (m Model) Wheel(lines int) Model {
	if m.page == nil {
		return m
	}
	m.top = m.layout.Move(m.top, lines)
	return m.settle()
}

// settle keeps the last line of the page at the bottom of the pane or below.
func (m Model) settle() Model {
	if lowest := m.layout.Move(m.layout.Last(), 1-m.height); m.top.Compare(lowest) > 0 {
		m.top = lowest
	}
	return m
}

// centre scrolls the line with the beginning of span to the middle.
func (m Model) centre(span briefing.Span) Model {
	m.top = m.layout.Move(m.lineOf(span), -(m.height-1)/2)
	return m.settle()
}

// reveal scrolls until span is in view, with context around it if it was not.
func (m Model) reveal(span briefing.Span) Model {
	if m.visible(span) {
		return m
	}
	return m.centre(span)
}

// lineOf returns the line with the beginning of span. If span is hidden, it
// returns the line to land on instead.
func (m Model) lineOf(span briefing.Span) typeset.Pos {
	if places := m.layout.Find(span); len(places) > 0 {
		return places[0].Pos
	}
	return m.layout.Locate(span.Start)
}

// visible reports whether the beginning of span is in view.
func (m Model) visible(span briefing.Span) bool {
	line := m.lineOf(span)
	return line.Compare(m.top) >= 0 && m.layout.Distance(m.top, line, m.height) < m.height
}
