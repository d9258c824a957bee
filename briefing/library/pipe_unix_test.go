//go:build unix

package library_test

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"briefing/briefing/library"
	"briefing/seeds"
)

// A digest that comes through a pipe is there once: a library that is opened
// again keeps it.
func TestDigestOfAPipe(t *testing.T) {
	pipe := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Skip(err)
	}
	dir := t.TempDir()
	write(t, dir, "a.md", "The ferry left.")
	go func() { _ = os.WriteFile(pipe, []byte("version: 1\ntitle: Piped\n"), 0) }()
	opts := library.Options{Path: dir, Digest: pipe, Default: seeds.FS}
	lib := open(t, opts)
	opts.Since = lib
	if _, err := library.Open(t.Context(), opts); !errors.Is(err, library.ErrUnchanged) {
		t.Fatalf("error %v, want that nothing has changed", err)
	}
	write(t, dir, "a.md", "The ferry came.")
	if again := open(t, opts); again.Title() != "Piped" {
		t.Errorf("title %q, want that of the piped digest", again.Title())
	}
}
