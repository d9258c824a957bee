package ui

import (
	tea "charm.land/bubbletea/v2"

	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/ui/trail"
)

// The trails that belong to a page rather than to a subject or a search: they go through
// the passages that the page counts, and are known by their labels.

// beginPath starts the trail that a page counts, for the sake of a step.
func (m model) beginPath(label string, s trail.Step) (model, tea.Cmd) {
	m.request++ // earlier requests would lead away from the trail
	m.asked = nil
	m.trail.Begin(briefing.Trail{Label: label}, s)
	return m, m.fetchStops()
}

// getPath returns the getter of a trail that a page counts; nil if none is called so.
func (m model) getPath(label string) getter {
	lib, ctx, news := m.lib, m.opener.Context(), m.visits.news
	switch {
	case label == page.NotesTrail:
		return m.getNotes
	case label == page.NewsTrail:
		return func() (briefing.Trail, error) {
			if news == nil {
				return briefing.Trail{}, nil
			}
			c, _, _ := lib.Compared()
			t, err := news.Trail(ctx, lib, c)
			return m.InOrder(t), err
		}
	case page.IsShared(label):
		return func() (briefing.Trail, error) {
			c, err := lib.CompareArticles(ctx)
			if err != nil {
				return briefing.Trail{}, err
			}
			t, err := page.SharedBy(ctx, lib, label, c)
			return m.InOrder(t), err
		}
	}
	return nil
}
