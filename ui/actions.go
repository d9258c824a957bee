package ui

import (
	tea "charm.land/bubbletea/v2"

	"briefing/briefing/page"
	"briefing/ui/index"
	"briefing/ui/keys"
	"briefing/ui/nav"
	"briefing/ui/terminal"
	"briefing/ui/window"
)

// always holds the actions that work even in an overlay.
var always = map[keys.Action]bool{keys.QuitNow: true, keys.Suspend: true}

// run carries out an action: the pane with the keyboard has the first choice,
// then the root, then the parts.
func (m *model) run(a keys.Action) tea.Cmd {
	if cmd, ok := m.offer(a); ok {
		m.markRead()
		return cmd
	}
	if m.lib == nil && !beforeOpen[a] {
		return nil
	}
	if do, ok := actions[a]; ok {
		return do(m)
	}
	return m.tell(a)
}

// offer gives an action to the pane with the keyboard. If that ignores it,
// actions on links and scrolling go to the page.
func (m *model) offer(a keys.Action) (tea.Cmd, bool) {
	var intent nav.Intent
	var ok bool
	switch m.focus {
	case nav.Index:
		m.index, intent, ok = m.index.Act(a)
	case nav.Here:
		m.here, intent, ok = m.here.Act(a)
	}
	if !ok && (m.focus == nav.Reader || a == keys.Hints) {
		m.reader, intent, ok = m.reader.Act(a)
	}
	if !ok {
		return nil, false
	}
	return m.act(intent), true
}

// beforeOpen holds the actions that make sense without a library.
var beforeOpen = map[keys.Action]bool{keys.Quit: true, keys.QuitNow: true, keys.Suspend: true}

// actions maps every action that belongs to no pane and no part to its effect.
var actions map[keys.Action]func(*model) tea.Cmd

// Filled in init, since some of the functions list all actions.
func init() {
	actions = map[keys.Action]func(*model) tea.Cmd{
		keys.ListTopics:   list(index.Topics),
		keys.ListFigures:  list(index.Figures),
		keys.ListEvents:   list(index.Events),
		keys.ListArticles: list(index.Articles),
		keys.ListClaims:   list(index.Claims),
		keys.Filter:       give(nav.Index, keys.Filter),
		keys.Sort:         give(nav.Index, keys.Sort),
		keys.Wider:        widen(1),
		keys.Narrower:     widen(-1),
		keys.NextLink:     give(nav.Reader, keys.NextLink),
		keys.PrevLink:     give(nav.Reader, keys.PrevLink),
		keys.Thin:         (*model).thin,
		keys.NextStop:     func(m *model) tea.Cmd { return m.step(keys.NextStop, keys.NextLink) },
		keys.PrevStop:     func(m *model) tea.Cmd { return m.step(keys.PrevStop, keys.PrevLink) },
		keys.Back:         func(m *model) tea.Cmd { return m.move(-1) },
		keys.Forward:      func(m *model) tea.Cmd { return m.move(1) },
		keys.Close:        (*model).closeLayer,
		keys.Search:       (*model).openFinder,
		keys.Jump:         (*model).openJump,
		keys.Undo:         (*model).undo,
		keys.Select:       give(nav.Reader, keys.Select),
		keys.Zoom:         adjust((*window.Window).Zoom),
		keys.Mouse:        adjust(func(w *window.Window, _ nav.Pane) nav.Intent { return w.ToggleMouse() }),
		keys.Bidi:         adjust(func(w *window.Window, _ nav.Pane) nav.Intent { return w.NextBidi() }),
		keys.Help:         (*model).openHelp,
		keys.Suspend:      func(*model) tea.Cmd { return terminal.Suspend },
		keys.Quit:         (*model).quit,
		keys.QuitNow:      (*model).quitNow,
	}
}

// give returns the effect of an action that is always a pane's.
func give(p nav.Pane, a keys.Action) func(*model) tea.Cmd {
	return func(m *model) tea.Cmd {
		m.setFocus(p)
		cmd, ok := m.offer(a)
		if ok {
			m.markRead()
		}
		return cmd // none if the pane is still empty
	}
}

// list returns the effect of moving the keyboard to one of the index panel's lists.
func list(l index.List) func(*model) tea.Cmd {
	return func(m *model) tea.Cmd {
		m.index = m.index.Show(l)
		m.setFocus(nav.Index)
		return nil
	}
}

// adjust returns the effect of a change to the window.
func adjust(change func(*window.Window, nav.Pane) nav.Intent) func(*model) tea.Cmd {
	return func(m *model) tea.Cmd {
		was := m.window.Bidi
		intent := change(&m.window, m.focus)
		if m.window.Bidi != was {
			m.reader = m.reader.SetOptions(m.window.Typesetting())
		}
		m.arrange()
		return m.act(intent)
	}
}

// widen returns the effect of the keys that make the panel wider, or narrower if by is
// negative. They may mean something else on a page with the keyboard.
func widen(by int) func(*model) tea.Cmd {
	panel := adjust(func(w *window.Window, focus nav.Pane) nav.Intent { return w.Widen(by, focus) })
	return func(m *model) tea.Cmd {
		if intent := m.spot().Widen(by); intent != nil {
			return m.act(intent)
		}
		return panel(m)
	}
}

// thin switches which mentions are links.
func (m *model) thin() tea.Cmd {
	m.reader = m.reader.SetShown(m.reader.Shown().Next())
	m.say(m.reader.Shown().String())
	if m.pageID().Kind != page.Article {
		m.notice += ", in articles"
	}
	return nil
}

// quit closes the top layer; at the root it ends the program.
func (m *model) quit() tea.Cmd {
	switch {
	case m.overlay != none:
		m.closeOverlay()
	case m.window.Reader.W == 0 && m.focus != nav.Reader: // a panel takes the place of the page
		m.setFocus(nav.Reader)
	case m.window.Zoomed && m.window.Width >= window.Narrow:
		return adjust((*window.Window).Zoom)(m)
	default:
		return m.quitNow()
	}
	return nil
}

func (m *model) quitNow() tea.Cmd {
	m.leave()
	return tea.Quit
}

// step goes along the trail. On a page of two articles it goes to the next difference, on a
// concordance and a timeline to the next row that leads to a passage.
func (m *model) step(along, link keys.Action) tea.Cmd {
	rows := m.spot().IsAtRows()
	if !rows && m.pageID().Kind != page.Beside {
		return m.tell(along)
	}
	m.setFocus(nav.Reader)
	for {
		said := m.notice
		cmd := m.run(link)
		to, _, ok := m.reader.Focused()
		if !rows || m.notice != said || !ok || !to.At.Empty() {
			return cmd
		}
	}
}
