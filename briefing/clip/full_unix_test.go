//go:build linux || darwin

package clip

import (
	"os/signal"
	"strings"
	"syscall"
	"testing"
)

// A full disk leaves nothing, and once there is room the article is saved.
func TestNoRoom(t *testing.T) {
	dir := t.TempDir()
	f := open(t, dir)
	a := article("Ferry", strings.Repeat("It sails. ", 10_000), "")
	a.Text = strings.TrimSpace(a.Text)
	restore := limitFiles(t, 1<<14)
	_, err := f.Save(Clipping{Article: a})
	left := names(t, dir)
	restore()
	if err == nil || len(left) > 0 {
		t.Errorf("error %v, left %q", err, left)
	}
	if f.Has(a) != "" {
		t.Error("it is said to be there")
	}
	save(t, f, a)
}

// limitFiles makes writing beyond so many bytes of a file fail, as a full disk
// does, until the function that it returns is called.
func limitFiles(t *testing.T, size uint64) (restore func()) {
	t.Helper()
	var old syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &old); err != nil {
		t.Fatal(err)
	}
	limit := old
	limit.Cur = min(limit.Max, size)
	signal.Ignore(syscall.SIGXFSZ)
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		t.Fatal(err)
	}
	return func() {
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &old); err != nil {
			t.Error(err)
		}
	}
}
