package reader

import (
	"strings"

	"briefing/briefing"
)

// Shown selects the mentions on an article's page that are links.
type Shown string

// The possible selections. Mentions of the followed subject and the page's own
// links are always included.
const (
	EveryMention Shown = ""
	FirstOnly    Shown = "first"  // the first of each subject in a paragraph
	PeopleOnly   Shown = "people" // names of people
)

// Next returns the selection after s.
func (s Shown) Next() Shown {
	switch s {
	case EveryMention:
		return FirstOnly
	case FirstOnly:
		return PeopleOnly
	}
	return EveryMention
}

// String describes the selection.
func (s Shown) String() string {
	switch s {
	case FirstOnly:
		return "the first mention in each paragraph is a link"
	case PeopleOnly:
		return "only people are links"
	}
	return "every mention is a link"
}

// SetShown selects the mentions that are links; an unknown value selects all.
func (m Model) SetShown(s Shown) Model {
	if m.shown = s; s != FirstOnly && s != PeopleOnly {
		m.shown = EveryMention
	}
	return m.thin()
}

// Shown returns the current selection.
func (m Model) Shown() Shown { return m.shown }

// thin applies the selection. A focused link that is no longer shown loses the
// focus.
func (m Model) thin() Model {
	if m.page == nil {
		return m
	}
	m.links, m.marks = m.all, m.allMarks
	if m.shown != EveryMention {
		m.links = m.thinned()
		m.marks = marksOf(m.links)
	}
	if !m.focus.none() && m.focus.url == "" {
		m.focus = m.linkWith(m.focus.span)
	}
	m.hints = hints{}
	return m
}

// thinned returns the selected links in reading order, where not all are.
func (m Model) thinned() []link {
	var out []link
	seen := map[briefing.SubjectID]bool{}
	at := 0
	for _, l := range m.all {
		isFollowed := m.followed != "" && l.to.Follow == m.followed
		if l.kind == "" || isFollowed || m.shown == PeopleOnly && l.figure == briefing.Person {
			out = append(out, l)
			continue
		}
		if m.shown == PeopleOnly {
			continue
		}
		if l.span.Start > at && strings.Contains(m.page.Markdown[at:l.span.Start], "\n\n") {
			clear(seen)
		}
		at = max(at, l.span.Start)
		if !seen[l.to.Follow] {
			seen[l.to.Follow] = true
			out = append(out, l)
		}
	}
	return out
}
