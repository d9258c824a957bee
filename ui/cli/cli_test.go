package cli_test

import (
	"errors"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"briefing/ui/cli"
)

var update = flag.Bool("update", false, "rewrite what the scripts expect")

// TestMain lets tests and scripts run the program itself under its name.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"briefing": func() { os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) },
	})
}

func TestScripts(t *testing.T) {
	skipProcesses(t)
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		Setup:         serveSite(t),
		UpdateScripts: *update,
		Deadline:      time.Now().Add(5 * time.Minute), // of all scripts: a program that hangs fails
		Condition: func(cond string) (bool, error) {
			if cond != "root" {
				return false, errors.New("no such condition")
			}
			return os.Getuid() == 0, nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits,
			"write": write,
			"fifo":  fifo,
		},
	})
}

// skipProcesses leaves tests that start the program by the hundred to the long
// run: under the race detector a start takes a second.
func skipProcesses(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("starts many processes")
	}
}

// exits runs a program that must end with a status:
//
//	exits 2 briefing nowhere
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits STATUS PROGRAM [ARG…]")
	}
	status := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		exit := (*exec.ExitError)(nil)
		if !errors.As(err, &exit) {
			ts.Check(err)
		}
		status = exit.ExitCode()
	}
	if want, err := strconv.Atoi(args[0]); err != nil || status != want {
		ts.Fatalf("exit status %d, want %s\nstderr: %s", status, args[0], ts.ReadFile("stderr"))
	}
}

// write makes a file of a text, repeated as often as COUNT says. Name and text
// may hold Go's escapes, as a script's own files cannot:
//
//	write 'a\nb.txt' '\x1b[2J'
//	write big.txt 'word ' 1000000
func write(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 && len(args) != 3 {
		ts.Fatalf("usage: write FILE TEXT [COUNT]")
	}
	count := 1
	if len(args) == 3 {
		var err error
		count, err = strconv.Atoi(args[2])
		ts.Check(err)
	}
	text := strings.Repeat(unescape(ts, args[1]), count)
	ts.Check(os.WriteFile(ts.MkAbs(unescape(ts, args[0])), []byte(text), 0o600))
}

func unescape(ts *testscript.TestScript, s string) string {
	out, err := strconv.Unquote(`"` + strings.ReplaceAll(s, `"`, `\"`) + `"`)
	ts.Check(err)
	return out
}

func fifo(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: fifo FILE")
	}
	ts.Check(makeFifo(filepath.Clean(ts.MkAbs(args[0]))))
}
