package cli_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"briefing/briefing/store"
)

// While another program reads a library, a command waits for it: what it prints is never
// a part of the library.
func TestAnotherReads(t *testing.T) {
	dir, cache := t.TempDir(), t.TempDir()
	t.Setenv("XDG_CACHE_HOME", cache)
	for i := range 301 {
		text := fmt.Sprintf("# Boat %d\n\nIda Lund was here for time %d.\n", i, i)
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("boat-%03d.md", i)), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if _, said := run(t, 0, "articles", "-L", dir); said != "" {
		t.Errorf("said %q", said)
	}
	found, err := filepath.Glob(filepath.Join(cache, "briefing", "*.db"))
	if err != nil || len(found) != 1 {
		t.Fatal(found, err)
	}
	index, err := store.OpenIndex(t.Context(), found[0], dir)
	if err != nil {
		t.Fatal(err)
	}
	defer index.Close()
	if err := index.Lock(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "new.md"), []byte("# New\n\nIda Lund is new here.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	done := make(chan string)
	go func() {
		out, said := run(t, 0, "articles", "-q", "-L", dir)
		done <- fmt.Sprint(strings.Count(out, "\n"), " lines", said)
	}()
	select {
	case got := <-done:
		t.Errorf("%s while another program reads the library, want that it waits", got)
	case <-time.After(300 * time.Millisecond):
		if err := index.Unlock(); err != nil {
			t.Fatal(err)
		}
		if got := <-done; got != "302 lines" {
			t.Errorf("%s, want 302 lines", got)
		}
	}
}
