//go:build unix

package ui_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"

	"briefing/ui"
)

// terminal is a pseudo-terminal with a program on it and a screen that shows
// what the program draws.
type terminal struct {
	t      *testing.T
	cmd    *exec.Cmd
	master *os.File
	slave  *os.File
	before term.State // of the terminal, when the program was started
	done   chan struct{}

	mu      sync.Mutex
	home    string // the reader's
	changed chan struct{}
	screen  *vt.Emulator
	raw     bytes.Buffer
	blind   bool         // the screen shows nothing more: it has another size than the terminal
	modes   map[int]bool // private modes that the program has set and not reset
}

// patience is how long a test waits for what should come at once.
const patience = 20 * time.Second

// run starts a program on a terminal of 100 by 30 cells.
func run(t *testing.T, program string, args ...string) *terminal {
	t.Helper()
	return runCommand(t, true, []string{runAs + "=" + program}, os.Args[0], args...)
}

// runCommand starts a command on a terminal, which answers the program's
// questions or is mute.
func runCommand(t *testing.T, answers bool, env []string, command string, args ...string) *terminal {
	t.Helper()
	if testing.Short() {
		t.Skip("starts processes")
	}
	blocking, slave, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	master := unblocked(t, blocking)
	if err := pty.Setsize(slave, &pty.Winsize{Cols: 100, Rows: 30}); err != nil {
		t.Fatal(err)
	}
	home := t.TempDir()
	tt := &terminal{
		t: t, master: master, slave: slave, home: home,
		screen: vt.NewEmulator(100, 30), modes: map[int]bool{},
		changed: make(chan struct{}, 1), done: make(chan struct{}),
	}
	tt.before = tt.driver()
	cmd := exec.Command(command, args...)
	cmd.Env = append(env, "TERM=xterm-256color", "COLORTERM=truecolor", "PATH=", "HOME="+home, "XDG_STATE_HOME="+home)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = slave, slave, slave
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	tt.cmd = cmd
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go tt.show(answers)
	go func() {
		_ = cmd.Wait()
		close(tt.done)
	}()
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		<-tt.done
		slave.Close()
		master.Close()
		if input, ok := tt.screen.InputPipe().(io.Closer); ok { // the screen's own Close is a race
			input.Close()
		}
	})
	return tt
}

// unblocked returns a file that can be closed while it is read from.
func unblocked(t *testing.T, f *os.File) *os.File {
	t.Helper()
	defer f.Close()
	fd, err := syscall.Dup(int(f.Fd()))
	if err != nil {
		t.Fatal(err)
	}
	if err := syscall.SetNonblock(fd, true); err != nil {
		t.Fatal(err)
	}
	syscall.CloseOnExec(fd)
	return os.NewFile(uintptr(fd), f.Name())
}

// show puts on the screen what the program writes, and sends back what the
// screen answers.
func (tt *terminal) show(answers bool) {
	go func() {
		to := io.Writer(tt.master)
		if !answers {
			to = io.Discard
		}
		_, _ = io.Copy(to, tt.screen)
	}()
	buf := make([]byte, 64<<10)
	for {
		n, err := tt.master.Read(buf)
		if err != nil {
			return
		}
		tt.mu.Lock()
		tt.raw.Write(buf[:n])
		tt.note()
		if !tt.blind {
			_, _ = tt.screen.Write(buf[:n])
		}
		tt.mu.Unlock()
		select {
		case tt.changed <- struct{}{}:
		default:
		}
	}
}

var privateMode = regexp.MustCompile(`\x1b\[\?([0-9;]+)([hl])`)

// note finds out which modes are set. It looks at all that was read, because a
// read may end within a sequence.
func (tt *terminal) note() {
	clear(tt.modes)
	for _, m := range privateMode.FindAllSubmatch(tt.raw.Bytes(), -1) {
		for number := range strings.SplitSeq(string(m[1]), ";") {
			var n int
			fmt.Sscan(number, &n)
			tt.modes[n] = m[2][0] == 'h'
		}
	}
}

// text returns what the screen shows.
func (tt *terminal) text() string {
	tt.mu.Lock()
	defer tt.mu.Unlock()
	return tt.screen.String()
}

// output returns all that the program has written.
func (tt *terminal) output() string {
	tt.mu.Lock()
	defer tt.mu.Unlock()
	return tt.raw.String()
}

// sees waits until the screen shows text.
func (tt *terminal) sees(text string) {
	tt.t.Helper()
	tt.until(fmt.Sprintf("%q is shown", text), func() bool { return strings.Contains(tt.text(), text) })
}

