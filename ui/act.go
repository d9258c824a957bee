package ui

import (
	"cmp"
	"slices"

	tea "charm.land/bubbletea/v2"

	"briefing/ui/compared"
	"briefing/ui/correct"
	"briefing/ui/finder"
	"briefing/ui/jump"
	"briefing/ui/kept"
	"briefing/ui/keys"
	"briefing/ui/live"
	"briefing/ui/nav"
	"briefing/ui/note"
)

// act carries out the intent of a pane or a part.
func (m *model) act(intent nav.Intent) tea.Cmd {
	if nav.Closes(intent) {
		m.closeOverlay()
	}
	switch i := intent.(type) {
	case nil:
	case nav.All:
		return m.actAll(i)
	case nav.Do:
		return i.Cmd
	case nav.Say:
		m.say(i.Text, i.Try[:]...)
	case nav.Unsay:
		if m.notice == i.Text {
			m.notice = ""
		}
	case nav.Hint:
		m.sayIfQuiet(i.Text)
	case nav.Run:
		m.closeOverlay()
		return m.run(i.Action)
	case nav.Close:
		return m.closeLayer()
	case nav.Focus:
		m.closeOverlay()
		if i.Pane == nav.Here { // where it was not shown, nobody has told it
			m.here = m.here.SetAbout(m.spot().About())
		}
		m.setFocus(i.Pane)

	case nav.Open:
		return m.open(i)
	case nav.Stop:
		return m.stop(i)
	case nav.Halt:
		m.halt()
	case nav.Reach:
		m.reach(i.Span)
	case nav.Land:
		m.setFocus(nav.Reader)
		return m.land(i.Span)
	case nav.Remake:
		return m.remake(i.Then)
	case live.TakeOver:
		return m.takeOver(i.Opened, i.Quiet)

	case nav.Mark:
		m.mark(i.At)
	case nav.LetGo:
		if m.reader.Selecting() {
			m.reader, _ = m.reader.Select()
		}
	case nav.NextRow:
		m.index, _, _ = m.index.Act(keys.LineDown)
	case compared.Dim:
		m.reader = m.reader.SetNovel(i.Found)
	case compared.Read:
		m.setRead(i.Article, !i.Unread)
	case compared.Moved:
		return m.moved(i.To)
	case kept.Changed:
		return m.showKept()

	case nav.Changed:
		m.changes = append(slices.Clip(m.changes), i.Undo)
	case nav.Forget:
		m.changes = slices.DeleteFunc(slices.Clone(m.changes), i.Of)

	case jump.Choose:
		m.jump = m.jump.Choose(i)
		m.cover(jumping)
	case note.Write:
		m.note = m.note.Open(i)
		m.cover(noting)
	case note.Again:
		if m.overlay == none && m.note.Changed() && m.note.Text() == i.Text {
			m.cover(noting)
		}
	case finder.Results:
		var next nav.Intent
		m.finder, next = m.finder.Take(i)
		return m.act(next)
	case finder.Total:
		m.finder = m.finder.SetCount(i.Query, i.Count)
	default:
		return m.tell(intent)
	}
	return nil
}

func (m *model) actAll(all nav.All) tea.Cmd {
	var cmds []tea.Cmd
	for _, intent := range all {
		cmds = append(cmds, m.act(intent))
	}
	return tea.Batch(cmds...)
}

// say shows text in the status line until the next key, with the keys of actions to try
// instead.
func (m *model) say(text string, try ...keys.Action) {
	if m.notice == m.told && text != m.told {
		m.news, m.told = cmp.Or(m.news, m.told), "" // hardly seen so far
	}
	m.notice = text
	for _, a := range try {
		if key := m.opts.Config.Keys.Tell(a); key != "" {
			m.notice += " · " + key
		}
	}
}

// sayIfQuiet shows a message unless there is one already.
func (m *model) sayIfQuiet(text string) {
	if m.notice == "" {
		m.notice = text
	}
}

// tellNews shows the news that wait, unless there is another message.
func (m *model) tellNews() {
	if m.notice == "" && m.news != "" {
		m.notice, m.told, m.news = m.news, m.news, ""
	}
}

// undo reverses the latest change of the notes or the digest. Without one it lists what the
// digest hides.
func (m *model) undo() tea.Cmd {
	n := len(m.changes)
	switch {
	case n > 0:
		last := m.changes[n-1]
		m.changes = m.changes[:n-1]
		return m.tell(last)
	case len(m.lib.Digest().Hidden) > 0:
		return m.tell(correct.Hidden{})
	}
	m.say("nothing to take back")
	return nil
}

// closeLayer closes one layer: an overlay, a panel with the keyboard, the
// selected link, or the trail, in this order.
func (m *model) closeLayer() tea.Cmd {
	switch {
	case m.overlay != none:
		m.closeOverlay()
	case m.focus != nav.Reader:
		m.setFocus(nav.Reader)
	case m.reader.Selecting():
		m.reader, _ = m.reader.Select()
	case m.unfocus():
	case m.pipes.Stop():
		m.say("the program was stopped")
	case m.trail.IsWalked():
		return m.act(m.trail.Leave(m.spot()))
	default:
		m.say("nothing left to close", keys.Quit)
	}
	return nil
}

// unfocus deselects the selected link, and reports whether there was one.
func (m *model) unfocus() (had bool) {
	m.reader, had = m.reader.Unfocus()
	return had
}

// cover shows an overlay.
func (m *model) cover(o overlay) {
	m.closeOverlay()
	m.overlay = o
	m.arrange()
}

// uncover closes the overlay, so that a page that was asked for is seen. A note that is being
// written stays above it: what a program printed, or a comparison, may come at any time.
func (m *model) uncover() {
	if m.overlay != noting || !m.note.Changed() {
		m.closeOverlay()
	}
}

func (m *model) closeOverlay() {
	if m.overlay == finding {
		m.search.Stop()
	}
	m.overlay = none
}
