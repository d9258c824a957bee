package fetch

import (
	"context"
	"fmt"
	"io"
	"time"
)

// watch cancels a context when a server has been silent for too long.
type watch struct {
	idle  time.Duration
	timer *time.Timer
	stop  func()
}

// watchIdle returns a context that is cancelled when its watch has heard
// nothing for idle.
func watchIdle(ctx context.Context, idle time.Duration) (context.Context, *watch) {
	ctx, cancel := context.WithCancelCause(ctx)
	timer := time.AfterFunc(idle, func() { cancel(fmt.Errorf("the server sends nothing for %v", idle)) })
	return ctx, &watch{idle: idle, timer: timer, stop: func() {
		timer.Stop()
		cancel(nil)
	}}
}

func (w *watch) heard() { w.timer.Reset(w.idle) }

// watched reports everything that is read to a watch.
type watched struct {
	in    io.Reader
	watch *watch
}

func (r watched) Read(p []byte) (int, error) {
	n, err := r.in.Read(p)
	if n > 0 {
		r.watch.heard()
	}
	return n, err
}
