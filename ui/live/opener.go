// Package live keeps the app's library in step with its files. It opens the
// library, reports the progress of rereads, and describes the changes.
package live

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"runtime/debug"
	"slices"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"

	"briefing/briefing/library"
	"briefing/ui/contents"
)

// Opened is an open library, or the reason why it is not open.
type Opened struct {
	Library *library.Library
	contents.Contents
	Err   error
	Panic string // the panic and its stack, if opening panicked
}

// listedAtOnce limits the articles of a library that are listed before its
// first page is shown.
const listedAtOnce = 5000

// Opener opens libraries, and ensures that all are closed again.
type Opener struct {
	ctx  context.Context    // ends with the app
	stop context.CancelFunc // cancels openings in progress
	busy sync.WaitGroup     // counts openings in progress

	mu    sync.Mutex
	left  map[*library.Library]bool // open but not shown
	ended bool                      // no more openings
}

// NewOpener returns an opener that opens nothing once ctx is done.
func NewOpener(ctx context.Context) *Opener {
	o := &Opener{left: map[*library.Library]bool{}}
	o.ctx, o.stop = context.WithCancel(ctx)
	return o
}

// Open opens a library and reads the lists beside its pages. For a large
// library the list of articles is read only if whole is set.
func (o *Opener) Open(opts library.Options, whole bool) Opened {
	if !o.begin() {
		return Opened{Err: context.Canceled}
	}
	defer o.busy.Done()
	lib, err := library.Open(o.ctx, opts)
	if err != nil {
		return Opened{Err: err}
	}
	msg := Opened{Library: lib}
	msg.Contents, err = contents.New(o.ctx, lib)
	if err == nil && (whole || lib.Extent().Articles <= listedAtOnce) {
		msg.Contents, err = msg.List(o.ctx)
	}
	if err != nil {
		return Opened{Err: errors.Join(err, lib.Close())}
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	o.left[lib] = true
	return msg
}

// attempt opens a library before the program has started. It catches a panic
// for the program to report, which restores the terminal first.
func (o *Opener) attempt(opts library.Options) (first Opened) {
	defer func() {
		if r := recover(); r != nil {
			first = Opened{Panic: fmt.Sprintf("%v\n\n%s", r, debug.Stack())}
		}
	}()
	return o.Open(opts, false)
}

// Context returns a context that ends with the app.
func (o *Opener) Context() context.Context { return o.ctx }

// begin counts an opening. It returns false after the end, when the count must
// not rise any more.
func (o *Opener) begin() bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	if !o.ended {
		o.busy.Add(1)
	}
	return !o.ended
}

// Take records that a library is shown now; its new owner closes it.
func (o *Opener) Take(lib *library.Library) {
	o.mu.Lock()
	defer o.mu.Unlock()
	delete(o.left, lib)
}

// Leave records that a library is no longer shown.
func (o *Opener) Leave(lib *library.Library) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.left[lib] = true
}

// Close closes a library that is not shown, unless that has been done. Errors
// do not matter, since nothing was written to it.
func (o *Opener) Close(lib *library.Library) {
	o.mu.Lock()
	open := o.left[lib]
	delete(o.left, lib)
	o.mu.Unlock()
	if open {
		_ = lib.Close()
	}
}

// lastWords is how long the program waits at its end for openings in progress. They
// save the articles read so far, all but the last part if that takes longer: the next
// opening reads those again, and nobody waits for a program that was told to quit.
const lastWords = 100 * time.Millisecond

// CloseAfter closes a library that is not shown after a time, in which readings in progress
// may end.
func (o *Opener) CloseAfter(lib *library.Library, after time.Duration) tea.Cmd {
	return tea.Tick(after, func(time.Time) tea.Msg {
		o.Close(lib)
		return nil
	})
}

// End cancels openings in progress and closes all libraries that are left.
func (o *Opener) End() {
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
		o.Close(lib)
	}
}
