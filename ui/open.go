package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"briefing/briefing/page"
	"briefing/ui/index"
	"briefing/ui/live"
	"briefing/ui/nav"
)

// opened shows the library for the first time.
func (m *model) opened(msg live.First) tea.Cmd {
	if msg.Err != nil {
		m.failed = msg.Err
		return tea.Quit
	}
	m.adopt(msg.Opened)
	if len(m.lib.Digest().Topics) == 0 {
		m.index = m.index.Show(index.Articles) // there is little else to list
	}
	m.takeBack()
	m.sayIfQuiet(live.Flaws(m.lib, m.opts.Config.Keys))
	first := m.askFirst()
	if !m.IsListed() {
		first = tea.Batch(first, listLater(m.lib, m.Contents))
	}
	return tea.Batch(first, warm(m.lib), m.kept.Read(m.lib), m.compared.Account(m.lib))
}

// adopt makes a library the current one.
func (m *model) adopt(msg live.Opened) {
	m.opener.Take(msg.Library)
	m.trail.NewLibrary()
	m.lib, m.Contents = msg.Library, msg.Keeping(m.kept.Count())
	m.index = m.index.SetLists(m.Lists(m.state.Read)).Select(m.desk.Row)
	if at, _ := m.index.Selected(); at == m.desk.Row {
		m.desk.Row = page.ID{}
	}
	m.countUnread()
	m.countNew()
}

// takeOver replaces the current library by a reread one. The reader stays at
// the same place, on the same trail. If the screen changes and no other message
// explains that, it describes the changes.
func (m *model) takeOver(now live.Opened, quiet bool) tea.Cmd {
	was := live.Former{Library: m.lib, Contents: m.Contents, Page: m.reader.Page()}
	changed := !m.LooksLike(now.Contents)
	m.adopt(now)
	m.opener.Leave(was.Library)
	m.finder = m.finder.Stale()
	var search tea.Cmd
	if m.overlay == finding {
		search = m.tell(nav.Find{Query: m.finder.Query()})
	}
	page := m.askAgain() // the request to the old library
	return tea.Batch(search, page, m.kept.Read(m.lib), m.compared.Account(m.lib), tea.Sequence(m.refresh(was, changed, quiet), m.opener.CloseAfter(was.Library, closeAfter)))
}

// warmAfter is when the first page is surely on the screen.
const warmAfter = 300 * time.Millisecond

// warm prepares a library for the first search, late enough not to delay the
// first page.
func warm(lib interface{ Warm() }) tea.Cmd {
	return tea.Tick(warmAfter, func(time.Time) tea.Msg {
		lib.Warm()
		return nil
	})
}

// closeAfter is how long a replaced library stays open, for readings in
// progress.
const closeAfter = 2 * time.Second
