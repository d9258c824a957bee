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
	"time"

	"briefing/briefing"
	"briefing/briefing/library"
	"briefing/briefing/limit"
	"briefing/ui/memory"
	"briefing/ui/terminal"
)

// The exit statuses.
const (
	exitFound       = 0
	exitNothing     = 1
	exitError       = 2
	exitPartial     = 3
	exitInterrupted = 130 // 128 + SIGINT, as shells report it
)

var exitStatuses = []struct {
	status  int
	meaning string
}{
	{exitFound, "found, or nothing is wrong, or something was saved"},
	{exitNothing, "nothing was found, or nothing is new, or check found something wrong"},
	{exitError, "an error, reported on standard error"},
	{exitPartial, "what was printed is not all: a part of the library could not be asked"},
	{exitInterrupted, "interrupted"},
}

// errNothing ends a command that found nothing and prints nothing.
var errNothing = errors.New("nothing found")

// Main runs the command line with args, which do not include the program's
// name, and returns the exit status: 0 found, 1 nothing found, 2 an error, 3 an answer
// that is not whole, 130 interrupted.
func Main(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	// Before anything takes a thread, memory or a file.
	if err := limit.Start(); err != nil {
		return (&app{stderr: newGuard(stderr)}).status(err)
	}
	policy := memory.Start()
	ends := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) { // as under nohup
		ends = append(ends, syscall.SIGHUP)
	}
	ctx, stop := terminal.NotifyContext(context.Background(), ends...) // a second signal kills a program that ignores the first
	defer stop()

	var writes writes
	app := &app{memory: policy, stdin: stdin, stderr: newGuard(writes.to(stderr)), meter: newMeter(stderr, &writes), out: newOutput(stdout, &writes)}
	ended := make(chan int, 1)
	go func() {
		err := app.run(ctx, args)
		if library.IsDamaged(err) && app.startAnew() {
			err = app.run(ctx, args)
		}
		ended <- app.end(ctx, err)
	}()
	select {
	case status := <-ended:
		return status
	case <-ctx.Done():
	}
	for {
		select {
		case status := <-ended:
			return status
		case <-time.After(outputPatience):
			if writes.stuck() {
				return exitInterrupted
			}
		}
	}
}

// outputPatience is how long, once or twice after a signal, output may wait for its reader.
const outputPatience = 700 * time.Millisecond

// end closes everything after a command that returned err, tells what nobody has told
// yet, and returns the exit status.
func (a *app) end(ctx context.Context, err error) int {
	if errors.Is(err, briefing.ErrPartial) && a.json && ctx.Err() == nil {
		err = errors.Join(err, printJSON(a.out, []partialRecord{{Partial: oneLine(err.Error())}}))
	}
	if failed := a.close(); failed != nil && (err == nil || errors.Is(err, errNothing)) {
		err = failed
	}
	if ctx.Err() != nil && err != nil {
		return exitInterrupted
	}
	return a.status(err)
}

func (a *app) status(err error) int {
	switch {
	case err == nil:
		return exitFound
	case errors.Is(err, terminal.ErrGone):
		return exitInterrupted
	case errors.Is(err, errNothing):
		return exitNothing
	case errors.Is(err, errTold):
		return exitError
	}
	fmt.Fprintf(a.stderr, "briefing: %s\n", oneLine(limit.Named(err).Error()))
	switch {
	case errors.Is(err, briefing.ErrPartial):
		return exitPartial
	case errors.Is(err, briefing.ErrNotFound):
		return exitNothing
	}
	return exitError
}

// run carries out the command that args name.
func (a *app) run(ctx context.Context, args []string) error {
	root := newRoot(a)
	root.SetArgs(args)
	root.SetIn(a.stdin)
	root.SetOut(a.out)
	root.SetErr(a.stderr)
	return root.ExecuteContext(ctx)
}

// startAnew prepares to run a command again, with a rebuilt index, after the index turned
// out to be damaged. It returns false if the command cannot run twice.
func (a *app) startAnew() bool {
	if a.opened == nil || a.opened.IsPiped() {
		return false
	}
	if !a.quiet {
		fmt.Fprintf(a.stderr, "briefing: the index of the library was damaged: it is being rebuilt from the documents\n")
	}
	_ = a.opened.Close() // nothing of it is used
	a.opened = nil
	a.out.rewind()
	return true
}
