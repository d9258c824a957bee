// Package cli is the command line of briefing: flags and commands, lists and
// pages as text, Markdown or JSON Lines, and the start of the app.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"briefing/briefing"
	"briefing/ui/memory"
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
	policy := memory.Start()
	ends := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) { // as it is under nohup
		ends = append(ends, syscall.SIGHUP)
	}
	ctx, stop := signal.NotifyContext(context.Background(), ends...)
	defer stop()
	context.AfterFunc(ctx, stop) // a second signal ends what does not heed the first

	app := &app{memory: policy, stdin: stdin, stderr: newGuard(stderr), meter: newMeter(stderr), out: newOutput(stdout)}
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
