//go:build unix

package ui_test

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
)

// The tests below run the program on terminals and under parents that are odd but
// real.

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

var suspensions = flag.Int("suspensions", 3, "how often the tests of ^Z press it in each setting")

// Where nobody could have it go on, ^Z does not stop the program, and it says so.
func TestSuspendWhereNobodyContinues(t *testing.T) {
	t.Parallel()
	for name, start := range map[string]func(*testing.T) *terminal{
		"leader of the session":     func(t *testing.T) *terminal { return run(t, "briefing") },
		"shell without job control": func(t *testing.T) *terminal { return shell(t, `"$0"; exit $?`) },
		"two shells": func(t *testing.T) *terminal {
			return shell(t, `/bin/sh -c '"$0"; exit $?' "$0"; exit $?`)
		},
		"ignored": func(t *testing.T) *terminal { return shell(t, `trap '' TSTP; exec "$0"`) },
		"ignored under job control": func(t *testing.T) *terminal {
			return shell(t, `set -m; (trap '' TSTP; exec "$0"); exit $?`)
		},
		"blocked":    func(t *testing.T) *terminal { return run(t, "stop-blocked") },
		"time limit": func(t *testing.T) *terminal { return under(t, "timeout", `--foreground 100 "$0"; exit $?`) },
		"variables":  func(t *testing.T) *terminal { return under(t, "env", `-u LANG "$0"; exit $?`) },
		"a session":  func(t *testing.T) *terminal { return under(t, "setsid", `-c -w "$0"; exit $?`) },
		"priority":   func(t *testing.T) *terminal { return under(t, "nice", `-n 5 "$0"; exit $?`) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tt := start(t)
			tt.sees("? help")
			for range *suspensions {
				tt.types("\x1a")
				tt.sees("cannot suspend here")
				tt.types("?")
				tt.sees("Esc close")
				tt.types("\x1b[27u")
				tt.until("the help is closed", func() bool { return !strings.Contains(tt.text(), "Esc close") })
			}
			tt.quits()
		})
	}
}

// SIGTSTP from outside gives the terminal back before the program stops.
func TestSuspendedFromOutside(t *testing.T) {
	t.Parallel()
	tt := shell(t, `set -m; "$0"; echo "stopped: $?"; read line; fg >/dev/null; echo "ended: $?"`)
	tt.sees("? help")
	pid := tt.child()
	if err := syscall.Kill(pid, syscall.SIGTSTP); err != nil {
		t.Fatal(err)
	}
	tt.until("the shell goes on", func() bool { return strings.Contains(tt.output(), "stopped: ") })
	tt.restored()
	tt.types("\n")
	tt.until("the program is back", func() bool { set, _ := tt.mode(1049); return set && strings.Contains(tt.text(), "? help") })
	tt.types("q")
	tt.until("the program ends", func() bool { return strings.Contains(tt.output(), "ended: 0") })
	tt.ends()
	tt.restored()
}

// SIGSTOP cannot be caught: the terminal is taken again when the program goes on.
func TestStoppedAndContinued(t *testing.T) {
	t.Parallel()
	tt := run(t, "briefing")
	tt.sees("? help")
	tt.signal(syscall.SIGSTOP)
	tt.signal(syscall.SIGCONT)
	tt.until("the screen is taken again", func() bool { return strings.Count(tt.output(), "\x1b[?1049h") == 2 })
	tt.types("2\r")
	tt.sees("28 stops")
	tt.quits()
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

// The program ends with its terminal, whatever the signals say.
func TestClosedTerminalWithoutHangup(t *testing.T) {
	t.Parallel()
	for name, script := range map[string]string{
		"ignored":     `trap '' HUP; exec "$0"`,
		"a parent":    `trap '' HUP; "$0"`,
		"all ignored": `trap '' HUP INT TERM QUIT TSTP; exec "$0"`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tt := shell(t, script)
			tt.sees("? help")
			tt.master.Close()
			tt.slave.Close()
			tt.ends()
			tt.kept()
		})
	}
}

var allSizes = flag.Bool("all-sizes", false, "have TestStatedSizes state a hundred sizes")

// A terminal may state any size.
func TestStatedSizes(t *testing.T) {
	t.Parallel()
	sizes := [][2]uint16{{5000, 5000}, {65535, 65535}, {32767, 200}, {200, 32767}, {0, 0}, {0, 80}, {24, 0}, {1, 1}, {1, 65535}, {65535, 1}}
	if lengths := []uint16{0, 1, 2, 3, 80, 500, 1000, 5000, 32767, 65535}; *allSizes {
		sizes = nil
		for _, rows := range lengths {
			for _, columns := range lengths {
				sizes = append(sizes, [2]uint16{rows, columns})
			}
		}
	}
	for _, size := range sizes {
		t.Run(fmt.Sprint(size), func(t *testing.T) {
			t.Parallel()
			tt := run(t, "briefing")
			tt.sees("? help")
			tt.mu.Lock()
			tt.blind = true
			tt.mu.Unlock()
			if err := pty.Setsize(tt.slave, &pty.Winsize{Rows: size[0], Cols: size[1]}); err != nil {
				t.Fatal(err)
			}
			before := len(tt.output())
			tt.types("j")
			tt.until("something is painted", func() bool { return len(tt.output()) > before || size[0] == 0 || size[1] == 0 })
			tt.smallerThan(200 << 20)
			tt.types("q") // closes the panel of a narrow window
			pressed := time.Now()
			tt.quits()
			t.Logf("ended %v after the key", time.Since(pressed))
		})
	}
}

