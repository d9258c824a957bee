package ui

import (
	"cmp"

	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/ui/index"
	"briefing/ui/keys"
	"briefing/ui/nav"
	"briefing/ui/reader"
	"briefing/ui/state"
	"briefing/ui/trail"
	"briefing/ui/walk"
)

// The state kept between sessions: the history with the reader's position, the
// trails walked on it, the list in the panel and the searches.

// toKeep returns the state to save.
func (m *model) toKeep() state.State {
	m.leave()
	m.trail.Keep()
	s := m.state
	s.List, s.Searches = m.index.List().String(), m.finder.Searches()
	s.Panel, s.Links = m.window.Widened, string(m.reader.Shown())
	if m.IsListed() && m.lib != nil {
		s.Visited, s.Known = today().String(), state.NewKnown(len(m.Entries), m.IDs())
	}
	s.Walked = m.trail.Number()
	s.Dropped, _, _ = m.trail.Dropped()
	used := map[int]bool{s.Walked: true, s.Dropped: true}
	s.Places, s.At, s.Trails = nil, m.history.At(), nil
	for p := range m.history.Places() {
		s.Places = append(s.Places, state.Place(p))
		used[p.Trail] = true
	}
	for number, t := range m.trail.Kept() {
		if used[number] {
			s.Trails = append(s.Trails, state.Trail{Number: number, Subject: t.Subject, Label: t.Label, Stop: t.Stop})
		}
	}
	return s
}

// takeBack restores the saved state, as far as the library still has the pages.
func (m *model) takeBack() {
	s := m.state
	if l, ok := index.ListNamed(s.List); ok {
		m.index = m.index.Show(l)
	}
	m.window.Widened = s.Panel
	m.reader = m.reader.SetShown(reader.Shown(s.Links))
	m.finder = m.finder.SetSearches(s.Searches)
	var places []nav.Place
	for _, p := range s.Places {
		places = append(places, nav.Place(p))
	}
	m.history = nav.NewHistory(places, s.At)
	for _, t := range s.Trails {
		what := briefing.Trail{Label: t.Label}
		if t.Subject != "" {
			if m.lib.Digest().Subject(t.Subject) == nil {
				continue
			}
			what = trail.Of(m.lib.Digest(), t.Subject)
		}
		m.trail.Restore(t.Number, what, t.Stop)
	}
	m.trail.RestoreDropped(cmp.Or(s.Walked, s.Dropped))
	m.arrange()
}

// firstPlace returns the reader's last position, with the words at its top, if that
// was on the page to show first; and the trail walked there. In a library whose
// articles are not listed so far, the trail is resumed later.
func (m *model) firstPlace(id page.ID) (to destination, beside walk.Beside) {
	to = destination{target: page.Target{Page: id}, visit: true}
	place, ok := m.history.Shown()
	if !ok || place.Page != id {
		return to, beside
	}
	place.Trail = 0
	if beside = m.trail.BesidePlace(m.state.Walked, m.asker()); beside.Get != nil && m.IsListed() {
		place.Trail = m.state.Walked
	} else {
		beside = walk.Beside{}
	}
	to.place, to.visit = &place, false
	if words, ok := m.state.Positions[briefing.ArticleID(id.Key)]; ok && id.Kind == page.Article {
		to.words = &words
	}
	return to, beside
}

// welcome says that the reader is back at the last position, or how many
// articles are new, and how to get to the beginning.
func (m *model) welcome() {
	p := m.reader.Page()
	switch {
	case m.notice != "" || p == nil || p.ID.Kind == page.Overview:
	case len(m.fresh) > 0:
		m.say(m.newsSinceLast(), keys.Home)
	default:
		m.say("where you left off", keys.Home)
	}
}

// newsSinceLast says how many articles are new since the last visit.
func (m *model) newsSinceLast() string {
	return briefing.Count(len(m.fresh), "new article") + " since you were here"
}
