package library

import (
	"context"
	"errors"

	"briefing/briefing/draft"
)

// Draft reads all articles for what a digest could list. each, if it is not nil, is
// called after every article.
func (l *Library) Draft(ctx context.Context, each func(done, all int)) (*draft.Draft, error) {
	entries, err := l.Entries(ctx)
	if err != nil {
		return nil, err
	}
	d := &draft.Draft{}
	for i, e := range entries {
		a, err := l.Article(ctx, e.ID)
		if err := errors.Join(err, ctx.Err()); err != nil {
			return nil, err
		}
		d.Add(a.ID, l.readings.read(a))
		if each != nil {
			each(i+1, len(entries))
		}
	}
	return d, nil
}
