package linear

import (
	"briefing/briefing"
	"briefing/briefing/page"
)

// The trails that belong to a page rather than to a subject or a search, as in the app.

// newsTrail returns the trail through the new passages.
func (s *session) newsTrail() (briefing.Trail, error) {
	if s.news == nil {
		return briefing.Trail{}, nil
	}
	c, _, _ := s.lib.Compared()
	t, err := s.news.Trail(s.ctx, s.lib, c)
	return s.InOrder(t), err
}

// sharedTrail returns the trail through the sentences that articles have in common.
func (s *session) sharedTrail(label string) (briefing.Trail, error) {
	c, err := s.lib.CompareArticles(s.ctx)
	if err != nil {
		return briefing.Trail{}, err
	}
	t, err := page.SharedBy(s.ctx, s.lib, label, c)
	return s.InOrder(t), err
}
