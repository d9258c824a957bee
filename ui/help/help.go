// Package help is the overlay that explains the app: the keys that are useful
// here and now, a picture of the screen, its signs and terms, and all keys. The
// reader can walk over its lines and filter them; Enter carries out the action
// of a line.
package help

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"briefing/ui/keys"
	"briefing/ui/list"
	"briefing/ui/nav"
	"briefing/ui/overlay"
)

// Model is the help. All methods return a changed copy.
type Model struct {
	w, h      int
	items     []item
	rows      []row
	list      list.Model
	input     overlay.Input
	filtering bool
}

// Tip is an action that is useful here and now.
type Tip struct {
	Key, Does string
	Action    keys.Action
}

// item is an entry of the help.
type item struct {
	heading string
	picture bool
	key     string // a key, or a sign as on the screen
	text    string // its effect or meaning
	sign    sign   // paints the sign; nil for a key
	do      keys.Action
}

// New returns an empty help.
func New() Model { return Model{input: overlay.NewInput(), list: list.Model{}.SetFocus(true)} }

// Open shows the help at its beginning, with tips and all keys.
func (m Model) Open(tips []Tip, bindings []keys.Binding) Model {
	m.items = []item{{heading: "Here and now"}}
	for _, t := range tips {
		m.items = append(m.items, item{key: t.Key, text: t.Does, do: t.Action})
	}
	m.items = append(m.items, item{heading: "The screen"}, item{picture: true})
	m.items = append(m.items, signs...)
	m.items = append(m.items, words...)
	group := ""
	for _, b := range bindings {
		if b.Group != group {
			group = b.Group
			m.items = append(m.items, item{heading: group})
		}
		var shown []string
		for _, k := range b.Keys {
			shown = append(shown, keys.Show(k))
		}
		m.items = append(m.items, item{key: strings.Join(shown, " "), text: b.Help, do: b.Action})
	}
	m.input, m.filtering = m.input.Set(""), false
	return m.lay(0)
}

// SetSize makes the overlay w cells wide and h lines high, its frame included.
func (m Model) SetSize(w, h int) Model {
	w, h = max(w, 0), max(h, 0)
	if w == m.w && h == m.h {
		return m
	}
	m.w, m.h = w, h
	return m.lay(m.item())
}

// Filtering reports whether the reader types into the filter. Then keys go to
// Key, otherwise to Act.
func (m Model) Filtering() bool { return m.filtering }

// Act moves over the lines, opens the filter, or carries out the action of the
// line under the cursor. It returns false for actions that are not the help's.
func (m Model) Act(a keys.Action) (Model, nav.Intent, bool) {
	switch a {
	case keys.Close, keys.Help, keys.Quit:
		return m, nav.Close{}, true
	case keys.Search:
		m.filtering = true
		return m.lay(0), nil, true
	case keys.Follow:
		return m, m.enter(), true
	}
	was := m.list
	moved, ok := was.Act(a)
	m.list = moved
	if why := list.Blocked(a, was, moved); ok && why != "" {
		return m, nav.Say{Text: why}, true
	}
	return m, nil, ok
}

// Key edits the filter, moves over the remaining lines, or carries out the
// action of the line under the cursor. Esc removes the filter.
func (m Model) Key(msg tea.KeyPressMsg) (Model, nav.Intent) {
	switch key := msg.String(); key {
	case "esc", "ctrl+g":
		at := m.item()
		m.input, m.filtering = m.input.Set(""), false
		return m.lay(at), nil
	case "enter":
		return m, m.enter()
	default:
		if action, ok := overlay.Moves[key]; ok {
			m, intent, _ := m.Act(action)
			return m, intent
		}
	}
	was := m.input
	var changed bool
	m.input, changed = was.Update(msg)
	switch {
	case changed:
		return m.lay(0), nil
	case m.input.IsLike(was):
		return m, overlay.Idle(msg)
	}
	return m, nil
}

// Paste opens the filter and types text into it.
func (m Model) Paste(text string) (Model, nav.Intent) {
	m.filtering = true
	m.input, _ = m.input.Update(tea.PasteMsg{Content: text})
	return m.lay(0), nil
}

// enter returns the intent of the line under the cursor.
func (m Model) enter() nav.Intent {
	at := m.item()
	switch {
	case at < 0:
		return nav.Say{Text: "no line contains this"}
	case m.items[at].do == keys.None:
		return nav.Say{Text: "nothing to do here: this line explains a sign"}
	}
	return nav.Run{Action: m.items[at].do}
}

// item returns the index of the item under the cursor, or -1.
func (m Model) item() int {
	if row := m.list.Cursor(); row >= 0 && row < len(m.rows) {
		return m.rows[row].item
	}
	return -1
}

// matches reports whether an item contains every word of the filter.
func (m Model) matches(i item) bool {
	text := strings.ToLower(i.key + " " + i.text)
	for _, word := range strings.Fields(strings.ToLower(m.input.Value())) {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

// Click carries out the action of the line at y.
func (m Model) Click(_, y int) (Model, nav.Intent) {
	_, top, _, _ := m.frame().Inner()
	row := m.list.At(y - top - m.head())
	if row < 0 || row >= len(m.rows) || !m.rows[row].isItem {
		return m, nil
	}
	m.list = m.list.Select(row)
	return m, m.enter()
}

// Wheel scrolls the lines.
func (m Model) Wheel(lines int) Model {
	m.list = m.list.Wheel(lines)
	return m
}

// Cursor returns the position of the text cursor in the overlay; -1, -1 if
// there is none.
func (m Model) Cursor() (x, y int) {
	if !m.filtering {
		return -1, -1
	}
	x, y, w, _ := m.frame().Inner()
	before := list.Width(m.prompt())
	return x + before + m.input.Cursor(w-before), y
}

// found returns the number of lines that remain, in words.
func (m Model) found() string {
	n, of := 0, 0
	for _, i := range m.items {
		if i.heading != "" || i.picture {
			continue
		}
		of++
		if m.matches(i) {
			n++
		}
	}
	return fmt.Sprintf(" %d of %d", n, of)
}
