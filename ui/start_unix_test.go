//go:build unix

package ui_test

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"
)

// Whatever the terminal is said to be, the app starts and ends on it; on one that shows no
// screen it prints the overview.
func TestTerminalNames(t *testing.T) {
	t.Parallel()
	for _, name := range []string{
		"", "unknown", strings.Repeat("x", 10_000), "\x1b[31m", "a\nb", "../../etc/passwd", "vt52", "vt100", "linux", "screen",
		"tmux-256color", "xterm-kitty", "ansi", "emacs", "dumb", "rxvt-unicode-256color", "xterm-ghostty", "st", "foot", "UNSET",
	} {
		t.Run(fmt.Sprintf("%.20q", name), func(t *testing.T) {
			t.Parallel()
			script := `TERM=$0; export TERM; exec "$1"`
			if name == "UNSET" {
				script = `unset TERM; exec "$1"`
			}
			tt := runCommand(t, true, []string{runAs + "=briefing"}, "/bin/sh", "-c", script, name, os.Args[0])
			if name == "dumb" {
				if status := tt.ends(); status != 0 || !strings.Contains(tt.output(), "--linear") || strings.Contains(tt.output(), "\x1b") {
					t.Errorf("status %d, printed %.300q", status, tt.output())
				}
				return
			}
			tt.sees("? help")
			tt.quits()
		})
	}
}

// Signals that are ignored or blocked when the app is started keep no key from it.
func TestSignalsAtStart(t *testing.T) {
	t.Parallel()
	start := map[string]func(*testing.T) *terminal{
		"all blocked": func(t *testing.T) *terminal { return run(t, "all-blocked") },
	}
	for _, name := range strings.Fields("HUP INT QUIT TERM TSTP TTIN TTOU PIPE WINCH CHLD USR1 USR2 ALRM CONT URG") {
		start[name] = func(t *testing.T) *terminal { return shell(t, `trap '' `+name+`; exec "$0"`) }
	}
	for name, start := range start {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tt := start(t)
			tt.sees("? help")
			tt.types("2\r")
			tt.sees("28 stops")
			tt.quits()
		})
	}
}

// A sequence that never comes to its end hides no key that is pressed later.
func TestUnfinishedSequences(t *testing.T) {
	t.Parallel()
	for _, sequence := range []string{"\x1b]52;c;aGk", "\x1bP1$r", "\x1b_Ga", "\x1b^a", "\x1bXa", "\x1b[1;", "\x1bO", "\x1b[<0;1", "\x1b[M ", "\x1b", "\xe6\xb8"} {
		t.Run(fmt.Sprintf("%q", sequence), func(t *testing.T) {
			t.Parallel()
			tt := run(t, "briefing")
			tt.sees("? help")
			tt.types(sequence)
			tt.quitsAfterPauses()
			if status := tt.ends(); status != 0 {
				t.Errorf("exit status %d", status)
			}
			tt.clean()
		})
	}
}

// A large paste is one key; ^C after it ends the app at once.
func TestLargePaste(t *testing.T) {
	t.Parallel()
	tt := run(t, "briefing")
	tt.sees("? help")
	tt.types("/\x1b[200~" + strings.Repeat("ferry ", 170_000) + "\x1b[201~")
	tt.types("\x03")
	if status := tt.ends(); status != 0 {
		t.Errorf("exit status %d", status)
	}
	tt.clean()
}

// However often the window changes, the last size is the one that is drawn.
func TestManySizes(t *testing.T) {
	t.Parallel()
	tt := run(t, "briefing")
	tt.sees("? help")
	tt.mu.Lock()
	tt.blind = true
	tt.mu.Unlock()
	for i := range 1000 {
		if err := pty.Setsize(tt.slave, &pty.Winsize{Cols: uint16(i*7919%300 + 1), Rows: uint16(i * 104_729 % 100)}); err != nil {
			t.Fatal(err)
		}
	}
	if err := pty.Setsize(tt.slave, &pty.Winsize{Cols: 100, Rows: 30}); err != nil {
		t.Fatal(err)
	}
	tt.mu.Lock()
	tt.screen.Resize(100, 30)
	tt.blind = false
	tt.mu.Unlock()
	tt.types("2\r")
	tt.sees("28 stops")
	tt.smallerThan(200 << 20)
	tt.quits()
}

// While a terminal takes nothing, the app waits without work; once it takes output again,
// keys act as ever.
func TestBlockedForAWhile(t *testing.T) {
	t.Parallel()
	for name, end := range map[string]string{"q": "q", "ctrl-c": "\x03"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tt := run(t, "briefing")
			tt.sees("? help")
			tt.mu.Lock() // nothing is read any more
			for range 60 {
				if _, err := tt.master.WriteString("jTk"); err != nil {
					t.Error(err)
				}
				time.Sleep(10 * time.Millisecond) // for a frame each
			}
			if _, err := tt.master.WriteString(end); err != nil {
				t.Error(err)
			}
			tt.mu.Unlock()
			if status := tt.ends(); status != 0 {
				t.Errorf("exit status %d", status)
			}
			tt.clean()
			tt.kept()
		})
	}
}

