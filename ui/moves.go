package ui

import (
	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/ui/nav"
)

// moves says which IDs articles have now whose files were renamed or moved, by the
// IDs that they had.
type moves map[briefing.ArticleID]briefing.ArticleID

// page returns the page in place of one, which it is itself if that has not moved.
func (to moves) page(id page.ID) page.ID {
	if now, ok := to[briefing.ArticleID(id.Key)]; ok && id.Kind == page.Article {
		return page.OfArticle(now)
	}
	return id
}

// place returns a place where it is now.
func (to moves) place(p nav.Place) nav.Place {
	p.Page = to.page(p.Page)
	p.Stop = to.ref(p.Stop)
	return p
}

func (to moves) ref(ref briefing.Ref) briefing.Ref {
	if now, ok := to[ref.Article]; ok {
		ref.Article = now
	}
	return ref
}

// remembered returns the articles that places and marks are kept of.
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
	return ids
}

// goAlong takes what is kept of articles to where they have moved, each by itself:
// no article has moved to where another was or has moved to.
func (m model) goAlong(to moves) model {
	if len(to) == 0 {
		return m
	}
	m.history = m.history.Map(to.place)
	m.trail.Move(to.ref)
	for old, now := range to {
		if at, ok := m.state.Positions[old]; ok {
			delete(m.state.Positions, old)
			m.state.Positions[now] = at
		}
		if m.state.Read[old] {
			delete(m.state.Read, old)
			m.state.Read[now] = true
		}
	}
	return m
}
