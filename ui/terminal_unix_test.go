//go:build unix

package ui_test

import (
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/creack/pty"

	"briefing/ui"
)

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
