// Package index is the panel beside the page: four lists, of topics, figures,
// events and articles, each entry with its count. It opens pages and marks the
// one that is shown.
package index

import (
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/ui/keys"
	"briefing/ui/list"
	"briefing/ui/nav"
)

// List names one of the four lists.
type List int

// The lists, in the order in which SetLists takes them.
const (
	Topics List = iota
	Figures
	Events
	Articles
)

var names = [4]string{"Topics", "Figures", "Events", "Articles"}

// String returns what the list lists: "topics".
func (l List) String() string { return strings.ToLower(names[l]) }

// ListNamed returns the list whose String is name, and whether there is one.
func ListNamed(name string) (List, bool) {
	for l := Topics; l <= Articles; l++ {
		if l.String() == name {
			return l, true
		}
	}
	return 0, false
}

// Item is one entry of a list.
type Item struct {
	Label string
	// Detail is a second thing to know, drawn faint: an event's date, as short
	// as it can be, or an article's source and date.
	Detail string
	Count  int // how often it is mentioned; nothing is drawn for 0
	Page   page.ID
	Read   bool
	// Group is the heading to stand under, or "". Entries of one group are
	// brought together; the groups come in the order of their first entries.
	Group string
}

// Items are the entries of a list, in their order. A list of very many makes
// each when it is asked for.
type Items interface {
	Len() int
	At(i int) Item
	// Find returns which entry is of a page, or -1.
	Find(id page.ID) int
	// Most returns the highest count.
	Most() int
}

// Slice is Items that are there already.
type Slice []Item

// Len returns how many there are.
func (s Slice) Len() int { return len(s) }

// At returns entry i.
func (s Slice) At(i int) Item { return s[i] }

// Find returns the entry of a page, or -1.
func (s Slice) Find(id page.ID) int {
	return slices.IndexFunc(s, func(item Item) bool { return item.Page == id })
}

// Most returns the highest count.
func (s Slice) Most() (most int) {
	for _, item := range s {
		most = max(most, item.Count)
	}
	return most
}

// Lists are the four lists. Articles stand under no headings.
type Lists struct {
	Topics, Figures, Events Slice
	Articles                Items
}

// Model is the panel. All methods return a changed copy.
type Model struct {
	w, h    int
	focus   bool
	current page.ID
	chosen  List
	unread  int
	panels  [4]panel
}

// New returns a panel with empty lists that shows the topics.
func New() Model { return Model{}.SetLists(Lists{Articles: Slice{}}) }

// SetSize makes the panel w cells wide and h lines high.
func (m Model) SetSize(w, h int) Model {
	m.w, m.h = max(w, 0), max(h, 0)
	return m.each(func(_ List, p panel) panel { return p.fit(m.w, m.h-m.header()) })
}

// SetFocus says whether the panel has the keyboard.
func (m Model) SetFocus(on bool) Model {
	m.focus = on
	return m.each(func(_ List, p panel) panel {
		p.list = p.list.SetFocus(on)
		return p
	})
}

// SetUnread says how many articles have not been read to their end.
func (m Model) SetUnread(n int) Model {
	m.unread = n
	return m
}

// SetLists changes what is listed. It keeps the slices. Each cursor stays on the
// entry of the same page, if there is one.
func (m Model) SetLists(lists Lists) Model {
	m = m.each(func(i List, p panel) panel {
		switch i {
		case Topics:
			p = p.set(i, lists.Topics)
		case Figures:
			p = p.set(i, lists.Figures)
		case Events:
			p = p.set(i, lists.Events)
		case Articles:
			p = p.take(i, lists.Articles)
		}
		return p.fit(m.w, m.h-m.header())
	})
	return m.follow()
}

// SetCurrent marks the entry of the page that is shown, whichever part of it. The cursor goes there
// too, unless the reader is in the panel.
func (m Model) SetCurrent(id page.ID) Model {
	m.current = id.Whole()
	return m.follow()
}

// follow moves every cursor to the current page where it is listed, unless the
// reader is moving about.
func (m Model) follow() Model {
	if m.focus {
		return m
	}
	return m.each(func(_ List, p panel) panel {
		if row := p.row(m.current); row >= 0 {
			p.list = p.list.Select(row)
		}
		return p
	})
}

// Show chooses which list is shown.
func (m Model) Show(l List) Model {
	m.chosen = max(Topics, min(l, Articles))
	return m
}

// Empty reports whether the shown list has nothing in it.
func (m Model) Empty() bool { return m.panels[m.chosen].list.Cursor() < 0 }

// List returns which list is shown.
func (m Model) List() List { return m.chosen }

// byAction says which action chooses which list.
var byAction = map[keys.Action]List{
	keys.ListTopics: Topics, keys.ListFigures: Figures, keys.ListEvents: Events, keys.ListArticles: Articles,
}

// Act does what a key asks for: choose a list, move the cursor, open the entry
// under it. It reports false for actions that are not the panel's.
func (m Model) Act(a keys.Action) (Model, nav.Intent, bool) {
	if l, ok := byAction[a]; ok {
		if l == m.chosen {
			return m, nav.Say{Text: "the " + m.chosen.String() + " are listed already"}, true
		}
		return m.Show(l), nil, true
	}
	if a == keys.Follow {
		return m, m.open(), true
	}
	was := m.panels[m.chosen].list
	moved, ok := was.Act(a)
	m.panels[m.chosen].list = moved
	if why := list.Blocked(a, was, moved); ok && why != "" {
		return m, nav.Say{Text: why}, true
	}
	return m, nil, ok
}

// Selected returns the page of the entry under the cursor, and false if there is none.
func (m Model) Selected() (page.ID, bool) {
	p := m.panels[m.chosen]
	item, ok := p.at(p.list.Cursor())
	return item.Page, ok
}

// open returns the wish to see the page of the entry under the cursor. A subject
// is followed from there on.
func (m Model) open() nav.Intent {
	p := m.panels[m.chosen]
	item, ok := p.at(p.list.Cursor())
	if !ok {
		return nav.Say{Text: "there are no " + m.chosen.String() + " to open"}
	}
	target := page.Target{Page: item.Page}
	if item.Page.Kind == page.Dossier {
		target.Follow = briefing.SubjectID(item.Page.Key)
	}
	return nav.Open{Target: target}
}

// Click chooses the list whose tab, or opens the entry, that is at x, y of the
// panel.
func (m Model) Click(x, y int) (Model, nav.Intent) {
	if y == 0 && m.header() > 0 {
		for _, tab := range m.tabs() {
			if x >= tab.x && x < tab.end() {
				return m.Show(tab.list), nil
			}
		}
		return m, nil
	}
	p := &m.panels[m.chosen]
	row := p.list.At(y - m.header())
	if _, ok := p.at(row); !ok {
		return m, nil
	}
	p.list = p.list.Select(row)
	return m, m.open()
}

// Wheel scrolls the shown list.
func (m Model) Wheel(lines int) Model {
	m.panels[m.chosen].list = m.panels[m.chosen].list.Wheel(lines)
	return m
}

func (m Model) each(change func(List, panel) panel) Model {
	for i := range m.panels {
		m.panels[i] = change(List(i), m.panels[i])
	}
	return m
}
