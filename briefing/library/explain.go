package library

import (
	"context"
	"slices"

	"briefing/briefing"
	"briefing/briefing/explain"
)

// Explain returns the names, words and rules of a subject, with the number and
// places of their matches. It reads all articles.
func (l *Library) Explain(ctx context.Context, s briefing.Subject) ([]explain.Part, error) {
	entries, err := l.Entries(ctx)
	if err != nil {
		return nil, err
	}
	x := explain.Of(l.Digest(), s)
	claim, isClaim := s.(*briefing.Claim)
	for _, e := range entries {
		reports := func(r briefing.Report) bool { return r.Article == e.ID }
		if isClaim && !slices.ContainsFunc(claim.Reports, reports) {
			continue
		}
		a, err := l.Article(ctx, e.ID)
		if err != nil {
			return nil, err
		}
		x.Read(a)
	}
	parts := x.Parts()
	if topic, ok := s.(*briefing.Topic); ok {
		about, err := l.about(ctx, topic)
		return append(about, parts...), err
	}
	return parts, nil
}

// about returns the subjects that a topic is about, with their numbers of
// mentions.
func (l *Library) about(ctx context.Context, t *briefing.Topic) ([]explain.Part, error) {
	tallies, err := l.Tallies(ctx)
	if err != nil {
		return nil, err
	}
	var out []explain.Part
	for _, id := range t.About {
		mentions, err := l.Mentions(ctx, id)
		if err != nil {
			return nil, err
		}
		hits := explain.Hits{Mentions: tallies[id].Mentions, Articles: tallies[id].Articles, First: mentions[:min(explain.MostShown, len(mentions))]}
		out = append(out, explain.Part{Kind: explain.About, Text: string(id), Hits: hits})
	}
	return out, nil
}
