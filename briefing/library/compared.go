package library

import (
	"bytes"
	"context"
	"sync"
	"sync/atomic"

	"briefing/briefing/internal/replace"
	"briefing/briefing/ownfile"
	"briefing/briefing/sentences"
)

// comparing is the comparison of a library's articles, which is begun by the first call of
// CompareArticles and made once: it costs a millisecond or two an article, so that no page
// begins it in passing. After a change of the library only articles that have something in
// common with a changed one are compared again. Beside the index of a large library it is
// kept for the next session.
type comparing struct {
	once      sync.Once
	finished  chan struct{}
	result    *sentences.Comparison
	err       error
	former    *sentences.Comparison // of the library before this one
	path      string                // of the file that keeps it for the next session; "" for none
	done, all atomic.Int64
}

// CompareArticles compares the sentences of all articles, and returns once that is done.
// The second time it returns what the first did.
func (l *Library) CompareArticles(ctx context.Context) (*sentences.Comparison, error) {
	c := l.comparing
	l.beginComparing()
	select {
	case <-c.finished:
		return c.result, c.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// Compared returns the comparison of the articles if it is made. Otherwise it returns how
// far that is, done of all; both are 0 if it has not begun, or has failed. It begins nothing.
func (l *Library) Compared() (result *sentences.Comparison, done, all int) {
	c := l.comparing
	select {
	case <-c.finished:
		return c.result, 0, 0
	default:
		return nil, int(c.done.Load()), int(c.all.Load())
	}
}

// beginComparing begins the comparison. It ends with an error when the library is closed.
func (l *Library) beginComparing() {
	c := l.comparing
	c.once.Do(func() {
		go func() {
			defer close(c.finished)
			was := c.begin()
			c.result, c.err = sentences.CompareAll(context.Background(), l, c.former, func(done, all int) {
				c.done.Store(int64(done))
				c.all.Store(int64(all))
			})
			c.former = nil
			if c.err == nil {
				c.keep(was)
			}
		}()
	})
}

// begin takes up the comparison that an earlier session kept, unless there is a newer one.
// It returns the comparison kept on disk.
func (c *comparing) begin() (kept []byte) {
	if c.path == "" {
		return nil
	}
	replace.RemoveLeft(c.path) // of sessions that ended in the middle of keep
	kept, err := ownfile.ReadAll(c.path)
	if err == nil && c.former == nil {
		c.former, _ = sentences.Restore(kept) // a damaged one is rebuilt
	}
	return kept
}

// keep keeps the comparison for the next session. It is a cache: if it cannot be written,
// the next session compares the articles again.
func (c *comparing) keep(was []byte) {
	if c.path == "" {
		return
	}
	if is := c.result.Bytes(); !bytes.Equal(was, is) {
		_ = replace.File(c.path, is, 0o600)
	}
}

// after returns the comparison of a library that is read after that of c.
func (c *comparing) after() *comparing {
	next := &comparing{finished: make(chan struct{})}
	if c == nil {
		return next
	}
	select {
	case <-c.finished:
		next.former = c.result
	default:
	}
	return next
}
