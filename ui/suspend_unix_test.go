//go:build unix

package ui_test

import (
	"flag"
	"os"
	"strings"
	"syscall"
	"testing"
)

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
