//go:build linux || darwin

// Package fulldisk lets a test write to a disk that is full. It is for tests alone.
package fulldisk

import (
	"os"
	"os/exec"
	"os/signal"
	"strings"
	"syscall"
	"testing"
)

// alone is the name of the environment variable that tells a process which test it runs.
const alone = "BRIEFING_TEST_ALONE"

// Alone runs the calling test again in a process of its own, and reports whether this is that process.
// A limit on the size of files holds for a whole process, and the log that "go test" has each
// process write of the files it opened outgrows such a limit sooner or later.
//
//	if !fulldisk.Alone(t) {
//		return
//	}
func Alone(t *testing.T) bool {
	t.Helper()
	if os.Getenv(alone) == t.Name() {
		return true
	}
	program := exec.Command(os.Args[0], "-test.v", "-test.run=^"+t.Name()+"$")
	program.Env = append(os.Environ(), alone+"="+t.Name())
	out, err := program.CombinedOutput()
	if err != nil || !strings.Contains(string(out), "--- PASS: "+t.Name()) {
		t.Errorf("%s in a process of its own: %v\n%s", t.Name(), err, out)
	}
	return false
}

// Limit makes writing beyond size bytes of a file fail, as a full disk does,
// until it is called with another size. Only a process that Alone started may call it.
func Limit(t *testing.T, size uint64) {
	t.Helper()
	if os.Getenv(alone) != t.Name() {
		t.Fatal("a limit on files is for a process of its own: see Alone")
	}
	var limit syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		t.Fatal(err)
	}
	limit.Cur = min(limit.Max, size)
	signal.Ignore(syscall.SIGXFSZ)
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		t.Fatal(err)
	}
}

// Unlimited is the size that limits nothing.
const Unlimited = 1 << 62
