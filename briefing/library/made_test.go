package library_test

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"briefing/briefing/library"

	_ "modernc.org/sqlite"
)

// What is made of an index when it has changed is there at every opening, also if
// the first one was interrupted before that.
func TestCatalogIsMade(t *testing.T) {
	t.Parallel()
	for name, hasDigest := range map[string]bool{"with a digest": true, "without": false} {
		t.Run(name, func(t *testing.T) {
			dir, cache := generate(t, 320), t.TempDir()
			age(t, dir)
			if !hasDigest {
				if err := os.Remove(filepath.Join(dir, library.DigestFile)); err != nil {
					t.Fatal(err)
				}
			}
			ctx, cancel := context.WithCancel(t.Context())
			lib, err := library.Open(ctx, library.Options{Path: dir, Cache: cache, Progress: func(p library.Progress) {
				if p.Files == p.TotalFiles {
					cancel()
				}
			}})
			if err == nil {
				err = lib.Close()
			}
			if err != nil && !errors.Is(err, context.Canceled) {
				t.Fatal(err)
			}
			for range 2 {
				open(t, library.Options{Path: dir, Cache: cache})
				if index, catalog := generations(t, indexes(t, cache)[0]); index != catalog {
					t.Errorf("index of generation %d, catalog of %d", index, catalog)
				}
			}
		})
	}
}

// generations returns that of an index and that of the catalog in it.
func generations(t *testing.T, path string) (index, catalog uint64) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var head []byte
	err = db.QueryRow("SELECT value, entries FROM meta, catalog WHERE key = 'generation' AND chunk = -1").Scan(&index, &head)
	if err != nil {
		t.Fatal(err)
	}
	catalog, _ = binary.Uvarint(head)
	return index, catalog
}

// An index that was deleted and made anew is another one, even if as much was done
// to it.
func TestSinceAnotherIndex(t *testing.T) {
	dir, cache := generate(t, 320), t.TempDir()
	age(t, dir)
	lib := open(t, library.Options{Path: dir, Cache: cache})
	for _, name := range indexes(t, cache) {
		if err := os.Remove(name); err != nil {
			t.Fatal(err)
		}
	}
	name := glob(t, dir)[3]
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Dir(name), filepath.Base(name), string(text)+"\nAnother sentence.\n")
	age(t, dir)
	now, err := library.Open(t.Context(), library.Options{Path: dir, Cache: cache, Since: lib})
	if err != nil {
		t.Fatal(err)
	}
	if err := now.Close(); err != nil {
		t.Fatal(err)
	}
}