// until waits until something is so.
func (tt *terminal) until(what string, so func() bool) {
	tt.t.Helper()
	late := time.After(patience)
	for !so() {
		select {
		case <-tt.changed:
		case <-tt.done:
			if time.Sleep(50 * time.Millisecond); so() { // the last words
				return
			}
			tt.t.Fatalf("the program has ended before %s; the screen:\n%s", what, tt.text())
		case <-late:
			tt.t.Fatalf("waited in vain until %s; the screen:\n%s", what, tt.text())
		}
	}
}

// types sends keys to the program.
func (tt *terminal) types(keys string) {
	tt.t.Helper()
	if _, err := tt.master.WriteString(keys); err != nil {
		tt.t.Fatal(err)
	}
}

// ends waits for the program to end and returns its exit status, -1 for a signal.
func (tt *terminal) ends() int {
	tt.t.Helper()
	select {
	case <-tt.done:
	case <-time.After(patience):
		tt.t.Fatalf("the program does not end; the screen:\n%s", tt.text())
	}
	time.Sleep(50 * time.Millisecond) // for what is still to be read
	return tt.cmd.ProcessState.ExitCode()
}

// driver returns how the terminal's driver is set.
func (tt *terminal) driver() term.State {
	tt.t.Helper()
	state, err := term.GetState(tt.slave.Fd())
	if err != nil {
		tt.t.Fatal(err)
	}
	return *state
}

// restored fails unless the terminal is as it was before the program drew on it:
// the screen, the cursor, mouse, keyboard, title and driver.
func (tt *terminal) restored() {
	tt.t.Helper()
	tt.until("the title is taken away", func() bool { all := titles(tt.output()); return len(all) > 1 && all[len(all)-1] == "" })
	for _, mode := range []int{1049, 2004, 1002, 1006, 25} {
		if _, used := tt.mode(mode); !used {
			tt.t.Errorf("mode %d was never touched: the test looks in the wrong place", mode)
		}
	}
	tt.clean()
}

// clean fails if anything of the terminal is not as it was before the program.
func (tt *terminal) clean() {
	t := tt.t
	t.Helper()
	tt.mu.Lock()
	defer tt.mu.Unlock()
	want := map[int]bool{25: true, 7: true} // the cursor is shown, lines wrap
	for mode, set := range tt.modes {
		if set != want[mode] {
			t.Errorf("mode %d is left set: %t", mode, set)
		}
	}
	out := tt.raw.String()
	if pushed, popped := strings.Count(out, "\x1b[>1u"), strings.Count(out, "\x1b[<1u"); pushed > popped {
		t.Errorf("keyboard modes: %d pushed, %d popped", pushed, popped)
	}
	if set, reset := strings.LastIndex(out, "\x1b[>4;2m"), strings.LastIndex(out, "\x1b[>4m"); set > reset {
		t.Error("other keys are still reported")
	}
	if after := tt.driver(); after != tt.before {
		t.Errorf("the terminal's driver is left as %+v, was %+v", after, tt.before)
	}
}

// kept fails unless the program has saved where the reader left off.
func (tt *terminal) kept() {
	tt.t.Helper()
	if _, err := os.Stat(filepath.Join(tt.home, "briefing", "default.json")); err != nil {
		tt.t.Errorf("where the reader left off is not kept: %v", err)
	}
}

// TestOnATerminal uses the program from start to end on a screen, and leaves the
// terminal as it was.
func TestOnATerminal(t *testing.T) {
	t.Parallel()
	tt := run(t, "briefing")
	tt.sees("? help")
	tt.types("2\r")
	tt.sees("28 stops")
	tt.types("n")
	tt.sees("1/28")
	golden, err := os.ReadFile(filepath.Join("testdata", "screens", "terminal.golden"))
	if err != nil {
		t.Fatal(err)
	}
	_, want, _ := strings.Cut(string(golden), "\n")
	tt.until("the screen is "+want, func() bool { return trimmed(tt.text()) == trimmed(want) })

	tt.types("/sanctions")
	tt.sees(" hits in 4 articles")
	tt.until("the cursor stands behind what was typed", func() bool {
		shown, _ := tt.mode(25)
		x, y := tt.cursor()
		line := strings.Split(tt.text(), "\n")[y]
		at := strings.Index(line, "/ sanctions")
		return shown && at >= 0 && x == ansi.StringWidth(line[:at]+"/ sanctions")
	})
	tt.types("\r")
	tt.sees("/19")
	if err := pty.Setsize(tt.slave, &pty.Winsize{Cols: 60, Rows: 20}); err != nil {
		t.Fatal(err)
	}
	tt.mu.Lock()
	tt.screen.Resize(60, 20)
	tt.mu.Unlock()
	tt.until("the narrow window is drawn", func() bool { return !strings.Contains(tt.text(), "│") && strings.Contains(tt.text(), "/19") })
	tt.types("\x1b[<0;1;1M\x1b[<0;1;1mq")
	if status := tt.ends(); status != 0 {
		t.Errorf("exit status %d", status)
	}
	tt.restored()
	tt.kept()
}

