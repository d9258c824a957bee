package since

import (
	"context"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"time"

	"briefing/briefing"
	"briefing/briefing/ownfile"
)

// articles returns all articles of a library with their texts.
func articles(ctx context.Context, lib briefing.Library) iter.Seq2[*briefing.Article, error] {
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

// lockWait is how long another program may have a ledger to itself.
const lockWait = 10 * time.Second

// Update takes account, in the file of a ledger, of what a library has now, and returns
// the ledger. Without a file it keeps nothing. Generation is that of the library's index,
// 0 if it has none: if it is the one that was observed last, no article is read again.
// The error wraps ErrTooMany if the library is too large for that.
func Update(ctx context.Context, path string, lib briefing.Library, generation int64, now time.Time) (l *Ledger, err error) {
	if lib.Extent().Articles > mostArticles {
		return nil, errTooMany
	}
	err = alone(ctx, path, func() error {
		l = Load(path)
		if generation != 0 && generation == l.Generation && l.Reading == reading {
			return nil
		}
		if err := l.Observe(articles(ctx, lib), now); err != nil {
			return err
		}
		if l.Generation != generation {
			l.Generation, l.changed = generation, true
		}
		return l.Save(path)
	})
	return l, err
}

// Mark names a moment in the file of a ledger: now or, if a clock was set back, counted, the
// ledger's Counted. So no article counted before Mark comes after the moment.
// It waits for no program that counts articles.
func Mark(ctx context.Context, path, name string, now, counted time.Time) error {
	return alone(ctx, momentsFile(path), func() error {
		m := loadMoments(path)
		m[name] = max(now.UnixNano(), counted.UnixNano())
		return m.save(path)
	})
}

// alone calls do while no other program changes a file. Where there are no locks it
// calls do all the same: at worst something counts as new twice.
func alone(ctx context.Context, path string, do func() error) error {
	if path == "" || os.MkdirAll(filepath.Dir(path), 0o700) != nil {
		return do()
	}
	ctx, cancel := context.WithTimeout(ctx, lockWait)
	defer cancel()
	unlock, err := ownfile.Lock(ctx, path)
	switch {
	case err != nil && ctx.Err() != nil:
		return fmt.Errorf("wait for another program that counts the articles: %w", err)
	case err != nil:
		return do()
	}
	defer unlock()
	return do()
}
