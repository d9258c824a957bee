package notes_test

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
)

// TestReadOnly adds a note in a folder that nothing can be written into: that is told in
// one line, and what is there is read.
func TestReadOnly(t *testing.T) {
	b := newBook(t, byHand)
	dir := filepath.Dir(b.Path)
	for _, mode := range []struct {
		path string
		mode os.FileMode
	}{{b.Path, 0o444}, {dir, 0o555}, {filepath.Dir(dir), 0o755}} {
		if err := os.Chmod(mode.path, mode.mode); err != nil {
			t.Fatal(err)
		}
	}
	defer os.Chmod(dir, 0o700)
	done := make(chan struct{})
	go func() {
		defer close(done)
		if os.Geteuid() == 0 { // who may write everywhere
			runtime.LockOSThread() // and never unlocked: the thread ends with this
			const nobody = 65534
			if err := syscall.Setfsuid(nobody); err != nil {
				t.Error(err)
				return
			}
		}
		_, err := b.Add(t.Context(), on("The ferry lay idle."))
		if err == nil || strings.Contains(err.Error(), "\n") || !strings.Contains(err.Error(), "permission denied") {
			t.Errorf("Add: error %v, want one line that says why", err)
		}
		if all, err := b.Notes(t.Context()); err != nil || len(all) != 2 {
			t.Errorf("%d notes, error %v, want the two that are there", len(all), err)
		}
	}()
	<-done
	if got := text(t, b); got != byHand {
		t.Errorf("the file is %q now", got)
	}
}
