package library_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"briefing/briefing/sentences"
)

// The comparison of a large library is kept beside its index, and one that is damaged or of
// other texts does no harm.
func TestComparisonIsKept(t *testing.T) {
	dir, cache := t.TempDir(), t.TempDir()
	text := func(i int) string {
		return fmt.Sprintf("---\ntitle: Letter %d\n---\n\nThe harbour office counted %d boats on the quay of the old town. The ferry with the number %d left before the fog came in from the sea.\n", i, i, i)
	}
	for i := range 310 {
		write(t, dir, fmt.Sprintf("%03d.md", i), text(i))
	}
	write(t, dir, "copy.md", text(7)+"\nAnd nobody else has said that in any of these letters before.\n")
	pairs := func() int {
		t.Helper()
		lib, _ := openIn(t, cache, dir)
		defer func() { _ = lib.Close() }()
		c, err := lib.CompareArticles(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, e := range c.Entries() {
			n += len(c.Pairs(e.ID))
		}
		return n
	}
	want := pairs()
	kept := func() []byte {
		t.Helper()
		files, err := filepath.Glob(filepath.Join(cache, "*.sentences"))
		if err != nil || len(files) != 1 {
			t.Fatalf("kept in %v, %v", files, err)
		}
		data, err := os.ReadFile(files[0])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := sentences.Restore(data); err != nil {
			t.Fatal(err)
		}
		return data
	}
	first := kept()
	if got := pairs(); got != want {
		t.Errorf("%d pairs the second time, want %d", got, want)
	}
	if string(kept()) != string(first) {
		t.Error("it is kept in another way, though nothing has changed")
	}
	write(t, dir, "copy.md", "Nothing of this stands in any other letter of the folder, says the office.\n")
	if got := pairs(); got >= want {
		t.Errorf("%d pairs without the copy, %d with it", got, want)
	}
	kept()
	files, _ := filepath.Glob(filepath.Join(cache, "*.sentences"))
	left := filepath.Join(cache, "."+filepath.Base(files[0])+".123") // of a session that was ended while it wrote
	write(t, cache, filepath.Base(left), "half")
	long := time.Now().Add(-2 * time.Hour)
	if err := os.Chtimes(left, long, long); err != nil {
		t.Fatal(err)
	}
	defer func() {
		if _, err := os.Stat(left); err == nil {
			t.Error("what another session left is there for ever")
		}
	}()
	if err := os.WriteFile(files[0], []byte("damaged"), 0o600); err != nil {
		t.Fatal(err)
	}
	write(t, dir, "copy.md", text(7)+"\nAnd nobody else has said that in any of these letters before.\n")
	if got := pairs(); got != want {
		t.Errorf("%d pairs after damage, want %d", got, want)
	}
	kept()
}
