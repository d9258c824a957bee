package add

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

func openLocked(t *testing.T, dir, lock string) *Folder {
	t.Helper()
	f, err := Open(t.Context(), dir, Options{Lock: lock})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// saveOnce saves the article of a number, unless it is there.
func saveOnce(t *testing.T, f *Folder, i int) {
	t.Helper()
	a := article(fmt.Sprint("Ferry ", i), fmt.Sprintf("It sails on day %d.", i), fmt.Sprintf("https://example.org/%d", i))
	err := f.alone(t.Context(), func() error {
		if f.Has(a) != "" {
			return nil
		}
		_, err := f.save(Clipping{Article: a})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// A lock that is removed and made anew does not hide what others have saved since.
func TestAloneWithNewLock(t *testing.T) {
	dir, lock := t.TempDir(), filepath.Join(t.TempDir(), "cache", "lock")
	a := openLocked(t, dir, lock)
	saveOnce(t, a, 1)
	saveOnce(t, a, 2)
	if err := os.Remove(lock); err != nil {
		t.Fatal(err)
	}
	b := openLocked(t, dir, lock)
	saveOnce(t, b, 3)
	saveOnce(t, b, 4)
	saveOnce(t, a, 3)
	saveOnce(t, a, 4)
	if got, want := names(t, dir), []string{"ferry-1.md", "ferry-2.md", "ferry-3.md", "ferry-4.md"}; !slices.Equal(got, want) {
		t.Errorf("saved %q, want %q", got, want)
	}
}

// Who waits for another program can be interrupted, and then saves nothing.
func TestAloneInterrupted(t *testing.T) {
	dir, path := t.TempDir(), filepath.Join(t.TempDir(), "lock")
	f := openLocked(t, dir, path)
	held, err := lock(path)
	if errors.Is(err, errors.ErrUnsupported) {
		t.Skip("no locks here")
	}
	if err != nil {
		t.Fatal(err)
	}
	defer held.Close()
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
	defer cancel()
	done := false
	do := func() error { done = true; return nil }
	if err := f.alone(ctx, do); !errors.Is(err, context.DeadlineExceeded) || done {
		t.Errorf("while another has the lock: %v, done: %t", err, done)
	}
	if err := held.Close(); err != nil {
		t.Fatal(err)
	}
	if err := f.alone(ctx, do); !errors.Is(err, context.DeadlineExceeded) || done {
		t.Errorf("when it is free: %v, done: %t", err, done)
	}
}
