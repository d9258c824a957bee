package index

import (
	tea "charm.land/bubbletea/v2"

	"briefing/ui/list"
	"briefing/ui/nav"
	"briefing/ui/overlay"
)

// Filtering reports whether the reader types into the filter of the shown list.
// Then keys go to Key, otherwise to Act.
func (m Model) Filtering() bool { return m.filtering }

// Filtered reports whether a filter narrows the shown list.
func (m Model) Filtered() bool { return m.panels[m.chosen].filter != "" }

// openFilter lets the reader type into the filter of the shown list, behind its
// current text.
func (m Model) openFilter() Model {
	m.filtering = true
	m.input = m.input.Set(m.panels[m.chosen].filter)
	return m
}

// endFilter removes the filter. The cursor stays on its entry.
func (m Model) endFilter() Model {
	m.filtering = false
	return m.narrow("")
}

// narrow lists the entries that contain every word of a filter.
func (m Model) narrow(filter string) Model {
	p := &m.panels[m.chosen]
	p.filter = filter
	*p = p.arrange()
	return m
}

// Key edits the filter, moves over the remaining entries, or opens the one
// under the cursor. Esc removes the filter.
func (m Model) Key(msg tea.KeyPressMsg) (Model, nav.Intent) {
	switch key := msg.String(); key {
	case "esc", "ctrl+g":
		return m.endFilter(), nil
	case "enter":
		if _, ok := m.Selected(); !ok {
			return m, nav.Say{Text: "no name contains this"}
		}
		m.filtering = false
		return m, m.open()
	default:
		if action, ok := overlay.Moves[key]; ok {
			next, intent, _ := m.Act(action)
			return next, intent
		}
	}
	was := m.input
	var changed bool
	m.input, changed = was.Update(msg)
	switch {
	case changed:
		return m.narrow(m.input.Value()), nil
	case m.input.IsLike(was):
		return m, overlay.Idle(msg)
	}
	return m, nil
}

// Paste types text into the filter.
func (m Model) Paste(text string) (Model, nav.Intent) {
	m.input, _ = m.input.Update(tea.PasteMsg{Content: text})
	return m.narrow(m.input.Value()), nil
}

// prompt precedes the filter.
const prompt = " & "

// Cursor returns the position of the text cursor in the panel; -1, -1 if there
// is none.
func (m Model) Cursor() (x, y int) {
	room := m.w - list.Width(prompt)
	if !m.filtering || m.header() == 0 || room < 1 {
		return -1, -1
	}
	return list.Width(prompt) + m.input.Cursor(room), m.header() - 1
}
