package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"briefing/briefing/library"
	"briefing/seeds"
	"briefing/ui/config"
	"briefing/ui/theme"
)

// app is the program without a terminal: keys go in, screens come out. What the
// model asks for in the background is run to its end before the next key, and
// its clock stands still but for wait, so that a test says the same every time.
type app struct {
	t    *testing.T
	m    *model
	jobs []*job    // commands that have not ended, in the order of their start
	sent []tea.Msg // what commands answered, in the order of their answers
	view tea.View  // the last one that send has checked
	quit bool
	shut bool
}

// job is a command that runs, and those of its sequence that come after it.
type job struct {
	answer chan tea.Msg
	after  []tea.Cmd
}

// play opens the app in a window of a size, runs the script and ends the app.
// Subtests cannot be run in a script.
func play(t *testing.T, opts Options, width, height int, script func(*app)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		script(start(t, opts, width, height))
	})
}

// start opens the app, which ends with the test at the latest. The caller must be
// in a bubble of package synctest.
func start(t *testing.T, opts Options, width, height int) *app {
	t.Helper()
	a := &app{t: t, m: newModel(t.Context(), opts)}
	t.Cleanup(func() {
		if err := a.end(); err != nil {
			t.Errorf("the app ends with: %v", err)
		}
	})
	a.run(a.m.Init())
	a.send(tea.WindowSizeMsg{Width: width, Height: height})
	return a
}

// embedded returns options for the library that comes with the program.
func embedded() Options {
	conf := config.Default()
	conf.Theme = theme.Dark
	return Options{Library: library.Options{Default: seeds.FS}, Config: conf}
}

// folder returns options for a library of the given files, by their names, and
// where they are.
func folder(t *testing.T, files map[string]string) (Options, string) {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		write(t, filepath.Join(dir, name), text)
	}
	opts := embedded()
	opts.Library.Path = dir
	return opts, dir
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// end ends the app as the program does, once.
func (a *app) end() error {
	if a.shut {
		return nil
	}
	a.shut = true
	err := a.m.end(nil)
	time.Sleep(time.Hour) // what still waits comes too late
	return err
}

// keys types keys by the names that the keymap gives them.
func (a *app) keys(names ...string) {
	a.t.Helper()
	for _, name := range names {
		a.send(key(name))
	}
}

// text types text, a key for each character.
func (a *app) text(s string) {
	a.t.Helper()
	for _, r := range s {
		a.send(key(string(r)))
	}
}

// size changes the size of the window.
func (a *app) size(width, height int) {
	a.t.Helper()
	a.send(tea.WindowSizeMsg{Width: width, Height: height})
}

// wait lets time pass.
func (a *app) wait(d time.Duration) {
	a.t.Helper()
	time.Sleep(d)
	a.settle()
}

// send hands the model a message and runs what it asks for to its end, less what
// waits for time to pass.
func (a *app) send(msg tea.Msg) {
	a.t.Helper()
	a.update(msg)
	a.settle()
	if err := a.unfit(); err != "" {
		a.t.Fatalf("after %T %v at %d×%d: %s", msg, msg, a.m.window.Width, a.m.window.Height, err)
	}
}

// update hands the model a message and starts what it asks for.
func (a *app) update(msg tea.Msg) {
	a.t.Helper()
	next, cmd := a.m.Update(msg)
	a.m = next.(*model)
	a.run(cmd)
}

// run starts commands, which are to run one after the other.
func (a *app) run(cmds ...tea.Cmd) {
	for len(cmds) > 0 && cmds[0] == nil {
		cmds = cmds[1:]
	}
	if len(cmds) == 0 {
		return
	}
	j := &job{answer: make(chan tea.Msg, 1), after: cmds[1:]}
	a.jobs = append(a.jobs, j)
	go func() { j.answer <- cmds[0]() }()
}

// settle delivers answers until all that still runs waits for time to pass.
func (a *app) settle() {
	a.t.Helper()
	for {
		synctest.Wait()
		i := slices.IndexFunc(a.jobs, func(j *job) bool { return len(j.answer) > 0 })
		if i < 0 {
			return
		}
		j := a.jobs[i]
		a.jobs = slices.Delete(a.jobs, i, i+1)
		a.deliver(<-j.answer)
		a.run(j.after...)
	}
}

// deliver does with an answer what Bubble Tea does.
func (a *app) deliver(msg tea.Msg) {
	a.t.Helper()
	if cmds, ok := sequence(msg); ok {
		a.run(cmds...)
		return
	}
	switch msg := msg.(type) {
	case nil:
	case tea.BatchMsg:
		for _, cmd := range msg {
			a.run(cmd)
		}
	case tea.QuitMsg:
		a.quit = true
	default:
		a.sent = append(a.sent, msg)
		a.update(msg)
	}
}

