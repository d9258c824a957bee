//go:build unix

package terminal

import (
	"fmt"
	"reflect"
	"runtime/debug"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// Typist is a model that can say whether letters go into a text field now. If so,
// letters that come in one go are taken at once, as if they were pasted.
type Typist interface{ Typing() bool }

// resized reports that the window may have another size, or that something came
// in by which a terminal states its size.
type resized struct{ stated uv.WindowSizeEvent }

// repaint asks for a frame that was put off.
type repaint struct{}

// reclaim asks for the terminal to be taken again: somebody had it meanwhile.
type reclaim struct{}

// program is the model around the app's. Its View returns nothing: it paints.
type program struct {
	tea.Model
	t *session
}

func (p program) Init() tea.Cmd { return p.t.guard(p.t.first) }

func (p program) Update(msg tea.Msg) (next tea.Model, cmd tea.Cmd) {
	t := p.t
	defer func() {
		if r := recover(); r != nil {
			t.panicked(r, debug.Stack())
			next, cmd = p, nil
		}
	}()
	p.Model, cmd = t.update(p.Model, msg)
	return p, t.guard(cmd)
}

func (p program) View() tea.View {
	defer func() {
		if r := recover(); r != nil {
			p.t.panicked(r, debug.Stack())
		}
	}()
	p.t.show(p.Model)
	return tea.View{}
}

// update hands a message to the app's model, unless it is for the terminal.
func (t *session) update(m tea.Model, msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case repaint:
		t.putOff = false
		return m, nil
	case tea.WindowSizeMsg, tea.EnvMsg:
		return m, nil // Bubble Tea's own, which knows less
	case resized:
		return t.resize(m, msg)
	case reclaim:
		t.reclaim()
		return m, nil
	case copied:
		t.out.write(ansi.SetSystemClipboard(string(msg)))
		return m, nil
	case raw:
		t.out.write(string(msg))
		return m, nil
	case background:
		t.out.write(ansi.RequestBackgroundColor)
		return m, nil
	case suspension:
		if t.suspend(msg.alone) {
			return m, nil
		}
		return t.pass(m, NotSuspended{})
	case execution:
		return t.pass(m, msg.then(t.exec(msg.cmd)))
	case burst:
		return t.letters(m, msg)
	case interrupt:
		return t.pass(m, tea.KeyPressMsg(msg.KeyPressEvent))
	case tea.ModeReportMsg:
		t.out.write(t.painter.report(msg))
	case tea.ColorProfileMsg:
		t.painter.setProfile(msg.Profile)
	}
	return t.pass(m, msg)
}

// pass hands a message to the app's model.
func (t *session) pass(m tea.Model, msg tea.Msg) (tea.Model, tea.Cmd) {
	t.changed = true
	return m.Update(msg)
}

// letters hands over characters that came in one go: into a text field all at
// once, else key by key until ^C passes them.
func (t *session) letters(m tea.Model, b burst) (tea.Model, tea.Cmd) {
	var decoder uv.EventDecoder
	var cmds []tea.Cmd
	s := b.letters
	for i := 0; i < len(s) && t.queue.interrupts.Load() == b.interrupts && t.ctx.Err() == nil; i++ {
		var cmd tea.Cmd
		if typist, ok := m.(Typist); ok && i+1 < len(s) && typist.Typing() {
			m, cmd = t.pass(m, tea.PasteMsg{Content: string(s[i:])})
			return m, tea.Batch(append(cmds, cmd)...)
		}
		_, event := decoder.Decode([]byte{s[i]})
		if key, ok := event.(uv.KeyPressEvent); ok {
			m, cmd = t.pass(m, tea.KeyPressMsg(key))
			cmds = append(cmds, cmd)
		}
	}
	return m, tea.Batch(cmds...)
}

// resize hands over the size that the system states. What else states a size
// counts only if the system states none.
func (t *session) resize(m tea.Model, msg resized) (tea.Model, tea.Cmd) {
	width, height := t.tty.size()
	if width == 0 && height == 0 {
		width, height = msg.stated.Width, msg.stated.Height
	}
	width, height = bounded(width, height)
	if msg.stated.Width > 0 && width == t.painter.width && height == t.painter.height {
		return m, nil
	}
	if t.asked || width != t.painter.width || height != t.painter.height {
		t.painter.resize(width, height) // else the screen is still blank
	}
	return t.pass(m, tea.WindowSizeMsg{Width: width, Height: height})
}

// A terminal may state any size. These are beyond nearly every screen.
const mostColumns, mostLines, mostCells = 2000, 500, 300_000

// bounded returns a size that takes a bounded room.
func bounded(width, height int) (int, int) {
	width = min(width, mostColumns)
	return width, min(height, mostLines, mostCells/max(width, 1))
}

// pace holds how frames follow each other: a few at once, after that one in every
// interval.
type pace struct {
	left int       // how many may be painted at once
	last time.Time // when left was counted
}

const (
	frameInterval = 8 * time.Millisecond
	mostAtOnce    = 4
)

// wait returns how long the next frame must wait; 0 if it may be painted now, which
// is counted.
func (p *pace) wait(now time.Time) time.Duration {
	if earned := int(now.Sub(p.last) / frameInterval); earned > 0 || p.last.IsZero() {
		p.left, p.last = min(p.left+max(earned, 1), mostAtOnce), now
	}
	if p.left == 0 {
		return p.last.Add(frameInterval).Sub(now)
	}
	p.left--
	return 0
}

// show paints the model, or puts that off while the terminal is busy or frames
// follow each other too closely.
func (t *session) show(m tea.Model) {
	if !t.changed || t.left || !t.out.free() {
		return
	}
	if wait := t.pace.wait(time.Now()); wait > 0 {
		if !t.putOff {
			t.putOff = true
			time.AfterFunc(wait, func() { t.queue.push(repaint{}) })
		}
		return
	}
	t.putOff, t.changed = false, false
	t.out.write(t.painter.frame(m.View()))
	if !t.asked {
		t.asked = true
		t.out.write(questions(t.opts.Env))
	}
}

// guard returns cmd so that a panic in it ends the program with the terminal
// restored. So do those of the commands that it answers with.
func (t *session) guard(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		defer func() {
			if r := recover(); r != nil {
				t.panicked(r, debug.Stack())
				msg = nil
			}
		}()
		return t.guardAll(cmd())
	}
}

// guardAll guards the commands that a message of Bubble Tea holds.
func (t *session) guardAll(msg tea.Msg) tea.Msg {
	v := reflect.ValueOf(msg)
	if msg == nil || v.Kind() != reflect.Slice || v.Type().Elem() != reflect.TypeFor[tea.Cmd]() {
		return msg
	}
	for i := range v.Len() {
		if cmd, ok := v.Index(i).Interface().(tea.Cmd); ok && cmd != nil {
			v.Index(i).Set(reflect.ValueOf(t.guard(cmd)))
		}
	}
	return msg
}

// crash is the first panic of a program.
type crash struct {
	once  sync.Once
	trace string
}

// panicked keeps the first panic for the end, and ends the program.
func (t *session) panicked(r any, stack []byte) {
	t.crash.once.Do(func() { t.crash.trace = fmt.Sprintf("Caught panic:\n\n%v\n\n%s\n", r, stack) })
	t.end(tea.ErrProgramPanic)
}
