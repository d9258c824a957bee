//go:build unix

package cli_test

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"briefing/ui/internal/hostile"
)

var costly = flag.String("hostile", "", "print what the hostile documents cost whose names match this `REGEXP`: processor time and memory of opening and showing them")

// mostHostile are the limits for one command on a hostile document.
const (
	mostHostileTime   = 5 * time.Second // of one processor
	mostHostileMemory = 300             // MB
)

// cost is what one command took.
type cost struct {
	processor time.Duration
	memory    int // MB, the most at a time
	status    int
	said      string
}

func (c cost) String() string {
	s := fmt.Sprintf("%6.1f s %5d MB", c.processor.Seconds(), c.memory)
	if c.status > 1 {
		s += fmt.Sprintf(" status %d", c.status)
	}
	return s
}

func (c cost) tooMuch() bool {
	return c.processor > mostHostileTime || c.memory > mostHostileMemory || c.status > 2 || c.status < 0
}

// isTold reports whether the program said in a line what took so long, or what was left out.
func (c cost) isTold() bool {
	return c.status == 0 && strings.HasPrefix(c.said, "briefing: ")
}

// costOf runs the program by itself.
func costOf(t *testing.T, program string, args ...string) cost {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, program, args...)
	var errs strings.Builder
	cmd.Stderr = &errs
	if err := cmd.Run(); err != nil && !errors.As(err, new(*exec.ExitError)) {
		t.Fatal(err)
	}
	most := cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss
	if runtime.GOOS == "darwin" {
		most >>= 10 // bytes there
	}
	return cost{cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), int(most >> 10), cmd.ProcessState.ExitCode(), errs.String()}
}

// TestHostileTable prints what each hostile document costs, and fails for those
// that cost more than they may:
//
//	go test ./ui/cli -run TestHostileTable -hostile . -v
func TestHostileTable(t *testing.T) {
	if *costly == "" {
		t.Skip("takes minutes: -hostile . runs it")
	}
	wanted := regexp.MustCompile(*costly)
	program := filepath.Join(t.TempDir(), "briefing")
	self, err := os.Executable()
	must(t, err)
	must(t, os.Symlink(self, program))
	t.Setenv("BRIEFING_TEST_TELLS", "yes")
	for _, d := range hostile.Documents() {
		if !wanted.MatchString(d.Name) {
			continue
		}
		dir := t.TempDir()
		t.Setenv("XDG_CACHE_HOME", filepath.Join(dir, "cache"))
		path := filepath.Join(dir, "library")
		must(t, os.Mkdir(path, 0o755))
		size, err := d.Write(path)
		must(t, err)
		age(t, path)
		open := costOf(t, program, "articles", "-L", path)
		again := costOf(t, program, "articles", "-L", path)
		show := costOf(t, program, "show", d.ID(), "-q", "--width", "80", "-L", path)
		search := costOf(t, program, "search", "ferry", "-q", "-L", path)
		said, _, _ := strings.Cut(open.said, "\n")
		t.Logf("%-28s %9d B  open %v  again %v  show %v  search %v  %.120s", d.Name, size, open, again, show, search, said)
		for i, c := range []cost{open, again, show, search} {
			if c.tooMuch() && (i > 0 || !c.isTold()) {
				t.Errorf("%s: %v", d.Name, c)
			}
		}
		must(t, os.RemoveAll(dir))
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