// cursor returns the column and the line of the cursor.
func (tt *terminal) cursor() (x, y int) {
	tt.mu.Lock()
	defer tt.mu.Unlock()
	at := tt.screen.CursorPosition()
	return at.X, at.Y
}

// mode reports whether a mode is set, and whether the program ever touched it.
func (tt *terminal) mode(n int) (set, used bool) {
	tt.mu.Lock()
	defer tt.mu.Unlock()
	set, used = tt.modes[n]
	return set, used
}

// trimmed returns s without blanks at the ends of lines and of the text.
func trimmed(s string) string {
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " \r")
	}
	return strings.TrimRight(strings.Join(lines, "\n"), "\n")
}

// TestEnd ends the program in every way: the terminal is as it was, and where
// the reader left off is kept.
func TestEnd(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		end    func(*terminal)
		status int
	}{
		"quit":      {func(tt *terminal) { tt.types("q") }, 0},
		"ctrl-c":    {func(tt *terminal) { tt.types("\x03") }, 0},
		"interrupt": {func(tt *terminal) { tt.signal(syscall.SIGINT) }, 130},
		"terminate": {func(tt *terminal) { tt.signal(syscall.SIGTERM) }, 130},
		"hang up":   {func(tt *terminal) { tt.signal(syscall.SIGHUP) }, 130},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if name == "hang up" && signal.Ignored(syscall.SIGHUP) {
				t.Skip("the tests were started with SIGHUP ignored: the program ends with its terminal then")
			}
			tt := run(t, "briefing")
			tt.sees("? help")
			test.end(tt)
			if status := tt.ends(); status != test.status {
				t.Errorf("exit status %d, want %d", status, test.status)
			}
			tt.restored()
			tt.kept()
		})
	}
}

func (tt *terminal) signal(s os.Signal) {
	tt.t.Helper()
	if err := tt.cmd.Process.Signal(s); err != nil {
		tt.t.Fatal(err)
	}
}

// TestClosedTerminal takes the terminal away: the program does not live on.
func TestClosedTerminal(t *testing.T) {
	t.Parallel()
	tt := run(t, "briefing")
	tt.sees("? help")
	tt.master.Close()
	tt.slave.Close()
	tt.ends()
	tt.kept()
}

// TestSuspend stops the program and has it go on, as a shell does.
func TestSuspend(t *testing.T) {
	t.Parallel()
	const script = `set -m; "$0"; echo "stopped: $?"; read line; fg >/dev/null; echo "ended: $?"`
	tt := runCommand(t, true, []string{runAs + "=briefing"}, "/bin/sh", "-c", script, os.Args[0])
	tt.sees("? help")
	tt.types("2\r")
	tt.sees("28 stops")
	tt.types("\x1a")
	tt.until("the shell goes on", func() bool { return strings.Contains(tt.output(), "stopped: ") })
	tt.restored()
	tt.types("\n")
	tt.until("the screen is drawn again", func() bool {
		return tt.text() != "" && strings.Count(tt.output(), "28 stops") > 1 && strings.Contains(tt.text(), "28 stops")
	})
	tt.types("n")
	tt.sees("1/28")
	tt.types("q")
	tt.until("the program ends", func() bool { return strings.Contains(tt.output(), "ended: 0") })
	tt.ends()
	tt.restored()
}

// TestEditorBesideResize has the window change while an editor starts, runs and ends: the
// one who draws must not share the terminal with it, which the race detector tells.
func TestEditorBesideResize(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	editor := filepath.Join(dir, "editor.sh")
	for name, text := range map[string]string{
		"library/ferry.md": "# The ferry\n\nAda Holm sank it.\n",
		"editor.sh":        "#!/bin/sh\nprintf 'in the editor'\nread line\n",
	} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(text), 0o755)); err != nil {
			t.Fatal(err)
		}
	}
	tt := runCommand(t, true, []string{runAs + "=briefing", "VISUAL=" + editor}, os.Args[0], filepath.Join(dir, "library"))
	tt.sees("? help")
	tt.types("4\r")
	tt.sees("Ada Holm sank it.")
	resize := func() {
		for i := range 20 {
			if err := pty.Setsize(tt.slave, &pty.Winsize{Cols: uint16(100 - i%2), Rows: 30}); err != nil {
				t.Error(err)
			}
			time.Sleep(time.Millisecond)
		}
	}
	resized := make(chan struct{})
	go func() { resize(); close(resized) }()
	tt.types("e")
	tt.until("the editor runs", func() bool { return strings.Contains(tt.output(), "in the editor") })
	<-resized
	resize()
	tt.types("\n")
	resize()
	tt.sees("Ada Holm sank it.")
	tt.types("q")
	if status := tt.ends(); status != 0 || strings.Contains(tt.output(), "DATA RACE") {
		t.Errorf("exit status %d, want 0 and no race:\n%.2000s", status, tt.output())
	}
}

