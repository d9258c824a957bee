//go:build unix

package ui_test

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// The commands whose answers must be the same wherever they are carried out.
var plainCommands = [][]string{
	{"articles"},
	{"articles", "--json"},
	{"figures"},
	{"mentions", "ferry"},
	{"search", "ferry"},
	{"search", "ferry", "--json"},
	{"show", "ferry"},
	{"compare", "ferry"},
	{"timeline"},
	{"coverage"},
	{"check"},
	{"export", "--format", "csv"},
}

// Whatever standard input, output and errors are, a command prints what it always does, or
// says why it cannot. A closed output is as the null device, which Go opens in its place: it
// cannot be told from one that a parent opened for reading and writing, as those of Python
// and Node do.
func TestDescriptors(t *testing.T) {
	if testing.Short() {
		t.Skip("starts processes")
	}
	library := ferryFolder(t, 6)
	const same, silent, fails, fewer = "the same", "nothing", "an error", "the same or less"
	for _, args := range plainCommands {
		args = append(args, "-L", library)
		t.Run(strings.Join(args[:len(args)-2], " "), func(t *testing.T) {
			t.Parallel()
			want, _, status := carryOut(t, surroundings{}, args...)
			for _, test := range []struct{ before, where, want string }{
				{"", "<&-", same},
				{"", "</dev/null", same},
				{"", "</dev/full", same},
				{"", "2>&-", same},
				{"", "2>/dev/full", same},
				{"", "<&- 2>&-", same},
				{"", ">/dev/null", silent},
				{"", ">&-", silent},
				{"", "<&- >&- 2>&-", silent},
				{"", "1<>/dev/null", silent},
				{"", ">/dev/full", fails},
				{"", "1</dev/null", fails},
				{"", "| /usr/bin/head -1", fewer},
				{"", "| /bin/true", silent},
				{"trap '' PIPE", "| /bin/true", silent},
				{"trap '' HUP INT TERM QUIT TSTP PIPE CHLD", "", same},
			} {
				s := surroundings{where: test.where}
				if test.before != "" {
					s.before = []string{test.before}
				}
				out, said, got := carryOut(t, s, args...)
				piped := strings.HasPrefix(test.where, "|")
				if piped { // the status is that of the last program; that one may tell of a broken pipe
					said, got = "", status
				}
				wrote := strings.Contains(said, "briefing: write /dev/stdout: ") && strings.Count(said, "\n") == 1
				switch {
				case test.want == same && out == want && said == "" && got == status:
				case test.want == silent && out == "" && said == "" && got == status:
				case test.want == fewer && strings.HasPrefix(want, out) && said == "":
				case test.want == fails && want == "" && got == status: // nothing is to be written
				case test.want == fails && out == "" && wrote && got == 2:
				default:
					t.Errorf("%s %s: status %d, printed %.100q, said %q; want %s, status %d", test.before, test.where, got, out, said, test.want, status)
				}
			}
		})
	}
}

// Each variable for itself, with any value that it may really have, changes no answer.
func TestVariables(t *testing.T) {
	if testing.Short() {
		t.Skip("starts processes")
	}
	dir := t.TempDir()
	for i, library := range []string{ferryFolder(t, 6), ferryFolder(t, 320)} {
		args := []string{"mentions", "ferry", "--json", "-L", library}
		want, _, status := carryOut(t, surroundings{}, args...)
		if status != 0 {
			t.Fatalf("status %d", status)
		}
		for _, name := range slices.Sorted(maps.Keys(settings)) {
			if i == 1 && !strings.HasPrefix(name, "XDG_") && name != "HOME" && name != "TMPDIR" {
				continue // only where the index is matters to a large library
			}
			t.Run(fmt.Sprint(name, i), func(t *testing.T) {
				t.Parallel()
				for _, value := range settings[name] {
					s := surroundings{env: []string{name + "=" + strings.ReplaceAll(value, "DIR", dir)}}
					out, said, status := carryOut(t, s, args...)
					if out != want || status != 0 || strings.Count(said, "\n") > 1 {
						t.Errorf("%.100q: status %d, printed %.100q, said %q", s.env, status, out, said)
					}
				}
			})
		}
	}
}

