// Package index is the panel beside the page: lists of topics, figures, events,
// articles, and of claims with numbers, each entry with its count. They can be sorted
// and filtered. It opens pages and marks the one that is shown.
package index

import (
	"strings"

	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/ui/keys"
	"briefing/ui/list"
	"briefing/ui/nav"
	"briefing/ui/overlay"
)

// List names one of the lists.
type List int

// The lists, in the order of their numbers.
const (
	Topics List = iota
	Figures
	Events
	Articles
	Claims // and numbers
)

const lists = 5

var names = [lists]string{"Topics", "Figures", "Events", "Articles", "Claims"}

// String returns what the list lists: "topics".
func (l List) String() string { return strings.ToLower(names[l]) }

// ListNamed returns the list whose String is name, and whether there is one.
func ListNamed(name string) (List, bool) {
	for l := range List(lists) {
		if l.String() == name {
			return l, true
		}
	}
	return 0, false
}

// Lists is what the panel lists. Articles stand under no headings.
type Lists struct {
	Topics, Figures, Events, Claims Slice
	Articles                        Items
	// Unit says what the counts of topics count, such as "mentions".
	Unit string
	// Dated says that the articles come by date.
	Dated bool
}

// Model is the panel. All methods return a changed copy.
type Model struct {
	w, h      int
	focus     bool
	current   page.ID
	chosen    List
	unread    int
	unit      string // what the counts of topics count
	panels    [lists]panel
	input     overlay.Input // of the filter of the shown list
	filtering bool
}

// New returns a panel with empty lists that shows the topics.
func New() Model { return Model{input: overlay.NewInput()}.SetLists(Lists{Articles: Slice{}}) }

// SetSize makes the panel w cells wide and h lines high.
func (m Model) SetSize(w, h int) Model {
	m.w, m.h = max(w, 0), max(h, 0)
	return m.each(func(_ List, p panel) panel { return p.fit(m.w, m.h-m.header()) })
}

// SetFocus says whether the panel has the keyboard. Without it nothing is typed into the
// filter, which stays.
func (m Model) SetFocus(on bool) Model {
	m.focus = on
	m.filtering = m.filtering && on
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
// entry of the same page, if there is one; orders and filters stay too.
func (m Model) SetLists(of Lists) Model {
	m.unit = of.Unit
	m = m.each(func(l List, p panel) panel {
		switch l {
		case Topics:
			p = p.set(l, of.Topics, false)
		case Figures:
			p = p.set(l, of.Figures, false)
		case Events:
			p = p.set(l, of.Events, true)
		case Articles:
			p = p.set(l, of.Articles, of.Dated)
		case Claims:
			p = p.set(l, of.Claims, false)
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
	m.chosen = max(Topics, min(l, lists-1))
	m.filtering = false
	return m
}

// Empty reports whether the shown list has nothing in it.
func (m Model) Empty() bool { return m.panels[m.chosen].list.Cursor() < 0 }

// List returns which list is shown.
func (m Model) List() List { return m.chosen }

// byAction says which action chooses which list.
var byAction = map[keys.Action]List{
	keys.ListTopics: Topics, keys.ListFigures: Figures, keys.ListEvents: Events, keys.ListArticles: Articles, keys.ListClaims: Claims,
}

// Act does what a key asks for: choose a list, sort or filter it, move the cursor, open
// the entry under it. It reports false for actions that are not the panel's.
func (m Model) Act(a keys.Action) (Model, nav.Intent, bool) {
	if l, ok := byAction[a]; ok {
		if l == m.chosen {
			return m, nav.Say{Text: "the " + m.chosen.String() + " are listed already"}, true
		}
		return m.Show(l), nil, true
	}
	switch a {
	case keys.Follow:
		return m, m.open(), true
	case keys.Filter:
		return m.openFilter(), nil, true
	case keys.Sort:
		return m.sort()
	case keys.Close:
		if m.Filtered() {
			return m.endFilter(), nil, true
		}
	}
	was := m.panels[m.chosen].list
	moved, ok := was.Act(a)
	m.panels[m.chosen].list = moved
	if why := list.Blocked(a, was, moved); ok && why != "" {
		return m, nav.Say{Text: why}, true
	}
	return m, nil, ok
}

// sort sorts the shown list by what comes next.
func (m Model) sort() (Model, nav.Intent, bool) {
	p := &m.panels[m.chosen]
	*p = p.next()
	return m, nav.Say{Text: m.chosen.String() + " " + p.orderName()}, true
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
		if m.Filtered() {
			return nav.Say{Text: "nothing has this in its name"}
		}
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
	if y == 0 && m.header() > 0 && !m.covered() {
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
