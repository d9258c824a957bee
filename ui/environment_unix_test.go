//go:build unix

package ui_test

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
)

var environments = flag.Int("environments", 8, "how many random environments TestEnvironments draws")

// surroundings are what a program finds around it when it is started.
type surroundings struct {
	env    []string // variables
	before []string // statements of the shell that starts it
	where  string   // redirections
}

func (s surroundings) String() string {
	return fmt.Sprintf("%s %s; briefing %s", strings.Join(s.env, " "), strings.Join(s.before, "; "), s.where)
}

// script returns the shell's script that carries out a command, $0 with arguments.
func (s surroundings) script() string {
	return strings.Join(append(s.before, `exec "$0" "$@" `+s.where), "; ")
}

// settings are odd but real values of variables. DIR is an empty folder.
var settings = map[string][]string{
	"HOME":            {"", "/dev/null/none", "/dev/null", "relative", "/proc", "DIR"},
	"XDG_CACHE_HOME":  {"", "/dev/null/none", "/dev/null", "relative", "/proc", "DIR"},
	"XDG_STATE_HOME":  {"", "DIR"},
	"XDG_DATA_HOME":   {"", "/dev/null/none", "/dev/full", "DIR"},
	"XDG_CONFIG_HOME": {"", "/dev/null/none", "/dev/null", "DIR"},
	"TMPDIR":          {"", "/dev/null/none", "/dev/null"},
	"LANG":            {"C", "tr_TR.UTF-8", "nonsense", "de_DE.ISO-8859-1"},
	"LC_ALL":          {"", "C", "POSIX", "ja_JP.eucJP"},
	"TZ":              {"nonsense", "/dev/zero", "../../etc/passwd", "+25", "Asia/Tehran"},
	"TERM":            {"xterm", "vt100", "linux", "screen", "tmux-256color", "ansi", "x", "\x1b[31m", strings.Repeat("x", 10_000)},
	"COLORTERM":       {"", "truecolor", "nonsense"},
	"NO_COLOR":        {"", "1"},
	"CLICOLOR_FORCE":  {"1"},
	"COLUMNS":         {"0", "-1", "99999", "x"},
	"LINES":           {"0", "x"},
	"GOMAXPROCS":      {"1", "64"},
	"GOGC":            {"1", "off", "10000"},
	"GOMEMLIMIT":      {"20MiB", "off"},
	"GODEBUG":         {"nonsense", "asyncpreemptoff=1"},
	"PATH":            {"", "/dev/null/none"},
	"EDITOR":          {"", "'"},
	"VISUAL":          {"", "/dev/null/none"},
	"BROWSER":         {"", "/dev/null/none", "a b 'c"},
	"PAGER":           {"", "/dev/null/none"},
	"HTTPS_PROXY":     {"nonsense", "http://127.0.0.1:1"},
	"BIG":             {strings.Repeat("x", 100_000)},
}

// draw draws surroundings: variables, limits, signals and descriptors. Random is the
// same for the same seed.
func draw(r *rand.Rand, dir string, app bool) surroundings {
	var s surroundings
	one := func(of ...string) string { return of[r.IntN(len(of))] }
	for _, name := range slices.Sorted(maps.Keys(settings)) {
		value := one(settings[name]...)
		if r.IntN(4) == 0 {
			s.env = append(s.env, name+"="+strings.ReplaceAll(value, "DIR", dir))
		}
	}
	for _, name := range []string{"HUP", "INT", "QUIT", "TERM", "TSTP", "TTIN", "TTOU", "PIPE", "WINCH", "CHLD", "USR1", "ALRM"} {
		if r.IntN(6) == 0 {
			s.before = append(s.before, "trap '' "+name)
		}
	}
	leaks := r.IntN(7)
	for fd := range leaks {
		s.before = append(s.before, fmt.Sprintf("exec %d</dev/null", fd+3))
	}
	if r.IntN(2) == 0 {
		// Below that it is Go's runtime that does not start.
		s.before = append(s.before, fmt.Sprintf("ulimit -n %d", leaks+8+r.IntN(40)))
	}
	for _, limit := range []string{"ulimit -f 0", "ulimit -f 100", "ulimit -c 0", "ulimit -l 0", "ulimit -t 60", "ulimit -s 256", "umask 0777", "umask 0", "cd /"} {
		if r.IntN(8) == 0 {
			s.before = append(s.before, limit)
		}
	}
	if !app {
		s.where = one("", "", "<&-", "</dev/null", "2>&-", "2>/dev/null", ">/dev/full", ">&-", "<&- 2>&-")
	}
	return s
}

// ferryFolder returns a folder of n articles with a digest.
func ferryFolder(t *testing.T, n int) string {
	t.Helper()
	dir := t.TempDir()
	for i := range n {
		text := fmt.Appendf(nil, "# Report %d\n\nThe ferry came %d times.\n", i, i)
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("a%03d.md", i)), text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	digest := "version: 1\nfigures:\n  - {id: ferry, kind: thing, name: Ferry, aliases: [ferry]}\n"
	if err := os.WriteFile(filepath.Join(dir, "digest.yaml"), []byte(digest), 0o600); err != nil {
		t.Fatal(err)
	}
	return dir
}

