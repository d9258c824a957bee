package ui

import (
	tea "charm.land/bubbletea/v2"

	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/ui/keys"
	"briefing/ui/nav"
)

// place returns the reader's place and stop of the trail.
func (m model) place() nav.Place {
	place := m.reader.Place()
	place.Stop, _ = m.reader.Stop()
	place.Trail = m.trail.Number()
	return place
}

// leave saves the current place for a return.
func (m model) leave() model {
	m.history.Update(m.place())
	m.state.Leave(m.reader.Page(), m.reader.Place().Top)
	return m
}

// move moves through the history.
func (m model) move(by int) (model, tea.Cmd) {
	m = m.leave()
	m.trail.Stay()
	place, ok := m.history.Move(by)
	switch {
	case !ok && by < 0:
		return m.say("no place before this one"), nil
	case !ok:
		return m.say("no place after this one"), nil
	}
	m.setFocus(nav.Reader)
	return m.ask(destination{target: page.Target{Page: place.Page}, place: &place, by: by})
}

func (m model) reach(span briefing.Span) model {
	m = m.closeOverlay()
	m.setFocus(nav.Reader)
	m = m.leave()
	m.reader = m.reader.Reach(span)
	m.history.Visit(m.place())
	return m
}

// resume scrolls to the place where the article was left, unless it was read to
// its end. It says so, since a reader may expect the beginning.
func (m model) resume() model {
	top, ok := m.state.Left(m.reader.Page())
	if !ok {
		return m
	}
	m.reader = m.reader.Reach(briefing.Span{Start: top, End: top})
	return m.sayIfQuiet("where you left off · " + m.opts.Config.Keys.Key(keys.Top) + " for the top")
}

// markRead marks the current article as read once its end has been seen.
func (m model) markRead() model {
	if id := m.pageID(); id.Kind == page.Article && m.reader.Percent() == 100 {
		return m.setRead(briefing.ArticleID(id.Key), true)
	}
	return m
}

func (m model) setRead(id briefing.ArticleID, read bool) model {
	if !m.state.SetRead(id, read) {
		return m
	}
	return m.countUnread()
}

// countUnread shows the number of unread articles in the panel.
func (m model) countUnread() model {
	m.unread = len(m.Entries)
	for id := range m.state.Read {
		if m.Has(id) {
			m.unread--
		}
	}
	m.index = m.index.SetUnread(m.unread)
	return m
}
