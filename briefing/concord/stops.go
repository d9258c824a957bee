package concord

import (
	"context"
	"fmt"
	"slices"

	"briefing/briefing"
)

// mostArticles limits the articles of a search, as on its trail.
const mostArticles = 5000

// Stops returns the stops of a subject's trail or, if of is "", the hits of a search, in
// the order of the library.
func Stops(ctx context.Context, lib briefing.Library, of briefing.SubjectID, query string) ([]briefing.Ref, error) {
	if of != "" {
		subject := lib.Digest().Subject(of)
		if subject == nil {
			return nil, fmt.Errorf("concordance of %q: %w", of, briefing.ErrNotFound)
		}
		trail, err := briefing.Follow(ctx, lib, subject)
		return refs(trail), err
	}
	q, err := briefing.ParseQuery(query)
	if err != nil {
		return nil, fmt.Errorf("concordance: %w", err)
	}
	return Search(ctx, lib, q)
}

// Search returns the hits of a query, in the order of the library.
func Search(ctx context.Context, lib briefing.Library, q briefing.Query) ([]briefing.Ref, error) {
	answer, err := briefing.Look(ctx, lib, q, briefing.SearchOptions{Order: briefing.ByDate, Limit: mostArticles})
	if err != nil {
		return nil, err
	}
	all := answer.All()
	slices.SortStableFunc(all, func(a, b briefing.Result) int { return briefing.CompareEntries(a.Entry, b.Entry) })
	return refs(briefing.ResultTrail("", all)), nil
}

func refs(t briefing.Trail) []briefing.Ref {
	out := make([]briefing.Ref, t.Len())
	for i := range out {
		out[i] = t.Stop(i)
	}
	return out
}
