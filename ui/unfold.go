package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/ui/contents"
	"briefing/ui/here"
)

// unfolded answers a request for a subject's passages.
type unfolded struct {
	lib      briefing.Library
	subject  briefing.SubjectID
	but      page.ID        // the page beside which they are listed
	passages []here.Passage // the first ones
	of       int            // their total number
	err      error
}

// unfold requests the passages that the panel beside the page lacks: those of
// one subject on other pages.
func (m *model) unfold() tea.Cmd {
	shown := m.reader.Page()
	if shown == nil || m.window.Here.W == 0 {
		return nil
	}
	var id briefing.SubjectID
	if m.here, id = m.here.SetAbout(m.spot().About()).Lacks(); id == "" {
		return nil
	}
	lib, but := m.lib, shown.ID
	return func() tea.Msg {
		passages, of, err := contents.Elsewhere(context.Background(), lib, id, but)
		return unfolded{lib: lib, subject: id, but: but, passages: passages, of: of, err: err}
	}
}

func (m *model) unfolded(msg unfolded) {
	switch p := m.reader.Page(); {
	case p == nil || p.ID != msg.but || msg.lib != m.lib: // superseded
	case msg.err != nil:
		m.say(msg.err.Error())
	default:
		m.here = m.here.SetPassages(msg.subject, msg.passages, msg.of)
	}
}
