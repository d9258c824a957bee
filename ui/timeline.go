package ui

import (
	tea "charm.land/bubbletea/v2"

	"briefing/briefing"
	"briefing/briefing/page"
)

// timeline opens the timeline of the subject on the page, or else the timeline of all
// events.
func (m model) timeline() (model, tea.Cmd) {
	switch id := m.pageID(); id.Kind {
	case page.Dossier, page.Compare:
		return m.goTo(page.TimelineOf(briefing.SubjectID(id.Key)))
	}
	return m.goTo(page.ID{Kind: page.Timeline})
}

// isDrawn reports whether the page is a timeline whose rows lead to passages.
func (m model) isDrawn() bool {
	p := m.reader.Page()
	return p != nil && p.ID.Kind == page.Timeline && p.Measure > 0
}

// zoomTimeline shows a longer part of the timeline, or a shorter one: that of the selected
// row.
func (m model) zoomTimeline(by int) (model, tea.Cmd) {
	if by < 0 {
		if out, ok := m.pageID().ZoomOut(); ok {
			return m.goTo(out)
		}
		return m.say("this is the whole timeline"), nil
	}
	to, _, ok := m.reader.Focused()
	if !ok {
		return m.say("select an event or a period first"), nil
	}
	if to.Page.Kind == page.Timeline {
		return m.goTo(to.Page)
	}
	id := to.Follow
	if id == "" {
		id = briefing.SubjectID(to.Page.Key)
	}
	e, ok := m.lib.Digest().Subject(id).(*briefing.Event)
	if !ok {
		return m.say("select an event or a period first"), nil
	}
	if in, ok := m.pageID().ZoomIn(e.Date); ok {
		return m.goTo(in)
	}
	return m.say("there is no shorter part of the timeline with this event"), nil
}