// Output that is held and let go, as ^S and ^Q do, loses nothing.
func TestHeldOutput(t *testing.T) {
	t.Parallel()
	tt := run(t, "briefing")
	tt.sees("? help")
	holdOutput(t, tt.slave, true)
	tt.types("2\r")
	time.Sleep(200 * time.Millisecond) // for frames that are not shown
	if strings.Contains(tt.text(), "28 stops") {
		t.Error("the output is not held")
	}
	holdOutput(t, tt.slave, false)
	tt.sees("28 stops")
	tt.quits()
}

// Inside other programs the app starts, draws and ends as ever.
func TestParents(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for name, arguments := range map[string]string{
		"tmux":    `-f /dev/null -S ` + filepath.Join(dir, "t") + ` new "$0"`,
		"screen":  `-U -q -c /dev/null /usr/bin/env ` + runAs + `=briefing "$0"`,
		"script":  `-qc "$0" /dev/null`,
		"setsid":  `-w "$0"`,
		"env":     `-i ` + runAs + `=briefing TERM=xterm HOME="$HOME" XDG_STATE_HOME="$HOME" "$0"`,
		"timeout": `--foreground 100 "$0"`,
		"nice":    `-n 19 "$0"`,
		"stdbuf":  `-o0 "$0"`,
		"sh":      `-c '"$0"' "$0"`,
		"bash":    `-mc '"$0"; true' "$0"`,
		"busybox": `sh -c '"$0"; true' "$0"`,
		"su":      `root -s /bin/sh -c '"$0"' "$0"`, // in a session of its own, without this terminal
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if name == "su" && (os.Getuid() != 0 || runtime.GOOS != "linux") {
				t.Skip("needs to be root on Linux: su asks others for a password")
			}
			tt := under(t, name, arguments)
			tt.sees("? help")
			tt.types("2\r")
			tt.sees("28 stops")
			tt.types("q")
			if status := tt.ends(); status != 0 {
				t.Errorf("exit status %d", status)
			}
			if after := tt.driver(); after != tt.before {
				t.Errorf("the terminal's driver is left as %+v, was %+v", after, tt.before)
			}
		})
	}
}

// Where one end is no terminal, the overview is printed, and the terminal is left alone.
func TestNoTerminal(t *testing.T) {
	t.Parallel()
	for _, where := range []string{"| /bin/cat", "</dev/null", "<&-", "</dev/null 2>&1 | /bin/cat", "2>&- | /bin/cat", "</dev/zero"} {
		t.Run(where, func(t *testing.T) {
			t.Parallel()
			tt := shell(t, `"$0" `+where)
			if status := tt.ends(); status != 0 || !strings.Contains(tt.output(), "stops") && !strings.Contains(tt.output(), "articles") {
				t.Errorf("status %d, printed %.300q", status, tt.output())
			}
			if strings.Contains(tt.output(), "\x1b[?") {
				t.Errorf("modes of the terminal are set: %.300q", tt.output())
			}
			tt.clean()
		})
	}
}

// Under nohup the overview goes into its file, or the app runs until its terminal is gone.
func TestNohup(t *testing.T) {
	t.Parallel()
	t.Run("file", func(t *testing.T) {
		t.Parallel()
		tt := under(t, "nohup", `"$0" >"$HOME/out"`)
		if status := tt.ends(); status != 0 {
			t.Errorf("exit status %d: %s", status, tt.output())
		}
		out, err := os.ReadFile(filepath.Join(tt.home, "out"))
		if err != nil || !strings.Contains(string(out), "6 articles") || strings.Contains(string(out), "\x1b") {
			t.Errorf("printed %.300q, %v", out, err)
		}
		tt.clean()
	})
	t.Run("terminal", func(t *testing.T) {
		t.Parallel()
		tt := under(t, "nohup", `/bin/sh -c 'exec "$0" </dev/tty >/dev/tty 2>/dev/tty' "$0"`)
		tt.sees("? help")
		tt.types("2\r")
		tt.sees("28 stops")
		tt.master.Close()
		tt.slave.Close()
		tt.ends() // the shell; the program, which ignores the signal, notices it by itself
		for late := time.Now().Add(patience); time.Now().Before(late); time.Sleep(10 * time.Millisecond) {
			if _, err := os.Stat(filepath.Join(tt.home, "briefing", "default.json")); err == nil {
				return
			}
		}
		tt.kept()
	})
}
