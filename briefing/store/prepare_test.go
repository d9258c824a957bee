package store

import (
	"path/filepath"
	"testing"
)

// An index that was prepared is loaded as it was then, and says of which
// generation that is.
func TestPrepare(t *testing.T) {
	ctx := t.Context()
	d, linked := fixture(t)
	path := filepath.Join(t.TempDir(), "index.db")
	was := openIndex(t, path, d, linked[:2])
	x, err := OpenIndex(ctx, path, "/library")
	if err != nil {
		t.Fatal(err)
	}
	if err := x.Prepare(ctx); err != nil {
		t.Fatal(err)
	}
	now := openIndex(t, path, d, linked[2:3])
	s, err := x.Load(ctx, d)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if got, want := s.Extent(), was.Extent(); got != want {
		t.Errorf("the library has %+v, want %+v as when it was prepared", got, want)
	}
	if s.Generation() != was.Generation() || now.Generation() <= s.Generation() || now.Extent().Articles != 3 {
		t.Errorf("generation %d when prepared, %d before, %d of %d articles later", s.Generation(), was.Generation(), now.Generation(), now.Extent().Articles)
	}
}

// An index that was prepared and not loaded is closed for good.
func TestPreparedIsClosed(t *testing.T) {
	ctx := t.Context()
	d, linked := fixture(t)
	path := filepath.Join(t.TempDir(), "index.db")
	if err := openIndex(t, path, d, linked).Close(); err != nil {
		t.Fatal(err)
	}
	x, err := OpenIndex(ctx, path, "/library")
	if err != nil {
		t.Fatal(err)
	}
	if err := x.Prepare(ctx); err != nil {
		t.Fatal(err)
	}
	s := x.prepared
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	if n := s.db.Stats().OpenConnections; n != 0 {
		t.Errorf("%d connections are open after closing, want none", n)
	}
}

// IsEmpty and Len agree.
func TestIsEmpty(t *testing.T) {
	d, linked := fixture(t)
	for _, of := range [][]Linked{nil, linked} {
		path := filepath.Join(t.TempDir(), "index.db")
		x := openIndex(t, path, d, of).index
		n, err := x.Len(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if empty, err := x.IsEmpty(t.Context()); err != nil || empty != (n == 0) || n != len(of) {
			t.Errorf("index of %d articles: empty %t, error %v", n, empty, err)
		}
	}
}
