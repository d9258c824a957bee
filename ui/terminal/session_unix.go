//go:build unix

package terminal

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
)

// session is one run of a program on a terminal.
type session struct {
	ctx context.Context
	end context.CancelCauseFunc

	tty      *tty
	out      *output
	painter  *painter
	keyboard *keyboard
	queue    *queue
	opts     Options
	crash    crash

	// Only the program's loop uses what follows.
	first   tea.Cmd // of the app's model
	changed bool    // the model may look other than the screen
	putOff  bool    // a frame is put off
	pace    pace
	left    bool // another program has the terminal
	asked   bool // what the terminal can do

	heard     chan os.Signal
	stoppable bool          // SIGTSTP was not ignored at the start
	stopping  atomic.Bool   // SIGCONT is for stop
	continued chan struct{} // SIGCONT came while stopping
}

// open returns the files of the terminal, and whether both are one.
func open(opts Options) (in, out *os.File, ok bool) {
	in, isFile := opts.Input.(*os.File)
	out, isAlso := opts.Output.(*os.File)
	return in, out, isFile && isAlso && isTerminal(in) && isTerminal(out)
}

func run(parent context.Context, m tea.Model, in, out *os.File, opts Options) (tea.Model, error) {
	ctx, end := context.WithCancelCause(parent)
	defer end(nil)
	t := &session{ctx: ctx, end: end, tty: &tty{in: in, out: out}, queue: newQueue(), opts: opts, continued: make(chan struct{}, 1)}
	gone := func(error) { end(ErrGone) }
	t.out = newOutput(out, func() { t.queue.push(repaint{}) }, gone)
	defer t.out.close()
	t.keyboard = &keyboard{in: in, to: t.queue, gone: gone}
	profile := colorprofile.Env(opts.Env)
	if opts.NoColor {
		profile = colorprofile.ASCII
	}
	t.painter = &painter{env: opts.Env, profile: profile}
	if err := t.tty.save(); err != nil {
		return m, fmt.Errorf("start on the terminal: %w", err)
	}
	if err := t.take(); err != nil {
		t.leave()
		return m, fmt.Errorf("start on the terminal: %w", err)
	}
	defer t.signals()()
	m, err := t.program(m, profile)
	t.leave()
	if t.crash.trace != "" {
		_, _ = io.WriteString(os.Stderr, t.crash.trace)
		return m, tea.ErrProgramPanic
	}
	if cause := context.Cause(ctx); errors.Is(cause, ErrGone) {
		return m, ErrGone
	}
	return m, err
}

// program runs Bubble Tea's loop, which leaves the terminal alone.
func (t *session) program(m tea.Model, profile colorprofile.Profile) (tea.Model, error) {
	var cmds [3]tea.Cmd
	cmds[0] = m.Init()
	m, cmds[1] = m.Update(tea.ColorProfileMsg{Profile: profile})
	m, cmds[2] = t.resize(m, resized{})
	t.first = tea.Batch(cmds[:]...)
	loop := tea.NewProgram(program{m, t},
		tea.WithContext(t.ctx), tea.WithInput(nil), tea.WithOutput(io.Discard), tea.WithEnvironment(t.opts.Env),
		tea.WithoutRenderer(), tea.WithFPS(1), tea.WithoutSignalHandler(), tea.WithoutCatchPanics(),
		tea.WithColorProfile(profile), tea.WithWindowSize(t.painter.width, t.painter.height))
	go t.queue.deliver(loop.Send, t.ctx.Done())
	if !t.opts.NoColor && profile != colorprofile.TrueColor {
		go t.detect(profile)
	}
	last, err := loop.Run()
	if p, ok := last.(program); ok {
		m = p.Model
	}
	return m, err
}

// detect looks closer at which colours the terminal has. That reads files, or asks
// tmux.
func (t *session) detect(known colorprofile.Profile) {
	if profile := colorprofile.Detect(t.opts.Output, t.opts.Env); profile != known {
		t.queue.push(tea.ColorProfileMsg{Profile: profile})
	}
}

// take makes the terminal the app's and begins to read its keys.
func (t *session) take() error {
	if err := t.tty.raw(); err != nil {
		return err
	}
	width, height := t.size()
	if t.asked && (width != t.painter.width || height != t.painter.height) {
		t.queue.push(resized{})
	}
	t.painter.width, t.painter.height = width, height
	t.out.write(t.painter.take() + t.opts.Enter)
	t.left, t.changed = false, true
	return t.keyboard.start()
}

// size returns the size of the window in cells, within bounds.
func (t *session) size() (width, height int) {
	return bounded(t.tty.size())
}

const (
	// patience is how long the app waits for the terminal to take its output before
	// it gives the terminal back.
	patience = 700 * time.Millisecond
	// cancel ends an unfinished sequence.
	cancel = "\x18\x1b\\"
)

// leave gives the terminal back, as it was before the program, even if it takes
// nothing that is written.
func (t *session) leave() {
	if t.left {
		return
	}
	t.left = true
	t.keyboard.stop()
	if t.out.drain(patience) {
		t.out.write(t.painter.release() + t.opts.Leave)
	} else {
		t.out.drop()
		t.tty.discard()
		t.out.write(cancel + t.painter.release() + t.opts.Leave)
	}
	t.out.drain(patience)
	t.tty.restore()
}

// reclaim takes the terminal after the program was stopped and went on without
// having been asked: others have had it meanwhile.
func (t *session) reclaim() {
	if t.left {
		return
	}
	t.keyboard.stop()
	t.out.write(t.painter.release() + t.opts.Leave) // what is pushed on a stack is pushed once
	if err := t.take(); err != nil {
		t.end(err)
	}
}

// suspend stops the program until somebody has it go on. It returns false if
// nobody could.
func (t *session) suspend(alone bool) bool {
	if !t.canStop() {
		return false
	}
	t.leave()
	stopped := t.stop(alone)
	if stopped {
		_ = t.tty.save() // the shell may have set it otherwise
	}
	if err := t.take(); err != nil {
		t.end(err)
	}
	return stopped
}

// late is how long after the end of a command its signals may arrive.
const late = 100 * time.Millisecond

// exec runs a command that has the terminal meanwhile.
func (t *session) exec(cmd *exec.Cmd) error {
	t.leave()
	commands.Add(1)
	// A signal for both is heard a little after the command has ended of it.
	defer func() { time.AfterFunc(late, func() { commands.Add(-1) }) }()
	if cmd.Stdin == nil {
		cmd.Stdin = t.tty.in
	}
	if cmd.Stdout == nil {
		cmd.Stdout = t.tty.out
	}
	if cmd.Stderr == nil {
		cmd.Stderr = os.Stderr
	}
	err := cmd.Run()
	if failed := t.take(); failed != nil {
		t.end(failed)
	}
	return err
}
