//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package add

import (
	"os"
	"path/filepath"
	"testing"
)

// A lock that was removed, and perhaps made anew, keeps nobody out.
func TestLockRemoved(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lock")
	file, err := lock(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if !isAt(file, path) {
		t.Error("it is not where it was made")
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if isAt(file, path) {
		t.Error("it is there though it was removed")
	}
	again, err := lock(path)
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if isAt(file, path) || !isAt(again, path) {
		t.Error("the old one is taken for the new one")
	}
}