// smallerThan fails if the program has ever taken as many bytes of memory.
func (tt *terminal) smallerThan(limit int) {
	tt.t.Helper()
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", tt.cmd.Process.Pid))
	if err != nil {
		tt.t.Logf("the system does not tell the memory of processes: %v", err)
		return
	}
	_, rest, _ := strings.Cut(string(b), "VmHWM:")
	var kilobytes int
	if _, err := fmt.Sscan(rest, &kilobytes); err != nil {
		tt.t.Fatal(err)
	}
	if kilobytes<<10 > limit {
		tt.t.Errorf("the program took %d MB, want at most %d", kilobytes>>10, limit>>20)
	}
}

// A size that comes in among the keys counts for nothing if the system says
// otherwise.
func TestSizeAmongKeys(t *testing.T) {
	t.Parallel()
	tt := run(t, "briefing")
	tt.sees("Enter open")
	want := trimmed(tt.text())
	for _, report := range []string{"\x1b[48;9999;9999;1;1t", "\x1b[48;1;1;1;1t", "\x1b[8;3;3t", "\x1b[48;65536;99999999999;1;1t"} {
		tt.types(report)
	}
	tt.types("?")
	tt.sees("Esc close")
	tt.types("\x1b[27u")
	tt.until("the screen is as before", func() bool { return trimmed(tt.text()) == want })
	tt.smallerThan(200 << 20)
	tt.quits()
}

// A paste that lost its end is over with ^C, or after a while.
func TestPasteWithoutEnd(t *testing.T) {
	t.Parallel()
	for name, end := range map[string]func(*terminal){
		"interrupted": func(tt *terminal) { tt.types("\x03") },
		"by Kitty":    func(tt *terminal) { tt.types("\x1b[99;5u") },
		"long after":  (*terminal).quitsAfterPauses,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tt := run(t, "briefing")
			tt.sees("? help")
			tt.types("\x1b[200~abc")
			end(tt)
			if status := tt.ends(); status != 0 {
				t.Errorf("exit status %d", status)
			}
			tt.clean()
		})
	}
}

// quitsAfterPauses presses q now and then until the program ends.
func (tt *terminal) quitsAfterPauses() {
	late := time.After(patience)
	for {
		select {
		case <-tt.done:
			return
		case <-late:
			tt.t.Fatal("q does nothing")
		case <-time.After(3 * time.Second):
			tt.types("q")
		}
	}
}

// Letters that come in a flood are taken at once, and ^C passes them.
func TestFloodOfLetters(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ before, flood string }{
		"into the search": {"/", strings.Repeat("ferry ", 170_000)},
		"on a page":       {"", strings.Repeat("j", 1_000_000)},
		"hard to find":    {"/", strings.Repeat("zyzzy (", 100_000)},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tt := run(t, "briefing")
			tt.sees("? help")
			tt.types(test.before + test.flood + "\x03")
			pressed := time.Now() // when the last byte was taken
			defer func() { t.Logf("ended %v after the key", time.Since(pressed)) }()
			if status := tt.ends(); status != 0 {
				t.Errorf("exit status %d", status)
			}
			tt.clean()
			tt.kept()
		})
	}
}

// What is typed in one go into a field arrives there as it was typed.
func TestTypedInOneGo(t *testing.T) {
	t.Parallel()
	tt := run(t, "briefing")
	tt.sees("? help")
	tt.types("/sanctions\r")
	tt.sees("/19")
	tt.types(":timeline\r")
	tt.sees("Timeline")
	tt.types("2jjjk\r")
	tt.sees("stops")
	tt.quits()
}

// A terminal that takes nothing does not keep a signal from ending the program, with
// the driver as it was.
func TestSignalWhileBlocked(t *testing.T) {
	t.Parallel()
	for _, s := range []syscall.Signal{syscall.SIGTERM, syscall.SIGINT, syscall.SIGHUP} {
		t.Run(s.String(), func(t *testing.T) {
			t.Parallel()
			if signal.Ignored(s) {
				t.Skip("ignored here, as under nohup: the program goes on")
			}
			tt := run(t, "briefing")
			tt.sees("? help")
			tt.mu.Lock() // nothing is read any more
			for i := range 40 {
				size := &pty.Winsize{Cols: uint16(150 + i%2), Rows: uint16(50 + i%3)}
				if err := pty.Setsize(tt.slave, size); err != nil {
					t.Error(err)
				}
				if _, err := tt.master.WriteString("jT"); err != nil {
					t.Error(err)
				}
				time.Sleep(10 * time.Millisecond) // for a frame each
			}
			tt.signal(s)
			select {
			case <-tt.done:
			case <-time.After(patience):
				t.Error("the program does not end")
			}
			tt.mu.Unlock()
			if after := tt.driver(); after != tt.before {
				t.Errorf("the terminal's driver is left as %+v, was %+v", after, tt.before)
			}
			if status := tt.ends(); status != 130 {
				t.Errorf("exit status %d", status)
			}
			tt.kept()
		})
	}
}

