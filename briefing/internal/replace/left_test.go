package replace

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

// TestRemoveLeft removes what was left long ago, and nothing else.
func TestRemoveLeft(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "a.sentences")
	for name, stays := range map[string]bool{
		".a.sentences.123": false, ".a.sentences.9": false, "a.sentences": true, ".a.sentences.new": true, ".b.sentences.123": true,
	} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		long := time.Now().Add(-2 * old)
		if err := os.Chtimes(path, long, long); err != nil {
			t.Fatal(err)
		}
		defer func() {
			if _, err := os.Stat(path); (err == nil) != stays {
				t.Errorf("%s: stays %t, want %t", name, err == nil, stays)
			}
		}()
	}
	fresh := filepath.Join(dir, ".a.sentences.77")
	if err := os.WriteFile(fresh, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	RemoveLeft(file)
	if _, err := os.Stat(fresh); err != nil {
		t.Errorf("one that may be written now is gone: %v", err)
	}
}