// carryOut carries out a command of the program in surroundings, and returns its status.
func carryOut(t *testing.T, s surroundings, args ...string) (stdout, stderr string, status int) {
	t.Helper()
	home := t.TempDir()
	cmd := exec.CommandContext(t.Context(), "/bin/sh", append([]string{"-c", s.script(), os.Args[0]}, args...)...)
	cmd.Env = append([]string{runAs + "=briefing", "TERM=xterm", "HOME=" + home, "XDG_CACHE_HOME=" + home, "XDG_STATE_HOME=" + home}, s.env...)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil && !errors.As(err, new(*exec.ExitError)) {
		t.Fatal(err)
	}
	return out.String(), errs.String(), cmd.ProcessState.ExitCode()
}

// isOneLine fails unless a program that gave up said why in a line of its own.
func isOneLine(t *testing.T, said string) {
	t.Helper()
	if !strings.Contains(said, "briefing: ") || strings.Contains(said, "goroutine ") {
		t.Errorf("it ends without saying why: %q", said)
	}
}

// Wherever the program is started, it gives the right answer, or says in one line why it
// does not, and gives the terminal back as it was.
func TestEnvironments(t *testing.T) {
	if testing.Short() {
		t.Skip("starts processes")
	}
	small, large := ferryFolder(t, 6), ferryFolder(t, 320)
	commands := [][]string{{"articles", "--json"}, {"mentions", "ferry"}, {"search", "ferry"}, {"show", "ferry"}, {"timeline"}, {"export", "--format", "csv"}}
	for seed := range *environments {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			r := rand.New(rand.NewPCG(uint64(seed), 21))
			library := []string{small, large}[r.IntN(2)]
			if app := r.IntN(2) == 0; app {
				appEnds(t, draw(r, t.TempDir(), app), library)
				return
			}
			args := append(commands[r.IntN(len(commands))], "-L", library)
			s := draw(r, t.TempDir(), false)
			want, _, status := carryOut(t, surroundings{}, args...)
			if status != 0 {
				t.Fatalf("%q: status %d", args, status)
			}
			got, said, status := carryOut(t, s, args...)
			t.Logf("%.40q: status %d, %.200q", args, status, said)
			switch {
			case status == 0 && (got == want || strings.Contains(s.where, ">&-") && got == ""):
			case status == 2 && strings.Contains(s.where, "2>"):
			case status == 2:
				isOneLine(t, said)
			default:
				t.Errorf("status %d, printed %d bytes, want %d; said %q", status, len(got), len(want), said)
			}
			if t.Failed() {
				t.Logf("%q in %v", args, s)
			}
		})
	}
}

// appEnds opens the app in surroundings and leaves it.
func appEnds(t *testing.T, s surroundings, library string) {
	t.Helper()
	tt := runCommand(t, true, append([]string{runAs + "=briefing"}, s.env...), "/bin/sh", "-c", s.script(), os.Args[0], library)
	tt.until("it is open or has ended", func() bool {
		select {
		case <-tt.done:
			return true
		default:
			return strings.Contains(tt.text(), "? help")
		}
	})
	tt.types("jj")
	tt.types("q")
	status := tt.ends()
	if t.Logf("the app: status %d", status); status != 0 {
		isOneLine(t, tt.output())
	}
	if after := tt.driver(); after != tt.before {
		t.Errorf("the terminal's driver is left as %+v, was %+v", after, tt.before)
	}
	if t.Failed() {
		t.Logf("the app in %v", s)
	}
}

// However few files may be open, an answer is whole, or a line names the limit.
func TestFewFiles(t *testing.T) {
	if testing.Short() {
		t.Skip("starts processes")
	}
	library := ferryFolder(t, 320)
	gave := 0
	for n := 7; n < 60; n += 1 + n/12 { // with fewer, Go's runtime does not start
		s := surroundings{before: []string{fmt.Sprintf("ulimit -n %d", n)}}
		out, said, status := carryOut(t, s, "articles", "-L", library)
		switch {
		case status == 0 && strings.Count(out, "\n") == 320:
			gave++
		case status != 2 || !strings.Contains(said, fmt.Sprintf("may have %d files open at a time: ulimit -n)\n", n)):
			t.Errorf("with %d files: status %d, %d lines, said %q", n, status, strings.Count(out, "\n"), said)
		}
	}
	if gave == 0 {
		t.Error("no answer was given")
	}
}

// stranger is a user who owns nothing and runs nothing.
var stranger = &syscall.Credential{Uid: 47_110, Gid: 47_110}

// programForAll returns a copy of the program that every user may run. Its folder may be
// entered by all.
func programForAll(t *testing.T) string {
	t.Helper()
	if os.Getuid() != 0 {
		t.Skip("needs to be root, to become somebody else")
	}
	dir := t.TempDir()
	openWay(t, dir)
	program := filepath.Join(dir, "briefing")
	data, err := os.ReadFile(os.Args[0])
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(program, data, 0o755); err != nil {
		t.Fatal(err)
	}
	return program
}

