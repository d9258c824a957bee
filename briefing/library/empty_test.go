package library_test

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"briefing/briefing/library"
)

// A folder of empty documents is called so in one line, whatever their number. It costs
// little for each, the first time and the second.
func TestEmptyDocuments(t *testing.T) {
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	dir := t.TempDir()
	open := func() (perDocument uint64, err error) {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		lib, err := library.Open(t.Context(), library.Options{Path: dir})
		runtime.ReadMemStats(&after)
		if err == nil {
			lib.Close()
		}
		return (after.TotalAlloc - before.TotalAlloc) / many, err
	}
	for i := range many {
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%d.md", i)), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for range 2 {
		taken, err := open()
		if want := fmt.Sprintf("open library %q: no article in it: all 3,000 documents are empty", dir); err == nil || err.Error() != want {
			t.Errorf("%v, want %s", err, want)
		}
		if taken > 64<<10 {
			t.Errorf("an empty document takes %d bytes", taken)
		}
		t.Logf("%d bytes for each", taken)
	}
	if err := os.WriteFile(filepath.Join(dir, "a.md"), []byte("# Ferry\n\nIt sank.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := open(); err != nil {
		t.Error(err)
	}
}

const many = 3000