// A start that fails for want of descriptors leaves the terminal as it was.
func TestStartFails(t *testing.T) {
	t.Parallel()
	failed := 0
	for n := 4; n < 24; n++ {
		tt := shell(t, fmt.Sprintf(`ulimit -n %d; exec "$0"`, n))
		tt.until("it is open or has ended", func() bool {
			select {
			case <-tt.done:
				return true
			default:
				return strings.Contains(tt.text(), "? help") || strings.Contains(tt.text(), "no article")
			}
		})
		tt.types("q")
		if tt.ends() != 0 {
			failed++
		}
		if after := tt.driver(); after != tt.before {
			t.Errorf("with %d descriptors the terminal's driver is left as %+v, was %+v", n, after, tt.before)
		}
	}
	if failed == 0 {
		t.Error("no start failed: the test looks in the wrong place")
	}
}

// edits opens an article of a folder in an editor, a shell script.
func edits(t *testing.T, before, script string) *terminal {
	t.Helper()
	dir := t.TempDir()
	article, editor := filepath.Join(dir, "lib", "harbour.md"), filepath.Join(dir, "editor")
	if err := os.Mkdir(filepath.Dir(article), 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{article: "# Harbour\n\nThe ferry left at nine.\n", editor: "#!/bin/sh\n" + script} {
		if err := os.WriteFile(name, []byte(text), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	tt := shell(t, before+` "$0" '`+filepath.Dir(article)+`'; echo "ended: $?"`, "VISUAL="+editor, "LC_ALL=C")
	tt.sees("? help")
	tt.types("4\r")
	tt.sees("The ferry left at nine.")
	tt.types("e")
	return tt
}

// untilLine is a script that waits for a line and is interrupted by nothing.
const untilLine = "until read line; do :; done\n"

// While an editor runs, ^C and ^\ are the editor's.
func TestSignalsOfTheEditor(t *testing.T) {
	t.Parallel()
	for key, name := range map[string]string{"\x03": "INT", "\x1c": "QUIT"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tt := edits(t, "trap : INT QUIT;", "trap 'echo heard' "+name+"\necho waiting\n"+untilLine)
			tt.until("the editor waits", func() bool { return strings.Contains(tt.output(), "waiting") })
			for i := range 3 {
				tt.types(key)
				tt.until("the editor hears the key", func() bool { return strings.Count(tt.output(), "heard") > i })
			}
			tt.types("\n")
			tt.until("the page is back", func() bool { set, _ := tt.mode(1049); return set && strings.Contains(tt.text(), "The ferry left") })
			tt.types("q")
			tt.until("the program ends", func() bool { return strings.Contains(tt.output(), "ended: 0") })
			tt.ends()
			tt.clean()
		})
	}
}

// The driver is left as it was before the start, whatever an editor did to it.
func TestEditorLeavesTheTerminalRaw(t *testing.T) {
	t.Parallel()
	if _, err := os.Stat("/bin/stty"); err != nil {
		t.Skip("there is no /bin/stty")
	}
	tt := edits(t, "", "/bin/stty raw -echo\necho waiting\n")
	tt.until("the page is back", func() bool {
		set, _ := tt.mode(1049)
		return set && strings.Contains(tt.output(), "waiting") && strings.Contains(tt.text(), "The ferry left")
	})
	tt.types("q")
	tt.until("the program ends", func() bool { return strings.Contains(tt.output(), "ended: 0") })
	tt.ends()
	tt.clean()
}

// ^Z in an editor stops both, where a shell can have them go on.
func TestSuspendedEditor(t *testing.T) {
	t.Parallel()
	tt := edits(t, "set -m; again() { read line; fg >/dev/null; }; trap again EXIT;", "trap 'echo again' CONT\necho waiting\n"+untilLine)
	tt.until("the editor waits", func() bool { return strings.Contains(tt.output(), "waiting") })
	tt.types("\x1a")
	tt.until("the shell goes on", func() bool { return strings.Contains(tt.output(), "ended: ") })
	tt.types("\n")
	tt.until("the editor is back", func() bool { return strings.Contains(tt.output(), "again") })
	tt.types("\n")
	tt.until("the page is back", func() bool { set, _ := tt.mode(1049); return set && strings.Contains(tt.text(), "The ferry left") })
	tt.types("q")
	tt.ends()
	tt.clean()
}