// openWay lets every user into a temporary folder.
func openWay(t *testing.T, dir string) {
	t.Helper()
	for d := dir; d != os.TempDir() && d != "/"; d = filepath.Dir(d) {
		if err := os.Chmod(d, 0o755); err != nil {
			t.Fatal(err)
		}
	}
}

// Too few threads are called so. Who may raise limits has none.
func TestFewThreads(t *testing.T) {
	switch {
	case testing.Short():
		t.Skip("starts processes")
	case runtime.GOOS != "linux":
		t.Skip("threads are counted on Linux alone")
	}
	program := programForAll(t)
	for _, n := range []int{8, 10, 13, 60} {
		cmd := exec.CommandContext(t.Context(), "/bin/sh", "-c", fmt.Sprintf(`ulimit -u %d 2>/dev/null || ulimit -p %d; exec "$0" articles`, n, n), program)
		cmd.Env = []string{runAs + "=briefing", "HOME=/nonexistent", "GOMAXPROCS=2"}
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: stranger}
		out, err := cmd.CombinedOutput()
		few := cmd.ProcessState.ExitCode() == 2 && strings.HasPrefix(string(out), "briefing: too few threads to start (") && bytes.Count(out, []byte("\n")) == 1
		if whole := err == nil; few == whole || n == 60 && few || n < 13 && whole {
			t.Errorf("with %d threads: %v, %.300q", n, err, out)
		}
	}
}

// Too little address space is called so, unless it is too little for Go's runtime, which
// ends before the program begins.
func TestAddressSpace(t *testing.T) {
	if testing.Short() || runtime.GOOS != "linux" || ^uint(0)>>32 == 0 {
		t.Skip("starts processes on Linux, with 64 bits")
	}
	library := ferryFolder(t, 6)
	said := 0
	for kilobytes := 900_000; kilobytes <= 4_000_000; kilobytes += 50_000 + kilobytes/3_000_000*500_000 {
		s := surroundings{before: []string{fmt.Sprintf("ulimit -v %d", kilobytes)}}
		out, errs, status := carryOut(t, s, "articles", "-L", library)
		switch {
		case status == 0 && strings.Count(out, "\n") == 6:
		case kilobytes < 3_000_000 && status == 2 && strings.HasPrefix(errs, "briefing: too little memory to start (") && strings.Count(errs, "\n") == 1:
			said++
		case kilobytes < 3_000_000 && (strings.HasPrefix(errs, "runtime") || strings.HasPrefix(errs, "fatal error: ")) &&
			(!strings.Contains(errs, "cli.Main(") || strings.Contains(errs, "limit.Start(")):
			t.Logf("with %d KB Go's runtime does not start", kilobytes)
		default:
			t.Errorf("with %d KB: status %d, %.2000q", kilobytes, status, errs)
		}
	}
	if said == 0 {
		t.Error("no start was refused: the test looks in the wrong place")
	}
}

// What is to be added is added even if nobody reads the names of the files, and can be
// read by its owner whatever the umask.
func TestAddAnywhere(t *testing.T) {
	if testing.Short() {
		t.Skip("starts processes")
	}
	from, to := ferryFolder(t, 3), filepath.Join(t.TempDir(), "story")
	for _, s := range []surroundings{
		{before: []string{"umask 0777"}, where: "| true"},
		{where: "| head -1"},
		{before: []string{"umask 0777"}},
		{where: ">/dev/full"},
	} {
		script := strings.Join(append(s.before, `"$0" "$@" `+s.where), "; ")
		cmd := exec.CommandContext(t.Context(), "/bin/sh", append([]string{"-c", script, os.Args[0], "add", to}, articlesIn(t, from)...)...)
		cmd.Env = []string{runAs + "=briefing", "HOME=" + t.TempDir(), "PATH=" + os.Getenv("PATH")}
		_ = cmd.Run() // the status of the last in the pipe
		files := articlesIn(t, to)
		if len(files) != 3 {
			t.Errorf("%v: %d files, want 3: %q", s, len(files), files)
		}
		for _, f := range append(files, to) {
			if info, err := os.Stat(f); err != nil || info.Mode().Perm()&0o600 != 0o600 {
				t.Errorf("%v: %s: %v, %v", s, f, info.Mode(), err)
			}
		}
		if s.before == nil {
			if err := os.RemoveAll(to); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// What cannot be saved for want of room is told once.
func TestAddWithoutRoom(t *testing.T) {
	if testing.Short() {
		t.Skip("starts processes")
	}
	to := t.TempDir()
	args := append([]string{"add", to}, articlesIn(t, ferryFolder(t, 5))...)
	_, said, status := carryOut(t, surroundings{before: []string{"ulimit -f 0"}}, args...)
	if status != 2 || strings.Count(said, "\n") != 1 || !strings.Contains(said, "ulimit -f)") {
		t.Errorf("status %d, %q", status, said)
	}
	if files := articlesIn(t, to); len(files) > 0 {
		t.Errorf("there is %q", files)
	}
}

func articlesIn(t *testing.T, dir string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	return files
}
