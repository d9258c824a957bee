package replace

import (
	"os"
	"path/filepath"
	"testing"
)

// TestFile makes a file, replaces it through a link, keeps its mode, and leaves nothing
// behind where it cannot.
func TestFile(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "a.txt")
	check := func(want string, mode os.FileMode) {
		t.Helper()
		data, err := os.ReadFile(file)
		if err != nil || string(data) != want {
			t.Errorf("holds %q, error %v, want %q", data, err, want)
		}
		if info, err := os.Stat(file); err != nil || os.PathSeparator == '/' && info.Mode().Perm() != mode {
			t.Errorf("mode %v, error %v, want %v", info.Mode(), err, mode)
		}
		if left, _ := filepath.Glob(filepath.Join(dir, ".*")); len(left) > 0 {
			t.Errorf("files are left over: %q", left)
		}
	}
	if err := File(file, []byte("one"), 0o640); err != nil {
		t.Fatal(err)
	}
	check("one", 0o640)
	link := filepath.Join(dir, "link.txt")
	if err := os.Symlink("a.txt", link); err != nil {
		link = file // not every system lets everybody make one
	}
	if err := File(link, []byte("two"), 0o600); err != nil {
		t.Fatal(err)
	}
	check("two", 0o640)
	if err := File(filepath.Join(dir, "none", "b.txt"), nil, 0o600); err == nil {
		t.Error("a file in no folder was written")
	}
	if err := os.Mkdir(filepath.Join(dir, "c"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := File(filepath.Join(dir, "c"), []byte("three"), 0o600); err == nil {
		t.Error("a folder was replaced")
	}
	check("two", 0o640)
}
