// Package jump goes to anything by its name: a line to type some letters of it,
// and below the matching items, best first. It serves for everything in a
// library, and for the headings of a page.
package jump

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"briefing/ui/keys"
	"briefing/ui/list"
	"briefing/ui/nav"
	"briefing/ui/overlay"
)

// Item is a destination.
type Item struct {
	Label  string
	Also   Also     // further names
	Typed  []string // whole inputs, in lower case, for which it comes first
	Indent int      // indentation of the label in cells, for headings below others
	Kind   string   // its kind in a word: "figure", "article", "command"
	Detail string   // additional information: a command's key, an article's source
	Count  int      // breaks ties between items that match alike; more comes first
	Intent nav.Intent
}

// Also holds further names of an item. They match from their beginning or from
// that of a word in them. If the query has a dot or a slash, File matches in
// any part.
type Also struct{ ID, File string }

// Choose requests a list to choose from.
type Choose struct {
	Title string
	Does  string // the effect of Enter on an item: "merge"; "" if it goes there
	Items []Item

	// Typed, if set, returns the item of a text that is typed, which Begins.
	Typed  func(text string) Item
	Begins string
}

// IsIntent makes Choose a [nav.Intent].
func (Choose) IsIntent() {}

// Choose shows a list to choose from.
func (m Model) Choose(of Choose) Model {
	m = m.Open(of.Title, Of(of.Items))
	if of.Does != "" {
		m = m.entering(of.Does)
	}
	if of.Typed != nil {
		m = m.offering(of.Begins, of.Typed)
	}
	return m
}

// Model is the list of items that match the query. All methods return a changed
// copy.
type Model struct {
	w, h    int
	title   string
	items   parts
	others  parts // what items are again once no command is typed
	input   overlay.Input
	matches []match
	list    list.Model
	kinds   int // width of the widest kind
	typed   func(string) Item
	command func(string) (Item, bool)
	enters  string // what Enter does, in a word or two
}

// New returns an empty list.
func New() Model { return Model{input: overlay.NewInput(), list: list.Model{}.SetFocus(true)} }

// Open shows items under a title, with an empty query. All are then listed in
// their order.
func (m Model) Open(title string, items ...Items) Model {
	m.title, m.items, m.others, m.typed, m.command, m.enters = title, items, items, nil, nil, "go there"
	m.kinds = 0
	for _, part := range items {
		m.kinds = max(m.kinds, part.kinds)
	}
	m.input = m.input.Set("")
	return m.find()
}

// entering says what Enter does with the selected item, in a word or two, until the next
// Open. It is "go there" otherwise.
func (m Model) entering(does string) Model {
	m.enters = does
	return m
}

// Enters returns what Enter does with the selected item, in a word or two.
func (m Model) Enters() string { return m.enters }

// offering makes the typed text an item by itself, which the function makes of it. It
// stands before those that match. The line begins with a text, which the next input
// replaces or changes; all items are listed until then. It holds until Open.
func (m Model) offering(begins string, typed func(string) Item) Model {
	m.typed = typed
	m.input = m.input.Set(begins).Select()
	return m.find()
}

// Commands has what is typed be a command with what it is about, where command makes an
// item of it, which is the only one then. Open ends that.
func (m Model) Commands(command func(string) (Item, bool)) Model {
	m.command = command
	return m
}

// SetSize makes the overlay w cells wide and h lines high, its frame included.
func (m Model) SetSize(w, h int) Model {
	m.w, m.h = max(w, 0), max(h, 0)
	_, _, iw, ih := m.frame().Inner()
	m.list = m.list.SetSize(iw, max(0, ih-1))
	return m
}

// find lists the items that match the query, with the cursor on the best.
func (m Model) find() Model {
	m.items = m.others
	if item, ok := m.commanded(); ok {
		m.items, m.matches = parts{Of([]Item{item})}, []match{{}}
	} else if m.typed != nil {
		m = m.offer()
	} else {
		m.matches = m.items.search(m.input.Value())
	}
	m.list = m.list.SetRows(list.Rows{Len: len(m.matches)}).Select(0)
	return m
}

// offer puts the typed text before the items that match it.
func (m Model) offer() Model {
	query := m.input.Value()
	if m.input.Selected() {
		query = ""
	}
	m.matches = m.others.search(query)
	typed := strings.TrimSpace(m.input.Value())
	if typed == "" {
		return m
	}
	m.items = append(parts{Of([]Item{m.typed(typed)})}, m.others...)
	for i := range m.matches {
		m.matches[i].item++
	}
	m.matches = slices.Insert(m.matches, 0, match{})
	return m
}

func (m Model) commanded() (Item, bool) {
	if m.command == nil {
		return Item{}, false
	}
	return m.command(m.input.Value())
}

// Select moves the cursor to an item, if the typed text matches it: to the heading
// that the reader is at, say.
func (m Model) Select(item int) Model {
	for row, match := range m.matches {
		if int(match.item) == item {
			m.list = m.list.Select(row)
			break
		}
	}
	return m
}

// Key edits the query, moves the cursor or goes to the item under it.
func (m Model) Key(msg tea.KeyPressMsg) (Model, nav.Intent) {
	switch key := msg.String(); key {
	case "esc", "ctrl+g":
		return m, nav.Close{}
	case "enter":
		return m, m.enter()
	case "tab":
		return m.move(keys.LineDown)
	case "shift+tab":
		return m.move(keys.LineUp)
	default:
		if action, ok := overlay.Moves[key]; ok {
			return m.move(action)
		}
	}
	next, changed := m.edit(msg)
	if !changed && next.input.IsLike(m.input) {
		return m, overlay.Idle(msg)
	}
	return next, nil
}

func (m Model) move(a keys.Action) (Model, nav.Intent) {
	was := m.list
	m.list, _ = was.Act(a)
	if why := list.Blocked(a, was, m.list); why != "" {
		return m, nav.Say{Text: why}
	}
	return m, nil
}

// Paste types text.
func (m Model) Paste(text string) (Model, nav.Intent) {
	m, _ = m.edit(tea.PasteMsg{Content: text})
	return m, nil
}

// edit passes a message to the line, and reports whether the query changed.
func (m Model) edit(msg tea.Msg) (_ Model, changed bool) {
	m.input, changed = m.input.Update(msg)
	if changed {
		m = m.find()
	}
	return m, changed
}

func (m Model) enter() nav.Intent {
	row := m.list.Cursor()
	switch {
	case row < 0 && m.typed != nil:
		return nav.Say{Text: "type a name"}
	case row < 0:
		return nav.Say{Text: "nothing by that name"}
	}
	items, i := m.items.of(int(m.matches[row].item))
	return items.at(i).Intent
}

// Click goes to the item at y.
func (m Model) Click(_, y int) (Model, nav.Intent) {
	_, top, _, _ := m.frame().Inner()
	row := m.list.At(y - top - 1)
	if row < 0 {
		return m, nil
	}
	m.list = m.list.Select(row)
	return m, m.enter()
}

// Wheel scrolls the items.
func (m Model) Wheel(lines int) Model {
	m.list = m.list.Wheel(lines)
	return m
}

// Cursor returns the cell and line of the overlay where the text cursor is.
func (m Model) Cursor() (x, y int) {
	x, y, w, _ := m.frame().Inner()
	room := w - list.Width(m.prompt())
	return x + w - room + m.input.Cursor(room-list.Width(m.found(room))), y
}
