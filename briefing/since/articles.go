package since

import (
	"context"
	"iter"
	"time"

	"briefing/briefing"
)

// Articles returns all articles of a library with their texts.
func Articles(ctx context.Context, lib briefing.Library) iter.Seq2[*briefing.Article, error] {
	return func(yield func(*briefing.Article, error) bool) {
		entries, err := lib.Entries(ctx)
		if err != nil {
			yield(nil, err)
			return
		}
		for _, e := range entries {
			a, err := lib.Article(ctx, e.ID)
			if !yield(a, err) || err != nil {
				return
			}
		}
	}
}

// Update takes account, in the file of a ledger, of what a library has now, and returns
// the ledger. Without a file it keeps nothing. The error wraps ErrTooMany if the library is too large for that.
func Update(ctx context.Context, path string, lib briefing.Library, now time.Time) (*Ledger, error) {
	if lib.Extent().Articles > MostArticles {
		return nil, ErrTooMany
	}
	l := Load(path)
	if err := l.Observe(Articles(ctx, lib), now); err != nil {
		return nil, err
	}
	return l, l.Save(path)
}

// Mark gives a moment a name, in the file of a ledger.
func Mark(path, name string, at time.Time) error {
	l := Load(path)
	l.Mark(name, at)
	return l.Save(path)
}
