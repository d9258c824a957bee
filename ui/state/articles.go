package state

import (
	"iter"

	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/briefing/sentences"
)

// The state of each article: where it was left, the parts that were in view, and whether it
// was read.

// New returns the state of a new reader.
func New() State {
	return State{Version: version, Positions: map[briefing.ArticleID]Position{}, Read: map[briefing.ArticleID]bool{}, Seen: map[briefing.ArticleID]Seen{}}
}

// See records that a span of an article's text was in view.
func (s *State) See(id briefing.ArticleID, text string, span briefing.Span) {
	s.Seen[id] = s.Seen[id].With(sentences.HashOf(text), span)
}

// Leave keeps the place in an article, of whose page byte top is at the top of the pane.
// It does nothing for other pages.
func (s *State) Leave(p *page.Page, top int) {
	if p == nil || p.ID.Kind != page.Article {
		return
	}
	id := briefing.ArticleID(p.ID.Key)
	if top <= p.Body.Start {
		delete(s.Positions, id)
		return
	}
	s.Positions[id] = At(p.Body.In(p.Markdown), top-p.Body.Start)
}

// Left returns the byte of an article's page at which the article was left. It returns
// false if it was left at its beginning or has been read to its end.
func (s *State) Left(p *page.Page) (top int, ok bool) {
	id := briefing.ArticleID(p.ID.Key)
	position, ok := s.Positions[id]
	if !ok || s.Read[id] {
		return 0, false
	}
	return position.Again(p), true
}

// SetRead marks an article as read, or not. It reports whether that is a change.
func (s *State) SetRead(id briefing.ArticleID, read bool) bool {
	if s.Read[id] == read {
		return false
	}
	if read {
		s.Read[id] = true
	} else {
		delete(s.Read, id)
	}
	return true
}

// Articles returns the articles that the state knows, and those among the visited pages.
func (s *State) Articles(visited iter.Seq[page.ID]) map[briefing.ArticleID]bool {
	ids := map[briefing.ArticleID]bool{}
	for id := range visited {
		if id.Kind == page.Article {
			ids[briefing.ArticleID(id.Key)] = true
		}
	}
	for id := range s.Positions {
		ids[id] = true
	}
	for id := range s.Read {
		ids[id] = true
	}
	for id := range s.Seen {
		ids[id] = true
	}
	return ids
}

// Move gives articles their new IDs. The order does not matter, since no new ID is a former
// one.
func (s *State) Move(to map[briefing.ArticleID]briefing.ArticleID) {
	for old, now := range to {
		move(s.Positions, old, now)
		move(s.Seen, old, now)
		move(s.Read, old, now)
		if s.Known.Has(old) {
			s.Known = s.Known.with(now)
		}
	}
}

func move[V any](of map[briefing.ArticleID]V, old, now briefing.ArticleID) {
	if v, ok := of[old]; ok {
		delete(of, old)
		of[now] = v
	}
}

// Again returns the byte of a page at which an article was left, at the same words as
// before: its text may have changed.
func (p Position) Again(in *page.Page) int {
	return in.Body.Start + p.Resolve(in.Body.In(in.Markdown))
}

// First returns the last page of the previous session if it is known to exist in a library
// with a digest, else the overview.
func (s *State) First(d *briefing.Digest) page.ID {
	overview := page.ID{Kind: page.Overview}
	switch id := s.Page; id.Kind {
	case page.Dossier, page.Compare, page.Timeline, page.Origins:
		if id.Kind != page.Dossier && id.Kind != page.Compare && id.Key == "" {
			return id
		}
		if of, _ := id.Timed(); d.Subject(of) != nil || of == "" {
			return id
		}
	case page.Article, page.Beside, page.Since, page.Coverage, page.Sources, page.Documents, page.Problems, page.Proposed, page.Notes, page.Memo:
		return id
	}
	return overview
}
