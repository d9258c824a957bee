package ui

import (
	tea "charm.land/bubbletea/v2"

	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/ui/keys"
	"briefing/ui/nav"
)

// place returns the reader's place and stop of the trail.
func (m *model) place() nav.Place {
	place := m.reader.Place()
	place.Stop, _ = m.reader.Stop()
	place.Trail = m.trail.Number()
	return place
}

// leave saves the current place for a return.
func (m *model) leave() {
	m.history.Update(m.place())
	m.state.Leave(m.reader.Page(), m.reader.Place().Top)
}

// move moves through the history.
func (m *model) move(by int) tea.Cmd {
	m.leave()
	m.trail.Stay()
	place, ok := m.history.Move(by)
	switch {
	case !ok && by < 0:
		m.say("no place before this one")
		return nil
	case !ok:
		m.say("no place after this one")
		return nil
	}
	m.setFocus(nav.Reader)
	return m.ask(destination{target: page.Target{Page: place.Page}, place: &place, by: by})
}

func (m *model) reach(span briefing.Span) {
	m.closeOverlay()
	m.setFocus(nav.Reader)
	m.leave()
	m.reader = m.reader.Reach(span)
	m.history.Visit(m.place())
}

// resume scrolls to the place where the article was left, unless it was read to
// its end. It says so, since a reader may expect the beginning.
func (m *model) resume() {
	if top, ok := m.state.Left(m.reader.Page()); ok {
		m.reader = m.reader.Reach(briefing.Span{Start: top, End: top})
		m.sayIfQuiet("where you left off · " + m.opts.Config.Keys.Key(keys.Top) + " for the top")
	}
}

// markRead marks the current article as read once its end has been seen.
func (m *model) markRead() {
	if id := m.pageID(); id.Kind == page.Article && m.reader.Percent() == 100 {
		m.setRead(briefing.ArticleID(id.Key), true)
	}
}

func (m *model) setRead(id briefing.ArticleID, read bool) {
	if m.state.SetRead(id, read) {
		m.countUnread()
	}
}

// countUnread shows the number of unread articles in the panel.
func (m *model) countUnread() {
	m.unread = len(m.Entries)
	for id := range m.state.Read {
		if m.Has(id) {
			m.unread--
		}
	}
	m.index = m.index.SetUnread(m.unread)
}
