package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"briefing/ui/live"
)

// TestDamagedIndex damages the index of a library that is open: what was asked for
// comes from the documents, and the reader is told once.
func TestDamagedIndex(t *testing.T) {
	t.Parallel()
	files := map[string]string{"digest.yaml": harbourDigest}
	for i := range 310 {
		files[fmt.Sprintf("a%03d.md", i)] = fmt.Sprintf("# Article %d\n\n", i) + long("Ida Lund", 3) + fmt.Sprintf("\n\nThe end of number %d.", i)
	}
	opts, _ := folder(t, files)
	cache := t.TempDir()
	opts.Library.Cache = cache
	play(t, opts, 100, 30, func(a *app) {
		indexes, err := filepath.Glob(filepath.Join(cache, "*.db"))
		if err != nil || len(indexes) != 1 {
			t.Fatalf("%d indexes, %v", len(indexes), err)
		}
		spoil(t, indexes[0])
		told := false
		for _, key := range []string{"4", "enter", "J", "J", "J", "J"} {
			a.keys(key)
			told = told || a.m.notice == live.Damaged
		}
		if !told {
			t.Error("nothing was said of an index that is nothing but noise")
		}
		a.shows("Ida Lund")
		a.keys("G")
		a.shows("The end of number")
		if a.m.lib.IsDamaged() {
			t.Error("the library that is shown has a damaged index")
		}
	})
}

// spoil overwrites all pages of an index but the first ones.
func spoil(t *testing.T, path string) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := 2 * 4096; i < len(data); i++ {
		data[i] ^= 0x55
	}
	file, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if _, err := file.WriteAt(data, 0); err != nil {
		t.Fatal(err)
	}
}
