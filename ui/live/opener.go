// Package live keeps the library that the app shows as its files are: it opens it, says
// how far it is read again, and tells what has changed.
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

	"briefing/briefing/library"
	"briefing/ui/contents"
)

// Opened is a library that is open, or why it is not.
type Opened struct {
	Library *library.Library
	contents.Contents
	Err   error
	Panic string // what it panicked with, and where
}

// listedAtOnce is the most articles that a library may have to be listed before its first
// page is shown.
const listedAtOnce = 5000

// Opener opens libraries, and sees to it that none is left open.
type Opener struct {
	ctx  context.Context    // ends with the app
	stop context.CancelFunc // cancels openings in progress
	busy sync.WaitGroup     // counts openings in progress

	mu    sync.Mutex
	left  map[*library.Library]bool // open but not shown
	ended bool                      // no more openings
}

// NewOpener returns an opener that opens nothing after ctx ends.
func NewOpener(ctx context.Context) *Opener {
	o := &Opener{left: map[*library.Library]bool{}}
	o.ctx, o.stop = context.WithCancel(ctx)
	return o
}

// Open opens a library and reads what is listed beside its pages: of a large one,
// if it is not to be whole, not the articles.
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

// Attempt opens a library while the program has yet to start. A panic is for the program
// to pass on, which gives the terminal back first.
func (o *Opener) Attempt(opts library.Options) (first Opened) {
	defer func() {
		if r := recover(); r != nil {
			first = Opened{Panic: fmt.Sprintf("%v\n\n%s", r, debug.Stack())}
		}
	}()
	return o.Open(opts, false)
}

// Context ends with the app.
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

// Take says that a library is shown now, and is closed by who shows it.
func (o *Opener) Take(lib *library.Library) {
	o.mu.Lock()
	defer o.mu.Unlock()
	delete(o.left, lib)
}

// Leave says that a library is no longer shown.
func (o *Opener) Leave(lib *library.Library) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.left[lib] = true
}

// Close closes a library that is not shown, if that was not done. It was only
// read from: there is nothing to lose.
func (o *Opener) Close(lib *library.Library) {
	o.mu.Lock()
	open := o.left[lib]
	delete(o.left, lib)
	o.mu.Unlock()
	if open {
		_ = lib.Close()
	}
}

// lastWords is how long the program waits at its end for openings in progress,
// which save the articles read so far.
const lastWords = 2 * time.Second

// End ends what is being opened, and closes what is left.
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
