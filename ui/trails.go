package ui

import (
	"sort"

	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/ui/keys"
	"briefing/ui/nav"
)

// trails keeps every trail that was walked, by number, so that going back to a
// place takes up the trail that was walked there.
type trails struct {
	kept    map[int]kept
	last    int // the highest number given
	current int // the number of the trail that is walked, 0 if none is
	dropped int // the number of the trail that was dropped last

	library int     // how many libraries were shown, by which stops are told from old ones
	of      int     // the library that the stops of the trail that is walked are of
	coming  *coming // what its stops are yet to come for; nil if they are there
}

// kept is a trail that was walked, and the library that its stops are of; 0 if
// they are not known. Then it is known at which of them the reader was.
type kept struct {
	nav.Trail
	of int
	at briefing.Ref
}

// walking reports whether a trail is walked, whether or not its stops are there.
func (m model) walking() bool { return m.trail.Active() || m.trails.coming != nil }

// take makes t the trail that is walked.
func (m model) take(t nav.Trail) model {
	m.keepTrail()
	m.trail, m.trails.current, m.trails.coming = t, 0, nil
	m.trails.of = m.trails.library
	if t.Active() {
		m.trails.last++
		m.trails.current = m.trails.last
	}
	return m
}

// takeUp makes a trail that was walked before the one that is walked, at the
// stop where it was left. It does nothing if no trail of that number is kept. If
// its stops are of another library, those of this one are yet to come.
func (m model) takeUp(number int) model {
	t, ok := m.trails.kept[number]
	if !ok || number == m.trails.current {
		return m
	}
	m.keepTrail()
	m.trail, m.trails.current, m.trails.of, m.trails.coming = t.Trail, number, t.of, nil
	if t.of != m.trails.library {
		m.trails.coming = &coming{at: t.at}
	}
	return m
}

// drop ends the trail that is walked.
func (m model) drop() model {
	number := m.trails.current
	m = m.take(nav.Trail{})
	m.trails.dropped = number
	return m
}

// dropTrail drops the trail that is walked, and says how to take it up again.
func (m model) dropTrail() model {
	m = m.drop()
	m.reader = m.reader.Follow("", nil)
	m.notice = "trail left"
	if key := m.opts.Config.Keys.Key(keys.NextStop); key != "" && m.canTakeUp() {
		m.notice += " · " + key + " takes it up again"
	}
	return m
}

// keepTrail keeps the trail that is walked, and where on it the reader is.
func (m model) keepTrail() {
	if m.trails.current > 0 {
		m.trails.kept[m.trails.current] = m.walked()
	}
}

// walked returns the trail that is walked as it is to be kept.
func (m model) walked() kept {
	t := kept{Trail: m.trail, of: m.trails.of}
	switch c := m.trails.coming; {
	case c != nil:
		t.of, t.at = 0, c.at
	case t.At >= 0 && t.Active():
		t.at = t.Stop(t.At)
	}
	return t
}

// lose forgets the trail that is walked: nothing is left to follow.
func (m model) lose() model {
	delete(m.trails.kept, m.trails.current)
	m.trail, m.trails.current, m.trails.coming = nav.Trail{}, 0, nil
	return m
}

// catchUp moves along the trail, without going anywhere, to just before the
// next stop from the article that is shown, if the reader went to one that the
// stop walked to last is not in. The next stop is the one after what is seen.
func (m model) catchUp(by int) model {
	if !m.isOff() {
		return m
	}
	rank := m.ranks[briefing.ArticleID(m.reader.Page().ID.Key)]
	if by > 0 {
		m.trail.At = m.firstFrom(rank) - 1
	} else {
		m.trail.At = m.firstFrom(rank + 1)
	}
	return m
}

// isOff reports whether an article is shown that is not that of the stop that was
// walked to last.
func (m model) isOff() bool {
	p := m.reader.Page()
	return p != nil && p.ID.Kind == page.Article && !m.isAtStop()
}

// firstFrom returns the first stop of the trail in an article of at least a
// rank, the number of stops if there is none.
func (m model) firstFrom(rank int) int {
	return sort.Search(m.trail.Len(), func(i int) bool { return m.ranks[m.trail.Stop(i).Article] >= rank })
}
