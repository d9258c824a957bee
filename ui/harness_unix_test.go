//go:build unix

package ui_test

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/charmbracelet/x/term"
	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
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
	noted   int          // how much of it has been looked at for modes
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
	var pending []byte // not shown yet: a part of a letter, which the screen does not take
	for {
		n, err := tt.master.Read(buf)
		if err != nil {
			return
		}
		tt.mu.Lock()
		tt.raw.Write(buf[:n])
		tt.note()
		pending = append(pending, buf[:n]...)
		whole := len(pending)
		for i := 1; i < utf8.UTFMax && i <= len(pending); i++ {
			if last := pending[len(pending)-i:]; utf8.RuneStart(last[0]) && !utf8.FullRune(last) {
				whole -= i
			}
		}
		if !tt.blind {
			_, _ = tt.screen.Write(pending[:whole])
		}
		pending = pending[whole:]
		tt.mu.Unlock()
		select {
		case tt.changed <- struct{}{}:
		default:
		}
	}
}

var privateMode = regexp.MustCompile(`\x1b\[\?([0-9;]+)([hl])`)

// note finds out which modes are set by the latest output. It looks at a little more than is
// new, because a read may end within a sequence.
func (tt *terminal) note() {
	const longest = 100 // of a sequence
	for _, m := range privateMode.FindAllSubmatch(tt.raw.Bytes()[max(0, tt.noted-longest):], -1) {
		for number := range strings.SplitSeq(string(m[1]), ";") {
			var n int
			fmt.Sscan(number, &n)
			tt.modes[n] = m[2][0] == 'h'
		}
	}
	tt.noted = tt.raw.Len()
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
			if tt.readOut(); so() {
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
	tt.readOut()
	return tt.cmd.ProcessState.ExitCode()
}

// readOut waits until all is read that the program had written when it ended. What the test
// writes after it on the same terminal arrives later.
func (tt *terminal) readOut() {
	tt.t.Helper()
	const mark = "all is read"
	if _, err := tt.slave.WriteString(mark); err != nil {
		return // the test has closed the terminal
	}
	late := time.After(patience)
	for !strings.Contains(tt.output(), mark) {
		select {
		case <-tt.changed:
		case <-late:
			tt.t.Fatalf("the output has no end: %.1000q", tt.output())
		}
	}
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

func (tt *terminal) signal(s os.Signal) {
	tt.t.Helper()
	if err := tt.cmd.Process.Signal(s); err != nil {
		tt.t.Fatal(err)
	}
}

// titles returns the window titles that were set.
func titles(output string) []string {
	var out []string
	for _, m := range regexp.MustCompile("\x1b\\][02];([^\x07\x1b]*)[\x07\x1b]").FindAllStringSubmatch(output, -1) {
		out = append(out, m[1])
	}
	return out
}

// shell starts a script with the program as $0.
func shell(t *testing.T, script string, env ...string) *terminal {
	t.Helper()
	return runCommand(t, true, append(env, runAs+"=briefing"), "/bin/sh", "-c", script, os.Args[0])
}

// under starts the program by another one of the system, if that is there.
func under(t *testing.T, name, arguments string) *terminal {
	t.Helper()
	for _, dir := range []string{"/usr/bin/", "/bin/"} { // the tests have no PATH
		if program, err := exec.LookPath(dir + name); err == nil {
			return shell(t, program+" "+arguments)
		}
	}
	t.Skipf("there is no %s here", name)
	return nil
}

// quits presses q: the program ends as it should, and leaves nothing behind.
func (tt *terminal) quits() {
	tt.t.Helper()
	tt.types("q")
	if status := tt.ends(); status != 0 {
		tt.t.Errorf("exit status %d", status)
	}
	tt.clean()
}

// child returns the process that the shell has started.
func (tt *terminal) child() int {
	tt.t.Helper()
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/task/%[1]d/children", tt.cmd.Process.Pid))
	if err != nil {
		tt.t.Skipf("the system does not tell children: %v", err)
	}
	var pid int
	if _, err := fmt.Sscan(string(b), &pid); err != nil {
		tt.t.Fatalf("children %q: %v", b, err)
	}
	return pid
}
