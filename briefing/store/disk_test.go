package store

import (
	"context"
	"path/filepath"
	"testing"

	"briefing/briefing"
	"briefing/briefing/libtest"
)

// openDisk opens a library in a new index, one document an article.
func openDisk(t testing.TB, d *briefing.Digest, linked []libtest.Linked) briefing.Library {
	t.Helper()
	return openIndex(t, filepath.Join(t.TempDir(), "a b?c%20#.db"), d, linkedOf(linked))
}

func openIndex(t testing.TB, path string, d *briefing.Digest, linked []Linked) *Store {
	t.Helper()
	ctx := context.Background()
	x, err := OpenIndex(ctx, path, "/library")
	if err != nil {
		t.Fatal(err)
	}
	if err := x.Lock(ctx); err != nil {
		t.Fatal(err)
	}
	w, err := x.Write(ctx, d, noLinks)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range linked {
		if err := w.Put(ctx, Document{Path: string(l.Article.File)}, []Linked{l}); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(ctx); err != nil {
		t.Fatal(err)
	}
	if err := x.Unlock(); err != nil {
		t.Fatal(err)
	}
	s, err := x.Load(ctx, d)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func noLinks(*briefing.Article) []briefing.Mention { return nil }
