//go:build linux || darwin

package library_test

import (
	"os/signal"
	"strings"
	"syscall"
	"testing"
)

// When there is no room for all of the index, what is in it can be read, the
// reader is told, and once there is room the rest is read.
func TestNoRoom(t *testing.T) {
	if testing.Short() {
		t.Skip("reads a large library again and again")
	}
	const documents = 2200
	dir, cache := generate(t, documents), t.TempDir()
	age(t, dir)
	limitFiles(t, 18<<20)
	lib, _ := openIn(t, cache, dir)
	n := len(entries(t, lib))
	if n == 0 || n >= documents || len(lib.Notices) != 1 || !strings.Contains(lib.Notices[0], "not all of the library is there") {
		t.Errorf("%d articles, notices %q, want a part and one that says so", n, lib.Notices)
	}
	limitFiles(t, 1<<60)
	again, p := openIn(t, cache, dir)
	if len(entries(t, again)) != documents || p.TotalFiles != documents-n || len(again.Notices) > 0 {
		t.Errorf("%d articles, %d read, notices %q, want %d and %d", len(entries(t, again)), p.TotalFiles, again.Notices, documents, documents-n)
	}
	if len(entries(t, lib)) != n || len(mentions(t, lib, "figure-0")) == 0 {
		t.Error("the library that was open has changed")
	}
}

// limitFiles makes writing beyond so many bytes of a file fail, as a full disk
// does, until the test ends.
func limitFiles(t *testing.T, size uint64) {
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
	t.Cleanup(func() {
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &old); err != nil {
			t.Error(err)
		}
	})
}
