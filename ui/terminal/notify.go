package terminal

import (
	"context"
	"os"
	"os/signal"
	"sync/atomic"
)

// commands is how many commands have the terminal: while one has, SIGINT and
// SIGQUIT are not for this program.
var commands atomic.Int32

// NotifyContext is signal.NotifyContext, except that an interrupt does not count
// while a command has the terminal, see Exec, and that after the first signal the
// others have their usual effect.
func NotifyContext(parent context.Context, signals ...os.Signal) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancel(parent)
	ch := make(chan os.Signal, 1)
	signal.Notify(ch, signals...)
	go func() {
		defer signal.Stop(ch)
		for {
			select {
			case s := <-ch:
				if s == os.Interrupt && commands.Load() > 0 {
					continue
				}
				cancel()
				return
			case <-ctx.Done():
				return
			}
		}
	}()
	return ctx, cancel
}
