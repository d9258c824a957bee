// Package cli is the command line of briefing: flags and commands, lists and
// pages as text, Markdown or JSON Lines, and the start of the app.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
	"time"

	"briefing/briefing"
)

// The exit statuses.
const (
	exitFound       = 0
	exitNothing     = 1
	exitError       = 2
	exitInterrupted = 130 // 128 + SIGINT, as shells report it
)

var exitStatuses = []struct {
	status  int
	meaning string
}{
	{exitFound, "found, or nothing is wrong, or something was saved"},
	{exitNothing, "nothing was found, or nothing is new, or check found something wrong"},
	{exitError, "an error, which is told on standard error"},
	{exitInterrupted, "interrupted"},
}

// errNothing ends a command that found nothing and has nothing to say of it.
var errNothing = errors.New("nothing found")

// Main runs the command line with args, which do not include the program's
// name, and returns the exit status: 0 found, 1 nothing found, 2 an error, 130
// interrupted.
func Main(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	collectLater()
	ends := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) { // as it is under nohup
		ends = append(ends, syscall.SIGHUP)
	}
	ctx, stop := signal.NotifyContext(context.Background(), ends...)
	defer stop()
	context.AfterFunc(ctx, stop) // a second signal ends what does not heed the first

	app := &app{stdin: stdin, stderr: newGuard(stderr), meter: newMeter(stderr), out: newOutput(stdout)}
	root := newRoot(app)
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(app.out)
	root.SetErr(app.stderr)

	err := root.ExecuteContext(ctx)
	if failed := app.close(); failed != nil && (err == nil || errors.Is(err, errNothing)) {
		err = failed
	}
	switch {
	case err == nil:
		return exitFound
	case ctx.Err() != nil:
		return exitInterrupted
	case errors.Is(err, errNothing):
		return exitNothing
	case errors.Is(err, errTold):
		return exitError
	}
	fmt.Fprintf(app.stderr, "briefing: %s\n", oneLine(err.Error()))
	if errors.Is(err, briefing.ErrNotFound) {
		return exitNothing
	}
	return exitError
}

// collectLater lets the heap grow for a second before garbage is collected as
// usual. Most commands are done by then, and the first screen is there; collecting
// meanwhile took them a quarter of their time.
func collectLater() {
	if os.Getenv("GOGC") != "" {
		return // somebody knows better
	}
	const early, usual, most = 400, 100, 96 << 20 // bytes, beyond which garbage is collected as ever
	debug.SetGCPercent(early)
	bounded := os.Getenv("GOMEMLIMIT") != ""
	if !bounded {
		debug.SetMemoryLimit(most)
	}
	time.AfterFunc(time.Second, func() {
		debug.SetGCPercent(usual)
		if !bounded {
			debug.SetMemoryLimit(math.MaxInt64)
		}
	})
}
