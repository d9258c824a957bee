package ui

import (
	"context"

	"briefing/briefing"
	"briefing/briefing/library"
	"briefing/briefing/page"
	"briefing/ui/nav"
)

// moves says which IDs articles have now whose files were renamed or moved, by the
// IDs that they had.
type moves map[briefing.ArticleID]briefing.ArticleID

// former is the library that was shown before the one that is, and its page.
type former struct {
	lib *library.Library
	contents
	page *page.Page // or nil
}

// mostCompared is the most articles whose texts are read to find those that have
// moved: a whole library may have.
const mostCompared = 500

// moves returns where the articles with ids are, as far as they have moved: each
// to one that was not there before and has the same text or, if there is none, the
// same title and date.
func (f former) moves(ctx context.Context, lib *library.Library, now contents, ids map[briefing.ArticleID]bool) moves {
	search := moveSearch{former: f, lib: lib, left: mostCompared}
	to := moves{}
	for id := range ids {
		at, known := f.ranks[id]
		if _, there := now.ranks[id]; there || !known {
			continue
		}
		if search.added == nil {
			search.added = f.added(now)
		}
		if found, ok := search.find(ctx, f.entries[at]); ok {
			to[id] = found
		}
	}
	return to
}

// likeness is what an article has in common with one that has moved.
type likeness struct {
	words int
	title string // "" if it need not have the same
	date  string
}

// added returns the articles that were not there before, by what they may have in
// common with others.
func (f former) added(now contents) map[likeness][]briefing.ArticleID {
	out := map[likeness][]briefing.ArticleID{}
	for _, e := range now.entries {
		if _, old := f.ranks[e.ID]; old {
			continue
		}
		for _, l := range []likeness{{words: e.Words}, titled(e)} {
			out[l] = append(out[l], e.ID)
		}
	}
	return out
}

// titled returns title and date of an article.
func titled(e briefing.Entry) likeness {
	return likeness{words: -1, title: e.Title, date: e.Published.String()}
}

// moveSearch looks for articles that have moved.
type moveSearch struct {
	former
	lib   *library.Library
	added map[likeness][]briefing.ArticleID
	left  int // how many articles may yet be read
}

func (s *moveSearch) find(ctx context.Context, e briefing.Entry) (briefing.ArticleID, bool) {
	if text, ok := s.text(ctx, e.ID); ok {
		for _, id := range s.added[likeness{words: e.Words}] {
			if s.left--; s.left < 0 {
				break
			}
			if a, err := s.lib.Article(ctx, id); err == nil && a.Text == text {
				return id, true
			}
		}
	}
	if same := s.added[titled(e)]; len(same) == 1 {
		return same[0], true
	}
	return "", false
}

// text returns the text of an article of the former library, which on disk may
// have been removed from its index.
func (s *moveSearch) text(ctx context.Context, id briefing.ArticleID) (string, bool) {
	if p := s.page; p != nil && p.ID == page.OfArticle(id) {
		return p.Body.In(p.Markdown), true
	}
	a, err := s.former.lib.Article(ctx, id)
	if err != nil {
		return "", false
	}
	return a.Text, true
}

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

// goAlong takes what is kept of articles to where they have moved.
func (m model) goAlong(to moves) model {
	if len(to) == 0 {
		return m
	}
	m.history = m.history.Map(to.place)
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
