//go:build unix

package ownfile_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"

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
