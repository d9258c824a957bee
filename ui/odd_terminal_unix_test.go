//go:build unix

package ui_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
)

// The tests below run the program on terminals and under parents that are odd but
// real.

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
			before := len(tt.output())
			if err := pty.Setsize(tt.slave, &pty.Winsize{Rows: size[0], Cols: size[1]}); err != nil {
				t.Fatal(err)
			}
			tt.types("j")
			tt.until("something is painted", func() bool { return len(tt.output()) > before || size[0] == 0 || size[1] == 0 })
			tt.smallerThan(200 << 20)
			tt.rests()
			worked := tt.worked()
			tt.types("q") // closes the panel of a narrow window
			tt.quits()
			worked = tt.cmd.ProcessState.UserTime() + tt.cmd.ProcessState.SystemTime() - worked
			t.Logf("ended with %v of work", worked)
			if worked > 200*time.Millisecond {
				t.Errorf("to end takes %v of work", worked)
			}
		})
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

// worked returns how much processor time the program has taken, where the system tells.
func (tt *terminal) worked() time.Duration {
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", tt.cmd.Process.Pid))
	if err != nil {
		return 0
	}
	var user, system time.Duration
	fields := strings.Fields(string(b[bytes.LastIndexByte(b, ')')+1:]))
	_, err = fmt.Sscan(fields[11]+" "+fields[12], &user, &system)
	if err != nil {
		tt.t.Fatal(err)
	}
	return (user + system) * (time.Second / 100) // its ticks
}

// rests waits until the program does nothing more, not only because others have the
// processors.
func (tt *terminal) rests() {
	was := tt.worked()
	for same := 0; same < 5; same++ {
		time.Sleep(100 * time.Millisecond)
		if now := tt.worked(); now != was {
			was, same = now, 0
		}
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
