// Package index is the panel beside the page: lists of topics, figures, events,
// articles, and of claims with numbers, each entry with its count. Lists can be
// sorted and filtered. The panel opens pages and marks the current one.
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

// String returns the name of the list in lower case: "topics".
func (l List) String() string { return strings.ToLower(names[l]) }

// ListNamed returns the list whose String is name, and reports whether there is
// one.
func ListNamed(name string) (List, bool) {
	for l := range List(lists) {
		if l.String() == name {
			return l, true
		}
	}
	return 0, false
}

// Lists holds the entries of the panel's lists. Articles have no headings.
type Lists struct {
	Topics, Figures, Events, Claims Slice
	Articles                        Items
	// Unit is the unit in which topics are counted, such as "mentions".
	Unit string
	// Length is the unit in which the length of articles is counted, such as "words".
	Length string
	// Dated says that the articles are in the order of their dates.
	Dated bool
}

// Model is the panel. All methods return a changed copy.
type Model struct {
	w, h      int
	focus     bool
	current   page.ID
	chosen    List
	unread    int
	unit      string // unit in which topics are counted
	length    string // unit of the length of articles
	panels    [lists]panel
	input     overlay.Input // text of the shown list's filter
	filtering bool
}

// New returns a panel with empty lists, open at the topics.
func New() Model { return Model{input: overlay.NewInput()}.SetLists(Lists{Articles: Slice{}}) }

// SetSize makes the panel w cells wide and h lines high.
func (m Model) SetSize(w, h int) Model {
	if w, h = max(w, 0), max(h, 0); w == m.w && h == m.h {
		return m
	}
	m.w, m.h = w, h
	return m.each(func(_ List, p panel) panel { return p.fit(m.w, m.h-m.header()) })
}

// SetFocus sets whether the panel has the keyboard. Without it a filter stays,
// but cannot be edited.
func (m Model) SetFocus(on bool) Model {
	m.focus = on
	m.filtering = m.filtering && on
	return m.each(func(_ List, p panel) panel {
		p.list = p.list.SetFocus(on)
		return p
	})
}

// SetUnread sets the number of articles that have not been read to the end.
func (m Model) SetUnread(n int) Model {
	m.unread = n
	return m
}

// SetLists replaces the lists. It keeps the slices. Each cursor stays on the
// entry of the same page, if that still exists; orders and filters stay too.
func (m Model) SetLists(of Lists) Model {
	m.unit, m.length = of.Unit, of.Length
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

// SetCurrent marks the entry of the current page, whichever of its parts is
// shown. The cursor moves there, unless the reader is in the panel.
func (m Model) SetCurrent(id page.ID) Model {
	m.current = id.Whole()
	return m.follow()
}

// Select moves the cursor of the shown list to an entry, if that is listed.
func (m Model) Select(id page.ID) Model {
	p := &m.panels[m.chosen]
	if row := p.row(id); id != (page.ID{}) && row >= 0 {
		p.list = p.list.Select(row)
	}
	return m
}

// follow moves every cursor to the current page if that is listed, unless the
// reader is in the panel.
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

// Show selects the list to show.
func (m Model) Show(l List) Model {
	m.chosen = max(Topics, min(l, lists-1))
	m.filtering = false
	return m
}

// Empty reports whether the shown list is empty.
func (m Model) Empty() bool { return m.panels[m.chosen].list.Cursor() < 0 }

// List returns the list that is shown.
func (m Model) List() List { return m.chosen }

// byAction maps actions to the lists they select.
var byAction = map[keys.Action]List{
	keys.ListTopics: Topics, keys.ListFigures: Figures, keys.ListEvents: Events, keys.ListArticles: Articles, keys.ListClaims: Claims,
}

// Act carries out an action: select, sort or filter a list, move the cursor,
// open the entry under it. It returns false for actions that are not the
// panel's.
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

// sort changes to the next order of the shown list.
func (m Model) sort() (Model, nav.Intent, bool) {
	p := &m.panels[m.chosen]
	*p = p.next()
	return m, nav.Say{Text: m.chosen.String() + " " + p.orderName()}, true
}

// Selected returns the page of the entry under the cursor. It returns false if
// there is none.
func (m Model) Selected() (page.ID, bool) {
	p := m.panels[m.chosen]
	item, ok := p.at(p.list.Cursor())
	return item.Page, ok
}

// open returns the intent to open the page of the entry under the cursor. If
// that is a subject, its trail starts there.
func (m Model) open() nav.Intent {
	p := m.panels[m.chosen]
	item, ok := p.at(p.list.Cursor())
	if !ok {
		if m.Filtered() {
			return nav.Say{Text: "no name contains this"}
		}
		return nav.Say{Text: "there are no " + m.chosen.String() + " to open"}
	}
	target := page.Target{Page: item.Page}
	if item.Page.Kind == page.Dossier {
		target.Follow = briefing.SubjectID(item.Page.Key)
	}
	return nav.Open{Target: target}
}

// Click shows the list of the tab at x, y of the panel, or opens the entry
// there.
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
