package store_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"briefing/briefing/store"
)

// What SQLite says of an index reaches a reader in our words, and remains what it is.
func TestReason(t *testing.T) {
	path := filepath.Join(t.TempDir(), "index.db")
	if err := os.Mkdir(path, 0o700); err != nil {
		t.Fatal(err)
	}
	_, err := store.OpenIndex(t.Context(), path, "lib")
	if err == nil {
		t.Fatal("a folder is an index")
	}
	plain := errors.New("as it is")
	if got := store.Reason(plain); got != plain {
		t.Errorf("got %v", got)
	}
	got := store.Reason(fmt.Errorf("open: %w", err))
	for _, raw := range []string{"SQL", "sql:", "(14)", "constraint"} {
		if strings.Contains(got.Error(), raw) {
			t.Errorf("%q says %q", got, raw)
		}
	}
	if !errors.Is(got, err) {
		t.Errorf("%v does not wrap %v", got, err)
	}
}
