//go:build unix

package ownfile_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"briefing/briefing/ownfile"
)

func TestRead(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	if err := errors.Join(
		os.WriteFile(at("file"), []byte("ferry"), 0o600), syscall.Mkfifo(at("pipe"), 0o600), os.Mkdir(at("folder"), 0o700),
		os.Symlink("/dev/zero", at("device")), os.Symlink("file", at("link")), os.WriteFile(at("large"), nil, 0o600),
		os.Truncate(at("large"), 3<<30),
	); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]error{
		"file": nil, "link": nil, "nothing": fs.ErrNotExist,
		"pipe": ownfile.ErrNotFile, "folder": ownfile.ErrNotFile, "device": ownfile.ErrNotFile,
	} {
		data, err := ownfile.Read(at(name))
		if !errors.Is(err, want) || err == nil && string(data) != "ferry" {
			t.Errorf("%s: %q, %v, want %v", name, data, err, want)
		}
	}
	if _, err := ownfile.Read(at("large")); err == nil {
		t.Error("3 GB are read")
	}
}

// TestLock says that a lock is held by one at a time, that waiting for it ends, and that
// what is no file is refused instead of waited for.
func TestLock(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ledger")
	unlock, err := ownfile.Lock(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	soon, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if _, err := ownfile.Lock(soon, path); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("a lock that is held: %v", err)
	}
	if err := unlock(); err != nil {
		t.Fatal(err)
	}
	if unlock, err = ownfile.Lock(t.Context(), path); err != nil {
		t.Fatalf("after unlock: %v", err)
	}
	if err := errors.Join(unlock(), os.Remove(path+".lock"), syscall.Mkfifo(path+".lock", 0o600)); err != nil {
		t.Fatal(err)
	}
	if _, err := ownfile.Lock(t.Context(), path); !errors.Is(err, ownfile.ErrNotFile) {
		t.Errorf("a pipe: %v, want %v", err, ownfile.ErrNotFile)
	}
}
