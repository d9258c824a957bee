//go:build unix

package command

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// start runs a script of sh with a text on standard input.
func start(t *testing.T, timeout time.Duration, stdin, script string, args ...string) Result {
	t.Helper()
	c := New("x", append([]string{"sh", "-c", script, "sh"}, args...))
	c.Timeout = timeout
	v := Values{Title: "A title", Ref: "a:0-3"}
	argv, err := c.Args(v)
	if err != nil {
		t.Fatal(err)
	}
	return c.Start(t.Context(), argv, v.Env(), stdin)
}

func TestStart(t *testing.T) {
	const soon, long = 300 * time.Millisecond, time.Minute
	megabyte := strings.Repeat("0123456789abcde\n", 1<<16)
	for _, tt := range []struct {
		name, stdin, script string
		timeout             time.Duration
		out, err            string // err is a part of the error, "" for none
		cut                 bool
	}{
		{"text on standard input", "$(x) `y` 'z'\n", "cat", long, "$(x) `y` 'z'\n", "", false},
		{"values in the environment", "", `printf %s "$BRIEFING_TITLE|$BRIEFING_REF|$TERM|$NO_COLOR"`, long, "A title|a:0-3|dumb|1", "", false},
		{"a megabyte in", megabyte, "wc -c | tr -d ' '", long, "1048576\n", "", false},
		{"a megabyte that nobody reads", megabyte, "echo done", long, "done\n", "", false},
		{"escape sequences", "", `printf 'a\033[2Jb\033]52;c;eA==\007c\r'`, long, "a\uFFFD[2Jb\uFFFD]52;c;eA==\uFFFDc\n", "", false},
		{"an error", "", "echo first >&2; echo no such language >&2; exit 3", long, "", "x: no such language (exit status 3)", false},
		{"an error without a word", "", "exit 4", long, "", "x: exit status 4", false},
		{"it kills itself", "", "kill -9 $$", long, "", "x: signal: killed", false},
		{"it hangs", "", "echo begun; sleep 60", soon, "begun\n", "x: it was ended after 300ms", false},
		{"it hangs and ignores signals", "", "trap '' TERM INT HUP; sleep 60", soon, "", "ended after", false},
		{"it floods", "", "yes", long, strings.Repeat("y\n", mostOutput/2), "", true},
		{"it floods standard error", "", "head -c 3000000 /dev/zero | tr '\\0' e >&2; echo; echo done", long, "\ndone\n", "", false},
		{"it leaves a child with its output open", "", "sleep 60 & echo done", long, "done\n", "", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			r := start(t, tt.timeout, tt.stdin, tt.script)
			said := ""
			if r.Err != nil {
				said = r.Err.Error()
			}
			if !strings.Contains(said, tt.err) || (tt.err == "") != (said == "") || r.Cut != tt.cut {
				t.Errorf("error %q, cut %t; want %q, %t", said, r.Cut, tt.err, tt.cut)
			}
			if r.Out != tt.out {
				t.Errorf("it printed %.80q, want %.80q", r.Out, tt.out)
			}
		})
	}
}

// Nothing of a program is left, whichever way it ends.
func TestNothingIsLeft(t *testing.T) {
	for _, script := range []string{
		`sleep 61 & echo $! > "$1"; echo done`,
		`(trap '' TERM; sleep 61) & echo $! > "$1"; sleep 61`,
	} {
		file := filepath.Join(t.TempDir(), "pid")
		start(t, 500*time.Millisecond, "", script, file)
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		pid, err := strconv.Atoi(strings.TrimSpace(string(data)))
		if err != nil {
			t.Fatal(err)
		}
		if !ended(pid) {
			t.Errorf("%s: a child is left", script)
		}
	}
}

// ended reports whether a process ends, which takes a moment after it was told to.
func ended(pid int) bool {
	for range 100 {
		if syscall.Kill(pid, 0) != nil || isZombie(pid) {
			return true
		}
		time.Sleep(20 * time.Millisecond)
	}
	return false
}

// isZombie reports whether a process has ended and nobody has asked for its status.
func isZombie(pid int) bool {
	stat, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/stat")
	return err == nil && strings.Contains(string(stat), ") Z ")
}

// A reader who has enough ends a program at once.
func TestCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(100*time.Millisecond, cancel)
	c := New("x", []string{"sleep", "60"})
	if r := c.Start(ctx, c.Run, nil, ""); r.Err == nil || r.Err.Error() != "x: it was ended" {
		t.Errorf("error %v", r.Err)
	}
}

func TestNoProgram(t *testing.T) {
	c := New("nope", []string{"no-such-program-here"})
	if r := c.Start(t.Context(), c.Run, nil, ""); r.Err == nil || !strings.HasPrefix(r.Err.Error(), `run nope: exec: "no-such-program-here"`) {
		t.Errorf("error %v", r.Err)
	}
}