// sequence returns the commands of what tea.Sequence answers with, whose type is
// not exported.
func sequence(msg tea.Msg) ([]tea.Cmd, bool) {
	v := reflect.ValueOf(msg)
	if msg == nil || v.Type() != sequenceType {
		return nil, false
	}
	return v.Convert(reflect.TypeFor[[]tea.Cmd]()).Interface().([]tea.Cmd), true
}

var sequenceType = reflect.TypeOf(tea.Sequence(tea.Quit, tea.Quit)())

// screen returns what is seen, without styles and trailing blanks.
func (a *app) screen() string {
	lines := strings.Split(ansi.Strip(a.m.draw()), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " ")
	}
	return strings.Join(lines, "\n")
}

// status returns the status line.
func (a *app) status() string { return ansi.Strip(a.m.status()) }

// shows fails unless the screen shows every text.
func (a *app) shows(texts ...string) {
	a.t.Helper()
	for _, text := range texts {
		if !strings.Contains(a.screen(), text) {
			a.t.Errorf("%q is not on the screen:\n%s", text, a.screen())
		}
	}
}

// unfit says what is wrong with the screen: that it does not have exactly the
// lines of the window, that one is wider than the window as the renderer
// measures, or that there is in it what is neither text nor a style.
func (a *app) unfit() string {
	if a.m.window.Width <= 0 || a.m.window.Height <= 0 {
		return ""
	}
	view := a.m.View()
	a.view = view
	screen := view.Content
	if bad := foreign(screen); bad != "" {
		return "the screen holds " + bad
	}
	lines := strings.Split(screen, "\n")
	if len(lines) != a.m.window.Height {
		return fmt.Sprintf("the screen has %d lines", len(lines))
	}
	for i, line := range lines {
		if w := a.m.window.Cells(line); w > a.m.window.Width {
			return fmt.Sprintf("line %d is %d cells wide: %s", i, w, strings.ReplaceAll(line, "\x1b", "␛"))
		}
	}
	if bad := foreign(view.WindowTitle); bad != "" {
		return "the title holds " + bad
	}
	return ""
}

// foreign returns what in a screen could act on a terminal and is no style, or
// "".
func foreign(screen string) string {
	var state byte
	for rest := screen; rest != ""; {
		seq, _, n, next := ansi.DecodeSequence(rest, state, nil)
		if !text(seq) && !style(seq) && !link.MatchString(seq) && seq != "\n" {
			return strings.ReplaceAll(seq, "\x1b", "␛")
		}
		rest, state = rest[n:], next
	}
	return ""
}

// link matches what begins and ends a link to an address.
var link = regexp.MustCompile(`^\x1b\]8;;((https?://|mailto:)[!-:<-~]+)?\x1b\\$`)

// style reports whether seq is a sequence that chooses how text looks.
func style(seq string) bool {
	body, ok := strings.CutPrefix(seq, "\x1b[")
	return ok && strings.HasSuffix(body, "m") && strings.Trim(body[:len(body)-1], "0123456789;:") == ""
}

// text reports whether a terminal shows s and does nothing else.
func text(s string) bool {
	return utf8.ValidString(s) && strings.IndexFunc(s, func(r rune) bool {
		return unicode.IsControl(r) || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069
	}) < 0
}

// key returns the message of a key by the name that the keymap gives it.
func key(name string) tea.KeyPressMsg {
	k := tea.Key{}
	for {
		before, rest, ok := strings.Cut(name, "+")
		mod, known := modifiers[before]
		if !ok || !known || rest == "" {
			break
		}
		k.Mod |= mod
		name = rest
	}
	if code, ok := codes[name]; ok {
		k.Code = code
		return tea.KeyPressMsg(k)
	}
	r, n := utf8.DecodeRuneInString(name)
	if n != len(name) {
		panic("no key is called " + name)
	}
	k.Code = unicode.ToLower(r)
	if k.Mod == 0 {
		k.Text = name
	}
	if name == " " || name == "space" {
		k.Code = tea.KeySpace
	}
	return tea.KeyPressMsg(k)
}

var modifiers = map[string]tea.KeyMod{"ctrl": tea.ModCtrl, "alt": tea.ModAlt, "shift": tea.ModShift}

var codes = map[string]rune{
	"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight,
	"pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "home": tea.KeyHome, "end": tea.KeyEnd,
	"enter": tea.KeyEnter, "tab": tea.KeyTab, "esc": tea.KeyEscape, "backspace": tea.KeyBackspace,
	"space": tea.KeySpace, "f1": tea.KeyF1, "f2": tea.KeyF2, "f3": tea.KeyF3, "f5": tea.KeyF5, "f10": tea.KeyF10, "f12": tea.KeyF12, "f7": tea.KeyF7, "delete": tea.KeyDelete, "insert": tea.KeyInsert,
}

func TestKeyNames(t *testing.T) {
	for _, b := range config.Default().Keys.Bindings() {
		for _, name := range b.Keys {
			if got := key(name).String(); got != name {
				t.Errorf("key(%q) is %q", name, got)
			}
		}
	}
}
