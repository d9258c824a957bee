package store

import (
	"context"
	"slices"

	"briefing/briefing"
	"briefing/briefing/match"
)

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
	gathered := match.Gather(c.digest, entries)
	s.gathers.Store(&gathered)
	return gathered, nil
}
