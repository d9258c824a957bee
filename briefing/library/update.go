package library

import (
	"cmp"
	"context"
	"errors"
	"math"
	"os"
	"time"

	"briefing/briefing/limit"
	"briefing/briefing/source"
	"briefing/briefing/store"
)

// Behind reports whether there may be more to the library than it holds: it was
// opened at once, or another program is reading its documents. Opening it again
// without AtOnce gives the rest.
func (l *Library) Behind() bool { return l.behind || l.undrafted }

// OnlyFound reports whether subjects found in the texts are the only difference
// from the library in Options.Since.
func (l *Library) OnlyFound() bool { return l.onlyFound }

// Undrafted reports whether only subjects that can be found in the texts are
// known to be missing.
func (l *Library) Undrafted() bool { return l.undrafted && !l.behind }

// Partial reports whether the library is known to hold only some of its
// articles, because it was opened when the first of its documents had been
// read. A library that is behind but not partial is usually complete.
func (l *Library) Partial() bool { return l.behind && !l.asIndexed }

// OtherReads reports whether another program was reading the documents when the
// library was opened. The library then holds the articles read so far.
func (l *Library) OtherReads() bool { return l.otherReads }

// firstArticles and firstTime limit how much of a library is read before it
// opens at once.
const (
	firstArticles = 300
	firstTime     = 500 * time.Millisecond
)

// beginIndexed starts to open the index of the library in the background, see
// openPrepared, since it takes as long as reading a digest. It returns a
// function that waits for the index and must be called once. A panic in the
// background is raised there.
func beginIndexed(ctx context.Context, opts Options) (wait func() *store.Index) {
	var x *store.Index
	var panicked any
	done := make(chan struct{})
	go func() {
		defer close(done)
		defer func() { panicked = recover() }()
		x = openPrepared(ctx, opts)
	}()
	return func() *store.Index {
		<-done
		if panicked != nil {
			panic(panicked)
		}
		return x
	}
}

// openPrepared opens and preloads the index of a library that is to open at
// once. It returns nil if there is no usable one; the full open will report
// why.
func openPrepared(ctx context.Context, opts Options) *store.Index {
	path, library, err := indexPath(opts)
	if err != nil || !opts.AtOnce || opts.Path == "" || limit.FewFiles() != nil {
		return nil
	}
	if info, err := os.Stat(path); err != nil || info.Size() == 0 {
		return nil // making one is left to the full open, which knows whether it is needed
	}
	x, err := store.OpenIndex(ctx, path, library)
	if err != nil {
		return nil
	}
	if err := x.Prepare(ctx); err != nil {
		_ = x.Close()
		return nil
	}
	return x
}

// openIndexed opens the library from the index x, which may be nil. It returns
// false if that has nothing to show.
func (l *Library) openIndexed(ctx context.Context, opts Options, x *store.Index) bool {
	if x == nil {
		return false
	}
	if x.Remade != "" {
		l.noticeRemade(x)
	} else if s, err := l.loadAtOnce(ctx, x); err == nil && s != nil {
		l.use(s)
		l.behind, l.asIndexed = true, true
		if opts.Apart {
			l.detach(ctx, math.MaxInt64)
		}
		return true
	}
	_ = x.Close()
	l.forget()
	return false
}

// loadAtOnce returns the library in an index, nil if that is empty.
func (l *Library) loadAtOnce(ctx context.Context, x *store.Index) (*store.Store, error) {
	if empty, err := x.IsEmpty(ctx); err != nil || empty {
		return nil, err
	}
	linked, err := x.Linked(ctx, l.digestKey())
	if err != nil {
		return nil, err
	}
	s, err := l.load(ctx, x, nil)
	if err == nil && !linked && l.HasDigest {
		l.notice("the digest has changed: until the articles are linked anew, they are linked as before, as far as they are")
	}
	return s, err
}

// update brings an index up to date as far as possible.
func (l *Library) update(ctx context.Context, x *store.Index, opts Options, r *reader, folder *source.Folder) error {
	for {
		if _, err := l.findNames(ctx, x, false); err != nil {
			return err
		}
		generation, err := x.Generation(ctx)
		if err != nil {
			return err
		}
		p, err := l.newPlan(ctx, x, opts, r, folder)
		if err != nil || p.empty() {
			return err
		}
		err = x.Lock(ctx)
		if errors.Is(err, store.ErrBusy) {
			again, err := l.awaitOther(ctx, x, opts)
			if err != nil || !again {
				return err
			}
			continue
		}
		if err != nil {
			return err
		}
		now, err := x.Generation(ctx)
		if err == nil && now == generation {
			if !opts.AtOnce {
				err = l.foresee(ctx, x, p, r, folder)
			}
			err = cmp.Or(err, ctx.Err())
		}
		if err == nil && now == generation {
			err = l.carryOut(ctx, x, p, opts, r, folder)
			again := false // the articles must be linked by other names
			if err == nil && !opts.AtOnce {
				isSearched := generation == l.searched && len(p.changed)+len(p.removed) == 0
				again, err = l.settle(ctx, x, !isSearched)
			}
			if err := errors.Join(err, x.Unlock()); err != nil || !again {
				return err
			}
			continue
		}
		if err := errors.Join(err, x.Unlock()); err != nil {
			return err
		}
	}
}

// awaitOther is called while another program changes the index. It returns as
// soon as there are articles to show, unless the library is to be whole, and reports
// whether the other program has finished.
func (l *Library) awaitOther(ctx context.Context, x *store.Index, opts Options) (done bool, err error) {
	for {
		n, err := x.Len(ctx)
		if err != nil {
			return false, err
		}
		if n > 0 && !opts.Whole {
			l.behind, l.otherReads = true, true
			return false, nil
		}
		if opts.Progress != nil {
			opts.Progress(Progress{Elsewhere: n})
		}
		select {
		case <-ctx.Done():
			return false, ctx.Err()
		case <-time.After(100 * time.Millisecond):
		}
		switch err := x.Lock(ctx); {
		case err == nil:
			return true, x.Unlock()
		case !errors.Is(err, store.ErrBusy):
			return false, err
		}
	}
}

// worthCopying bounds the size of an index that is copied for Since: so many times the size
// of the documents to be read.
const worthCopying = 4

// carryOut executes a plan. If the index is sound but cannot be written, that
// is a notice, not an error, as long as there is something to read.
func (l *Library) carryOut(ctx context.Context, x *store.Index, p *plan, opts Options, r *reader, folder *source.Folder) error {
	if opts.Since != nil {
		// If Detach fails, the log of the index grows until Since is closed.
		opts.Since.detach(ctx, worthCopying*p.bytes)
	}
	w, err := x.Write(ctx, l.linked, l.mentions)
	if err != nil {
		return err
	}
	i := importer{Library: l, w: w, plan: p, progress: newProgress(opts.Progress, p), reader: r, atOnce: opts.AtOnce}
	err = i.carryOut(ctx, folder)
	err = errors.Join(err, w.Close(ctx))
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err == nil || store.IsDamage(err) || errors.As(err, new(*unreadError)) {
		return err
	}
	n, lenErr := x.Len(ctx)
	if lenErr != nil || n == 0 || opts.Whole {
		return errors.Join(err, lenErr)
	}
	l.notice("not all of the library is there, for its index cannot be written: %v", store.Reason(err))
	return nil
}
