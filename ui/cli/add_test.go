package cli

import (
	"os"
	"path/filepath"
	"testing"
)

// What is kept of a library is the same by whatever way its folder is reached, and
// before it is made.
func TestRemembered(t *testing.T) {
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	dir := t.TempDir()
	library, link, around := filepath.Join(dir, "a", "story"), filepath.Join(dir, "link"), filepath.Join(dir, "around")
	if err := os.Mkdir(filepath.Dir(library), 0o700); err != nil {
		t.Fatal(err)
	}
	for from, to := range map[string]string{link: library, around: filepath.Dir(library)} {
		if err := os.Symlink(to, from); err != nil {
			t.Skip(err)
		}
	}
	remembered := func(path string) string {
		a := adding{app: &app{}}
		a.path = path
		return a.remembered("lock")
	}
	want := remembered(library)
	if want == "" || want == remembered(filepath.Join(dir, "other")) {
		t.Fatalf("%q is not that of one library", want)
	}
	if got := remembered(filepath.Join(around, "story")); got != want {
		t.Errorf("before it is made, through the folder around it: %q, want %q", got, want)
	}
	if err := os.Mkdir(library, 0o700); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{library, link, filepath.Join(around, "story"), library + "/../story/"} {
		if got := remembered(path); got != want {
			t.Errorf("%s: %q, want %q", path, got, want)
		}
	}
}
