//go:build unix

package source

import (
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"testing"
)

// A pipe without a writer would be waited for without end, if it were opened.
func TestPipesAndLinksOnDisk(t *testing.T) {
	dir := t.TempDir()
	outside := filepath.Join(t.TempDir(), "secret.md")
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(os.WriteFile(outside, []byte(text), 0o600))
	must(os.WriteFile(filepath.Join(dir, "a.md"), []byte(text), 0o600))
	must(os.Mkdir(filepath.Join(dir, ".store"), 0o700))
	must(os.WriteFile(filepath.Join(dir, ".store", "b.md"), []byte(text), 0o600))
	must(os.Symlink(".store/b.md", filepath.Join(dir, "b.md")))
	must(os.Symlink(outside, filepath.Join(dir, "out.md")))
	must(os.Symlink(".", filepath.Join(dir, "again")))
	must(syscall.Mkfifo(filepath.Join(dir, "pipe.txt"), 0o600))
	must(os.Mkdir(filepath.Join(dir, "closed"), 0o000))

	files, errs := names(t, os.DirFS(dir), Options{})
	if want := []string{"a.md", "b.md"}; !slices.Equal(files, want) {
		t.Errorf("found %q, want %q", files, want)
	}
	want := []string{"closed: permission denied", "out.md: " + errLink.Error()}
	if os.Getuid() == 0 {
		want = want[1:] // nothing is closed to root
	}
	if !slices.Equal(errs, want) {
		t.Errorf("errors %q, want %q", errs, want)
	}
	if _, errs := names(t, os.DirFS(dir), Options{File: "pipe.txt"}); !slices.Equal(errs, []string{"pipe.txt: not a file"}) {
		t.Errorf("the pipe by name gives %q", errs)
	}
}
