package ui

import (
	tea "charm.land/bubbletea/v2"

	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/ui/keys"
	"briefing/ui/live"
	"briefing/ui/nav"
	"briefing/ui/state"
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
	return m.remember()
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
	m = m.setFocus(nav.Reader)
	return m.ask(destination{target: page.Target{Page: place.Page}, place: &place, by: by}, false)
}

func (m model) reach(span briefing.Span) model {
	m = m.closeOverlay().setFocus(nav.Reader).leave()
	m.reader = m.reader.Reach(span)
	m.history.Visit(m.place())
	return m
}

// remember saves the place in the current article.
func (m model) remember() model {
	p := m.reader.Page()
	if p == nil || p.ID.Kind != page.Article {
		return m
	}
	top := m.reader.Place().Top
	id := briefing.ArticleID(p.ID.Key)
	if top <= p.Body.Start {
		delete(m.state.Positions, id)
		return m
	}
	m.state.Positions[id] = state.At(p.Body.In(p.Markdown), top-p.Body.Start)
	return m
}

// resume scrolls to the place where the article was left, unless it was read to
// its end. It says so, since a reader may expect the beginning.
func (m model) resume() model {
	p := m.reader.Page()
	id := briefing.ArticleID(p.ID.Key)
	position, ok := m.state.Positions[id]
	if !ok || m.state.Read[id] {
		return m
	}
	at := position.Resolve(p.Body.In(p.Markdown))
	m.reader = m.reader.Reach(p.PageSpan(briefing.Span{Start: at, End: at}))
	if m.notice == "" {
		m.notice = "where you left off · " + m.opts.Config.Keys.Key(keys.Top) + " for the top"
	}
	return m
}

// markRead marks the current article as read once its end has been seen.
func (m model) markRead() model {
	p := m.reader.Page()
	if p == nil || p.ID.Kind != page.Article || m.reader.Percent() < 100 {
		return m
	}
	return m.setRead(briefing.ArticleID(p.ID.Key), true)
}

func (m model) setRead(id briefing.ArticleID, read bool) model {
	if m.state.Read[id] == read {
		return m
	}
	if read {
		m.state.Read[id] = true
	} else {
		delete(m.state.Read, id)
	}
	return m.countUnread()
}

// countUnread shows the number of unread articles in the panel.
func (m model) countUnread() model {
	unread := len(m.Entries)
	for id := range m.state.Read {
		if m.Has(id) {
			unread--
		}
	}
	m.unread = unread
	m.index = m.index.SetUnread(unread)
	return m
}

// remembered returns the articles for which places or marks are kept.
func (m model) remembered() map[briefing.ArticleID]bool {
	ids := map[briefing.ArticleID]bool{}
	for p := range m.history.Places() {
		if p.Page.Kind == page.Article {
			ids[briefing.ArticleID(p.Page.Key)] = true
		}
	}
	for id := range m.state.Positions {
		ids[id] = true
	}
	for id := range m.state.Read {
		ids[id] = true
	}
	for id := range m.state.Seen {
		ids[id] = true
	}
	return ids
}

// goAlong moves everything kept about articles to their new IDs. The order does
// not matter, since no new ID is a former one.
func (m model) goAlong(to live.Moves) model {
	if len(to) == 0 {
		return m
	}
	m.history = m.history.Map(to.Place)
	m.trail.Move(to.Ref)
	for old, now := range to {
		if at, ok := m.state.Positions[old]; ok {
			delete(m.state.Positions, old)
			m.state.Positions[now] = at
		}
		if seen, ok := m.state.Seen[old]; ok {
			delete(m.state.Seen, old)
			m.state.Seen[now] = seen
		}
		if m.state.Read[old] {
			delete(m.state.Read, old)
			m.state.Read[now] = true
		}
	}
	return m
}
