package ui

import (
	"context"
	"errors"
	"maps"
	"slices"
	"sync"
	"time"

	"briefing/briefing/library"
	"briefing/ui/contents"
)

// opener opens libraries, and sees to it that none is left open.
type opener struct {
	ctx  context.Context
	stop context.CancelFunc // ends what is being opened
	busy sync.WaitGroup     // what is being opened

	mu    sync.Mutex
	left  map[*library.Library]bool // that are open and not shown
	ended bool                      // nothing is opened any more
}

func newOpener(ctx context.Context) *opener {
	o := &opener{left: map[*library.Library]bool{}}
	o.ctx, o.stop = context.WithCancel(ctx)
	return o
}

// open opens a library and reads what is listed beside its pages: of a large one,
// if it is not to be whole, not the articles.
func (o *opener) open(opts library.Options, whole bool) opened {
	if !o.begin() {
		return opened{err: context.Canceled}
	}
	defer o.busy.Done()
	lib, err := library.Open(o.ctx, opts)
	if err != nil {
		return opened{err: err}
	}
	msg := opened{lib: lib}
	msg.Contents, err = contents.New(o.ctx, lib)
	if err == nil && (whole || lib.Extent().Articles <= atOnce) {
		msg.Contents, err = msg.List(o.ctx)
	}
	if err != nil {
		return opened{err: errors.Join(err, lib.Close())}
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	o.left[lib] = true
	return msg
}

// begin counts what is being opened, and reports false after the end: who waits
// there must not be counted past.
func (o *opener) begin() bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	if !o.ended {
		o.busy.Add(1)
	}
	return !o.ended
}

// take says that a library is shown now, and is closed by who shows it.
func (o *opener) take(lib *library.Library) {
	o.mu.Lock()
	defer o.mu.Unlock()
	delete(o.left, lib)
}

// leave says that a library is no longer shown.
func (o *opener) leave(lib *library.Library) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.left[lib] = true
}

// close closes a library that is not shown, if that was not done. It was only
// read from: there is nothing to lose.
func (o *opener) close(lib *library.Library) {
	o.mu.Lock()
	open := o.left[lib]
	delete(o.left, lib)
	o.mu.Unlock()
	if open {
		_ = lib.Close()
	}
}

// lastWords is how long the end of the program waits for what is being opened:
// it keeps what it has read by then.
const lastWords = 2 * time.Second

// end ends what is being opened, and closes what is left.
func (o *opener) end() {
	o.stop()
	o.mu.Lock()
	o.ended = true
	o.mu.Unlock()
	done := make(chan struct{})
	go func() {
		o.busy.Wait()
		close(done)
	}()
	select {
	case <-done:
	case <-time.After(lastWords):
		return
	}
	o.mu.Lock()
	left := slices.Collect(maps.Keys(o.left))
	o.mu.Unlock()
	for _, lib := range left {
		o.close(lib)
	}
}
