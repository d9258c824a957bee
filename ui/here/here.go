// Package here is the panel of the subjects on the current page: figures,
// events and others, each with its counts. One of them shows its passages in
// other articles. While the panel has the keyboard, that is the subject under
// the cursor. Otherwise it is the subject of the selected link or of the trail,
// if the page mentions it.
package here

import (
	"slices"

	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/ui/keys"
	"briefing/ui/list"
	"briefing/ui/nav"
)

// Item is a subject that the page mentions.
type Item struct {
	Label   string
	Subject briefing.SubjectID
	Kind    briefing.Kind
	Count   int // mentions on this page
	Total   int // mentions in all articles
}

// Passage is a sentence elsewhere that mentions a subject.
type Passage struct {
	Title  string // of its article
	Source string // its publisher, "" if unknown
	Text   string
	Hits   []briefing.Span // to highlight, bytes of Text
	Target page.Target     // where it leads
	From   briefing.Ref    // the mention, for the trail to stand at
}

// Model is the panel. All methods return a changed copy.
type Model struct {
	w, h      int
	focus     bool
	items     []Item
	about     briefing.SubjectID // subject of the page's selected link or of the trail
	unfolded  briefing.SubjectID // subject whose passages are shown or requested
	passages  []Passage          // the first ones
	elsewhere int                // their total number
	rows      []row
	list      list.Model // its cursor is on a subject
	passage   int        // index of the passage under the cursor; none for the subject
}

// none stands for no passage.
const none = -1

// New returns an empty panel.
func New() Model { return Model{passage: none} }

// SetSize makes the panel w cells wide and h lines high.
func (m Model) SetSize(w, h int) Model {
	w, h = max(w, 0), max(h, 0)
	if w == m.w && h == m.h {
		return m
	}
	m.w, m.h = w, h
	m.list = m.list.SetSize(m.w, m.h-m.header())
	return m.lay(m.subject())
}

// SetFocus sets whether the panel has the keyboard.
func (m Model) SetFocus(on bool) Model {
	m.focus, m.passage = on, none
	m.list = m.list.SetFocus(on)
	return m
}

// SetItems replaces the subjects. They are listed by kind, and within a kind in
// the order of items. It keeps items. The cursor stays on its subject if that
// remains.
func (m Model) SetItems(items []Item) Model {
	at := m.subject()
	m.items = items
	if !m.focus {
		at = m.about
	}
	return m.fold("").lay(at)
}

// SetAbout sets the subject of the page's selected link or of the trail; "" for
// none. While the panel does not have the keyboard, the cursor moves there.
func (m Model) SetAbout(id briefing.SubjectID) Model {
	if id == m.about {
		return m
	}
	m.about = id
	if m.focus || !m.lists(id) {
		return m
	}
	return m.lay(id)
}

// Lacks returns the subject whose passages the caller must request next, "" if
// there is none. It folds all others.
func (m Model) Lacks() (Model, briefing.SubjectID) {
	id := m.about
	if m.focus {
		id = m.subject()
	}
	if !m.lists(id) {
		id = ""
	}
	if id == m.unfolded {
		return m, ""
	}
	return m.fold(id).lay(m.subject()), id
}

// fold removes the passages; those of id are to come.
func (m Model) fold(id briefing.SubjectID) Model {
	m.unfolded, m.passages, m.elsewhere, m.passage = id, nil, 0, none
	return m
}

// lists reports whether a subject is listed.
func (m Model) lists(id briefing.SubjectID) bool {
	return slices.ContainsFunc(m.items, func(i Item) bool { return i.Subject == id })
}

// Selected returns the page of the passage or subject under the cursor. It
// returns false if there is none.
func (m Model) Selected() (page.ID, bool) {
	if m.passage != none {
		return m.passages[m.passage].Target.Page, true
	}
	id := m.subject()
	return page.OfSubject(id), id != ""
}

// SetPassages shows the first passages of a subject elsewhere, if it is still
// the one to unfold. of is their total number. It keeps passages.
func (m Model) SetPassages(id briefing.SubjectID, passages []Passage, of int) Model {
	if id != m.unfolded {
		return m
	}
	m.passages, m.passage, m.elsewhere = passages, none, of
	return m.lay(m.subject())
}

// Act moves the cursor or opens its entry. Line and page actions move over
// subjects, link actions over the passages of one. It returns false for actions
// that are not the panel's.
func (m Model) Act(a keys.Action) (Model, nav.Intent, bool) {
	switch a {
	case keys.Follow:
		return m, m.open(), true
	case keys.NextLink, keys.PrevLink:
		if m.shown() == 0 {
			return m, nav.Say{Text: "no passage elsewhere"}, true
		}
		if a == keys.PrevLink {
			return m.step(-1), nil, true
		}
		return m.step(1), nil, true
	}
	was, on := m.list, m.passage
	moved, ok := m.list.Act(a)
	if !ok {
		return m, nil, false
	}
	m.list, m.passage = moved, none
	if why := list.Blocked(a, was, moved); why != "" && on == none {
		return m, nav.Say{Text: why}, true
	}
	return m, nil, true
}

// step moves from a subject through its passages and back to it.
func (m Model) step(by int) Model {
	stops := m.shown() + 1 // the subject counts as one
	m.passage = (m.passage+1+by+stops)%stops - 1
	return m.reveal()
}

// open returns the intent to open the passage, or the page of the subject,
// under the cursor. The subject's trail starts there.
func (m Model) open() nav.Intent {
	if m.passage != none {
		p := m.passages[m.passage]
		return nav.Open{Target: p.Target, From: p.From}
	}
	id := m.subject()
	if id == "" {
		return nav.Say{Text: "nothing to follow on this page"}
	}
	return nav.Open{Target: page.Target{Page: page.OfSubject(id), Follow: id}}
}

// subject returns the subject at the cursor, or "".
func (m Model) subject() briefing.SubjectID {
	if row := m.list.Cursor(); row >= 0 && row < len(m.rows) {
		return m.items[m.rows[row].item].Subject
	}
	return ""
}

// Click opens the passage at y, or moves the cursor to the subject there. A
// click on the unfolded subject opens its page.
func (m Model) Click(_, y int) (Model, nav.Intent) {
	i := m.list.At(y - m.header())
	if i < 0 || i >= len(m.rows) {
		return m, nil
	}
	switch r := m.rows[i]; r.sort {
	case heading, more:
		return m, nil
	case subject:
		m.passage, m.list = none, m.list.Select(i)
		if m.unfolded == m.subject() {
			return m, m.open()
		}
		return m, nil
	default:
		m.passage = r.passage
		return m, m.open()
	}
}

// Wheel scrolls the panel. The cursor stays, perhaps out of view.
func (m Model) Wheel(lines int) Model {
	m.list = m.list.Scroll(lines)
	return m
}
