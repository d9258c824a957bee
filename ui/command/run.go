package command

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"

	"briefing/briefing/source/scrub"
)

// Result is what became of a program.
type Result struct {
	Name string
	Out  string // what it printed, scrubbed, at most mostOutput
	Cut  bool   // it printed more
	// Err says why there is nothing, or that the program failed: with the last line that it
	// wrote on standard error.
	Err error
}

const (
	mostOutput = 1 << 20 // bytes
	mostErrors = 4 << 10
	// graceful is how long a program has to end after the signal, and how long its output
	// is waited for once it has ended: a child may hold it open.
	graceful = time.Second
)

// Start runs a program with arguments, an environment and standard input, until it ends, ctx
// is done or its time is over. Nothing of it is left then: it has a process group of its
// own, which is ended as a whole.
func (c Command) Start(ctx context.Context, args, env []string, stdin string) Result {
	ctx, cancel := context.WithTimeout(ctx, c.Timeout)
	defer cancel()
	cmd := exec.CommandContext(ctx, args[0], args[1:]...)
	out := &limited{most: mostOutput, full: cancel}
	errs := &tail{}
	cmd.Env = append(os.Environ(), env...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = strings.NewReader(stdin), out, errs
	cmd.WaitDelay = graceful
	apart(cmd)
	cmd.Cancel = func() error { return end(cmd) }
	err := cmd.Run()
	if cmd.Process != nil {
		_ = end(cmd) // children that it left
	}
	r := Result{Name: c.Name, Out: scrub.Text(strings.ToValidUTF8(string(out.kept), "\uFFFD")), Cut: out.cut}
	said := errs.line()
	switch exit := (*exec.ExitError)(nil); {
	case out.cut, err == nil, errors.Is(err, exec.ErrWaitDelay) && cmd.ProcessState.Success():
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		r.Err = fmt.Errorf("%s: it was ended after %v", c.Name, c.Timeout)
	case ctx.Err() != nil:
		r.Err = fmt.Errorf("%s: it was ended", c.Name)
	case errors.As(err, &exit) && said != "":
		r.Err = fmt.Errorf("%s: %s (%v)", c.Name, said, exit)
	case errors.As(err, &exit):
		r.Err = fmt.Errorf("%s: %v", c.Name, exit)
	default:
		r.Err = fmt.Errorf("run %s: %w", c.Name, err)
	}
	return r
}

// Last returns the last line that the program printed.
func (r Result) Last() string {
	s := strings.TrimSpace(r.Out)
	return strings.TrimSpace(s[strings.LastIndexByte(s, '\n')+1:])
}

// limited keeps the first bytes that are written to it; more ends the writer.
type limited struct {
	kept []byte
	most int
	cut  bool
	full func()
}

func (l *limited) Write(p []byte) (int, error) {
	room := l.most - len(l.kept)
	if len(p) <= room {
		l.kept = append(l.kept, p...)
		return len(p), nil
	}
	l.kept = append(l.kept, p[:room]...)
	l.cut = true
	l.full()
	return room, errors.New("enough")
}

// tail keeps the last bytes that are written to it.
type tail struct{ last []byte }

func (t *tail) Write(p []byte) (int, error) {
	t.last = append(t.last, p[max(len(p)-mostErrors, 0):]...)
	t.last = t.last[max(len(t.last)-mostErrors, 0):]
	return len(p), nil
}

// line returns the last line that is not empty.
func (t *tail) line() string {
	s := strings.TrimSpace(scrub.Text(strings.ToValidUTF8(string(t.last), "\uFFFD")))
	return strings.TrimSpace(s[strings.LastIndexByte(s, '\n')+1:])
}
