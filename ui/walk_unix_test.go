//go:build unix

package ui_test

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
)

var pressed = flag.Int("pressed", 600, "how many random keys TestRandomKeys presses in all")

// keysAtATime is how many keys one start of the app gets.
const keysAtATime = 300

// TestRandomKeys presses random keys, moves and clicks the mouse, pastes and resizes on a
// real terminal: the app ends as it should when it is asked to, and leaves the terminal as
// it was. A program that is built with the race detector tells of races by its status:
//
//	go test -race ./ui -run TestRandomKeys -pressed 100000 -timeout 2h
func TestRandomKeys(t *testing.T) {
	if testing.Short() {
		t.Skip("starts processes")
	}
	for seed := range (*pressed + keysAtATime - 1) / keysAtATime {
		t.Run(fmt.Sprint(seed), func(t *testing.T) { pressAnything(t, rand.New(rand.NewPCG(uint64(seed), 13))) })
	}
}

func pressAnything(t *testing.T, r *rand.Rand) {
	races := filepath.Join(t.TempDir(), "race")
	var args []string
	switch r.IntN(3) { // else the default library
	case 0:
		args = append(args, ferryFolder(t, 6))
	case 1:
		args = append(args, ferryFolder(t, 320))
	}
	tt := runCommand(t, r.IntN(4) > 0, []string{runAs + "=briefing", "GORACE=log_path=" + races, "VISUAL=/bin/true"}, os.Args[0], args...)
	tt.sees("? help")
	tt.mu.Lock()
	tt.blind = true
	tt.mu.Unlock()
	var typed []string
	for range keysAtATime {
		if r.IntN(20) == 0 {
			size := &pty.Winsize{Cols: uint16(r.IntN(220)), Rows: uint16(r.IntN(70))}
			if err := pty.Setsize(tt.slave, size); err != nil {
				t.Fatal(err)
			}
			typed = append(typed, fmt.Sprintf("%dx%d", size.Cols, size.Rows))
			continue
		}
		key := anyKey(r)
		typed = append(typed, key)
		if _, err := tt.master.WriteString(key); err != nil {
			t.Fatalf("%v after %q", err, typed)
		}
		if r.IntN(3) > 0 {
			time.Sleep(time.Duration(r.IntN(20)) * time.Millisecond) // or the next one comes with it
		}
	}
	tt.interrupted()
	status := tt.ends()
	if out := tt.output(); status != 0 || strings.Contains(out, "goroutine ") {
		if at := strings.Index(out, "goroutine "); at >= 0 {
			out = out[max(0, at-500):]
		}
		t.Errorf("%v: %.20000q", tt.cmd.ProcessState, out)
	}
	tt.clean()
	if reports, _ := filepath.Glob(races + "*"); len(reports) > 0 {
		report, _ := os.ReadFile(reports[0])
		t.Errorf("a race: %s", report)
	}
	if t.Failed() {
		t.Logf("typed %q", typed)
	}
}

// interrupted presses ^C until the program ends. An unfinished sequence may swallow one. On a
// terminal that was given back already it would be a signal, which kills a program that is
// ending. A program that does not end says what it is doing.
func (tt *terminal) interrupted() {
	for range int(patience / time.Second) {
		if tt.driver() != tt.before {
			_, _ = tt.master.WriteString("\x03")
		}
		select {
		case <-tt.done:
			return
		case <-time.After(time.Second):
		}
	}
	tt.signal(syscall.SIGQUIT)
}

// anyKey returns what a terminal may send: a key, a click, a paste. None of them quits,
// except in words.
func anyKey(r *rand.Rand) string {
	switch n := r.IntN(100); {
	case n < 60:
		if key := rune(' ' + r.IntN(95)); key != 'q' {
			return string(key)
		}
		return "j"
	case n < 70:
		if key := byte(1 + r.IntN(26)); key != 3 { // ^A to ^Z
			return string(rune(key))
		}
		return "\r"
	case n < 82:
		keys := []string{"\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[5~", "\x1b[6~", "\x1b[H", "\x1b[F", "\x1b[Z", "\x7f", "\x1b[3~", "\x1b[27u", "\x1b[I", "\x1b[O", "\x1bOP", "\x1b[1;5C"}
		return keys[r.IntN(len(keys))]
	case n < 94:
		button, end := []int{0, 1, 2, 32, 35, 64, 65}[r.IntN(7)], "Mm"[r.IntN(2)]
		return fmt.Sprintf("\x1b[<%d;%d;%d%c", button, 1+r.IntN(230), 1+r.IntN(75), end)
	case n < 97:
		return "\x1b[200~ferry\n\x1b[2J iran\x1b[201~"
	}
	texts := []string{"/ferry\r", ":timeline\r", "/iran OR war\r", "渡", "é", "\x1b[?997;1n", "\x1b[48;30;100;0;0t", "\x1b]11;rgb:ffff/ffff/ffff\x07"}
	return texts[r.IntN(len(texts))]
}