// Limits that are low but not too low change no answer; others are named in one line.
func TestLimits(t *testing.T) {
	if testing.Short() {
		t.Skip("starts processes")
	}
	for _, library := range []string{ferryFolder(t, 6), ferryFolder(t, 320)} {
		args := []string{"mentions", "ferry", "--json", "-L", library}
		want, _, _ := carryOut(t, surroundings{}, args...)
		for _, limit := range []string{"-f 0", "-f 10", "-f 100", "-c 0", "-t 60", "-l 0", "-s 64", "-s unlimited", "-n 64"} {
			s := surroundings{before: []string{"ulimit " + limit}}
			out, said, status := carryOut(t, s, args...)
			if out != want || status != 0 || strings.Count(said, "\n") > 1 {
				t.Errorf("%s: status %d, printed %d bytes of %d, said %q", limit, status, len(out), len(want), said)
			}
		}
	}
}

// memoryGroup returns a new control group whose processes may take so many bytes together.
func memoryGroup(t *testing.T, limit int) string {
	t.Helper()
	if runtime.GOOS != "linux" || os.Getuid() != 0 {
		t.Skip("control groups are Linux's, and made by root")
	}
	for parent, name := range map[string]string{"/sys/fs/cgroup/memory": "memory.limit_in_bytes", "/sys/fs/cgroup": "memory.max"} {
		dir, err := os.MkdirTemp(parent, "briefing-test-")
		if err != nil {
			continue
		}
		t.Cleanup(func() {
			if err := os.Remove(dir); err != nil {
				t.Error(err)
			}
		})
		file := filepath.Join(dir, name)
		if _, err := os.Stat(file); err != nil { // a file that is no limit could be made elsewhere
			continue
		}
		if err := os.WriteFile(file, fmt.Append(nil, limit), 0); err == nil {
			return dir
		}
	}
	t.Skip("no control group can be made here that limits memory")
	return ""
}

// In a group with little memory, as containers are, every answer is right.
func TestMemoryGroup(t *testing.T) {
	if testing.Short() {
		t.Skip("starts processes")
	}
	for _, library := range []string{ferryFolder(t, 6), ferryFolder(t, 320)} {
		args := []string{"mentions", "ferry", "--json", "-L", library}
		want, _, _ := carryOut(t, surroundings{}, args...)
		for _, megabytes := range []int{48, 64, 96} {
			group := memoryGroup(t, megabytes<<20)
			s := surroundings{before: []string{"echo $$ >" + group + "/cgroup.procs"}}
			if out, said, status := carryOut(t, s, args...); out != want || status != 0 || said != "" {
				t.Errorf("%d MB: status %d, printed %d bytes of %d, said %q", megabytes, status, len(out), len(want), said)
			}
		}
	}
}

// A signal ends a command whose output nobody takes.
func TestSignalWhileNobodyReads(t *testing.T) {
	if testing.Short() {
		t.Skip("starts processes")
	}
	library := ferryFolder(t, 6)
	if err := os.WriteFile(filepath.Join(library, "empty.md"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, s := range []os.Signal{syscall.SIGTERM, os.Interrupt, syscall.SIGHUP} {
		t.Run(s.String(), func(t *testing.T) {
			t.Parallel()
			if signal.Ignored(s) {
				t.Skip("ignored here, as under nohup")
			}
			var full [2]int
			if err := errors.Join(syscall.Pipe(full[:]), syscall.SetNonblock(full[1], true)); err != nil {
				t.Fatal(err)
			}
			for err := error(nil); err == nil; {
				_, err = syscall.Write(full[1], make([]byte, 1))
			}
			if err := syscall.SetNonblock(full[1], false); err != nil {
				t.Fatal(err)
			}
			reader, writer := os.NewFile(uintptr(full[0]), "reader"), os.NewFile(uintptr(full[1]), "writer")
			defer reader.Close()
			cmd := exec.CommandContext(t.Context(), os.Args[0], "articles", "-L", library)
			cmd.Env = []string{runAs + "=briefing", "HOME=" + t.TempDir()}
			cmd.Stdout = writer
			stderr, err := cmd.StderrPipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			writer.Close()
			if _, err := stderr.Read(make([]byte, 1)); err != nil { // the library is open
				t.Fatal(err)
			}
			time.Sleep(100 * time.Millisecond) // for the list to be written
			if err := cmd.Process.Signal(s); err != nil {
				t.Fatal(err)
			}
			late := time.AfterFunc(patience, func() { _ = cmd.Process.Kill() })
			defer late.Stop()
			_ = cmd.Wait() // the status says it
			if status := cmd.ProcessState.ExitCode(); status != 130 {
				t.Errorf("exit status %d, want 130", status)
			}
		})
	}
}
