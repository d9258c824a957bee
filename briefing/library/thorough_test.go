package library_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"briefing/briefing/library"
)

// What was changed and given the size and time that it had is found by who looks
// at everything.
func TestThorough(t *testing.T) {
	dir, cache := generate(t, 310), t.TempDir()
	age(t, dir)
	lib, _ := openIn(t, cache, dir)
	if _, err := reopen(t, cache, dir, library.Options{Since: lib, Thorough: true}); !errors.Is(err, library.ErrUnchanged) {
		t.Errorf("nothing was changed: error %v", err)
	}
	name := filepath.Join("000", "article-000007.md")
	info, err := os.Stat(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	changed := strings.Replace(string(text), "title: ", "title: X", 1)
	write(t, dir, name, changed[:len(text)])
	if err := os.Chtimes(filepath.Join(dir, name), info.ModTime(), info.ModTime()); err != nil {
		t.Fatal(err)
	}
	if _, err := reopen(t, cache, dir, library.Options{Since: lib}); !errors.Is(err, library.ErrUnchanged) {
		t.Errorf("by its size and time: error %v", err)
	}
	after, err := reopen(t, cache, dir, library.Options{Since: lib, Thorough: true})
	if err != nil {
		t.Fatal(err)
	}
	if got := article(t, after, "000-article-000007").Title; !strings.HasPrefix(got, "X") {
		t.Errorf("title %q, want the new one", got)
	}
}
