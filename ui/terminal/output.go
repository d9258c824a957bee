//go:build unix

package terminal

import (
	"io"
	"sync"
	"time"
)

// output writes to the terminal in the background, so that a terminal that blocks
// delays nothing else.
type output struct {
	to   io.Writer
	idle func()      // called when all is written, if somebody was told to wait
	gone func(error) // called when the terminal cannot be written to

	mu      sync.Mutex
	pending []byte
	writing bool
	waiting bool          // somebody waits for idle
	wake    chan struct{} // there is something pending
	done    chan struct{} // closed when all is written; nil if all is
}

func newOutput(to io.Writer, idle func(), gone func(error)) *output {
	o := &output{to: to, idle: idle, gone: gone, wake: make(chan struct{}, 1)}
	go o.run()
	return o
}

func (o *output) run() {
	var spare []byte
	for range o.wake {
		for {
			o.mu.Lock()
			if len(o.pending) == 0 {
				o.rest()
				break
			}
			b := o.pending
			o.pending, o.writing = spare[:0], true
			o.mu.Unlock()
			_, err := o.to.Write(b)
			spare = b
			if err != nil {
				o.gone(err)
			}
		}
	}
}

// rest reports that all bytes are written, and unlocks o.
func (o *output) rest() {
	o.writing = false
	if o.done != nil {
		close(o.done)
		o.done = nil
	}
	call := o.waiting
	o.waiting = false
	o.mu.Unlock()
	if call {
		o.idle()
	}
}

// write queues b behind earlier writes.
func (o *output) write(b string) {
	if b == "" {
		return
	}
	o.mu.Lock()
	o.pending = append(o.pending, b...)
	if o.done == nil {
		o.done = make(chan struct{})
	}
	o.mu.Unlock()
	select {
	case o.wake <- struct{}{}:
	default:
	}
}

// free reports whether all is written. If not, idle is called when it is.
func (o *output) free() bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.waiting = o.done != nil
	return !o.waiting
}

// drain waits until all is written, but not longer than d, and reports whether it is.
func (o *output) drain(d time.Duration) bool {
	o.mu.Lock()
	done := o.done
	o.mu.Unlock()
	if done == nil {
		return true
	}
	select {
	case <-done:
		return true
	case <-time.After(d):
		return false
	}
}

// drop forgets the queued bytes.
func (o *output) drop() {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.pending = o.pending[:0]
}

// close ends the writing in the background. Nothing may be written afterwards.
func (o *output) close() { close(o.wake) }
