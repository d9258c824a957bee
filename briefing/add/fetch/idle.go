package fetch

import (
	"context"
	"fmt"
	"io"
	"time"
)

// watch ends a context when nothing was heard of a server for too long.
type watch struct {
	idle  time.Duration
	timer *time.Timer
	stop  func()
}

// watchIdle returns a context that ends when its watch hears nothing for idle.
func watchIdle(ctx context.Context, idle time.Duration) (context.Context, *watch) {
	ctx, cancel := context.WithCancelCause(ctx)
	timer := time.AfterFunc(idle, func() { cancel(fmt.Errorf("the server sends nothing for %v", idle)) })
	return ctx, &watch{idle: idle, timer: timer, stop: func() {
		timer.Stop()
		cancel(nil)
	}}
}

func (w *watch) heard() { w.timer.Reset(w.idle) }

// watched tells a watch of everything that is read.
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