// TestPanic has the program fail in the background: the terminal is as it was,
// and what happened is to be read.
func TestPanic(t *testing.T) {
	t.Parallel()
	for program, key := range map[string]string{"panic-open": "", "panic-again": "R"} {
		t.Run(program, func(t *testing.T) {
			t.Parallel()
			tt := run(t, program)
			if key != "" {
				tt.sees("? help")
				tt.types(key)
			}
			if status := tt.ends(); status != 2 {
				t.Errorf("exit status %d", status)
			}
			tt.clean()
			for _, want := range []string{"boom", "explosive", "program experienced a panic"} {
				if !strings.Contains(tt.output(), want) {
					t.Errorf("%q is not in the output:\n%s", want, tt.output())
				}
			}
		})
	}
}

// TestAttacksOnATerminal reads attacks on a terminal that never answers: of all
// that could make it act, only what Bubble Tea sends arrives.
func TestAttacksOnATerminal(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for name, text := range ui.Attacks() {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Logf("%q cannot be made here: %v", name, err)
		}
	}
	tt := runCommand(t, false, []string{runAs + "=briefing"}, os.Args[0], dir)
	tt.sees("Topics Figures")
	articles := len(ui.Attacks()) - 1
	for i := range articles {
		before := len(titles(tt.output()))
		tt.types("J")
		tt.until(fmt.Sprintf("article %d of %d is shown", i+1, articles), func() bool { return len(titles(tt.output())) > before })
		tt.types("dGgF\x07") // a bell is no label
	}
	tt.types("TCh1234l")
	tt.types("/word")
	tt.sees("hits in")
	before := len(titles(tt.output()))
	tt.types("\r")
	tt.until("a hit is shown", func() bool { return len(titles(tt.output())) > before })
	if strings.Contains(tt.output(), "\x1b]52") {
		t.Error("something is put on the clipboard before it is asked for")
	}
	tt.types("y")
	tt.sees("copied")
	tt.types("q")
	if status := tt.ends(); status != 0 {
		t.Errorf("exit status %d", status)
	}
	tt.restored()
	checkOutput(t, tt.output())
}

// titles returns the window titles that were set.
func titles(output string) []string {
	var out []string
	for _, m := range regexp.MustCompile("\x1b\\][02];([^\x07\x1b]*)[\x07\x1b]").FindAllStringSubmatch(output, -1) {
		out = append(out, m[1])
	}
	return out
}

// checkOutput fails if there is in a program's output what neither text needs
// nor Bubble Tea sends.
func checkOutput(t *testing.T, output string) {
	t.Helper()
	clipboards := 0
	var state byte
	for rest := output; rest != ""; {
		seq, _, n, next := ansi.DecodeSequence(rest, state, nil)
		rest, state = rest[n:], next
		switch {
		case strings.HasPrefix(seq, "\x1b]52;"):
			clipboards++
		case strings.HasPrefix(seq, "\x1b]2;") || strings.HasPrefix(seq, "\x1b]11;?"):
		case strings.HasPrefix(seq, "\x1b["):
			if !strings.Contains("ABCDGHJKLMPSTWXZ@bcdfhlmnprtuq", seq[len(seq)-1:]) {
				t.Errorf("the output holds %q", seq)
			}
		case strings.HasPrefix(seq, "\x1b") && seq != "\x1bM" && seq != "\x1b7" && seq != "\x1b8":
			t.Errorf("the output holds %q", seq)
		case slices.Contains([]string{"\r", "\n", "\b", "\t"}, seq):
		case strings.HasPrefix(seq, "\x1b"):
		case !utf8.ValidString(seq) || strings.ContainsFunc(seq, func(r rune) bool {
			return unicode.IsControl(r) || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069
		}):
			t.Errorf("the output holds %q", seq)
		}
	}
	if clipboards != 1 {
		t.Errorf("the clipboard is written to %d times, want once", clipboards)
	}
}
