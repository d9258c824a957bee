//go:build linux || darwin

package library_test

import (
	"strings"
	"testing"

	"briefing/briefing/internal/fulldisk"
	"briefing/briefing/library"
)

// When there is no room for all of the index, what is in it can be read, the
// reader is told, and once there is room the rest is read.
func TestNoRoom(t *testing.T) {
	if testing.Short() {
		t.Skip("reads a large library again and again")
	}
	if !fulldisk.Alone(t) {
		return
	}
	const documents = 2200
	dir, cache := generate(t, documents), t.TempDir()
	age(t, dir)
	fulldisk.Limit(t, 18<<20)
	lib, _ := openIn(t, cache, dir)
	n := len(entries(t, lib))
	if n == 0 || n >= documents || len(lib.Notices) != 1 || !strings.Contains(lib.Notices[0], "not all of the library is there") {
		t.Errorf("%d articles, notices %q, want a part and one that says so", n, lib.Notices)
	}
	whole := open(t, library.Options{Path: dir, Cache: t.TempDir(), Whole: true})
	if n := len(entries(t, whole)); n != documents {
		t.Errorf("%d articles of a library that is to be whole, want %d", n, documents)
	}
	fulldisk.Limit(t, fulldisk.Unlimited)
	again, p := openIn(t, cache, dir)
	if len(entries(t, again)) != documents || p.TotalFiles != documents-n || len(again.Notices) > 0 {
		t.Errorf("%d articles, %d read, notices %q, want %d and %d", len(entries(t, again)), p.TotalFiles, again.Notices, documents, documents-n)
	}
	if len(entries(t, lib)) != n || len(mentions(t, lib, "figure-0")) == 0 {
		t.Error("the library that was open has changed")
	}
}
