package store

import (
	"context"
	"slices"

	"briefing/briefing"
)

// gather returns the articles of the topics that gather articles.
func gather(d *briefing.Digest, entries []briefing.Entry) map[briefing.SubjectID][]briefing.ArticleTally {
	gathered := map[briefing.SubjectID][]briefing.ArticleTally{}
	var selection *briefing.Selection
	for _, t := range d.Topics {
		if !t.Gathers() {
			continue
		}
		if selection == nil {
			selection = briefing.NewSelection(entries)
		}
		var articles []briefing.ArticleTally
		for _, place := range selection.Of(t.Where) {
			articles = append(articles, briefing.ArticleTally{Place: place})
		}
		gathered[t.ID] = articles
	}
	return gathered
}

// gathered returns the articles of the gathering topics in a library on disk.
func (s *Store) gathered(ctx context.Context, c *catalog) (map[briefing.SubjectID][]briefing.ArticleTally, error) {
	if !slices.ContainsFunc(c.digest.Topics, (*briefing.Topic).Gathers) {
		return nil, ctx.Err()
	}
	if known := s.gathers.Load(); known != nil {
		return *known, ctx.Err()
	}
	entries, err := s.all(ctx, c)
	if err != nil {
		return nil, err
	}
	gathered := gather(c.digest, entries)
	s.gathers.Store(&gathered)
	return gathered, nil
}
