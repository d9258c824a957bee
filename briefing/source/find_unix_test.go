//go:build unix

package source

import (
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"testing"
	"time"
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

// So would a pipe in the place of what the program asks a site or a vault.
func TestPipesAsSettings(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{".obsidian", "content", "data"} {
		if err := os.Mkdir(filepath.Join(dir, name), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "data", "a.md"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{".obsidian/templates.json", "config.toml"} {
		if err := syscall.Mkfifo(filepath.Join(dir, name), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	found := make(chan []string, 1)
	go func() {
		files, _ := names(t, os.DirFS(dir), Options{})
		found <- files
	}()
	select {
	case files := <-found:
		if !slices.Equal(files, []string{"data/a.md"}) {
			t.Errorf("found %q", files)
		}
	case <-time.After(time.Minute):
		t.Fatal("waits for a pipe")
	}
}
