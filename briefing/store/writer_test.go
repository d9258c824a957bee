package store

import (
	"path/filepath"
	"testing"

	"briefing/briefing"
)

// What cannot be written is told of, also if it is the last of it.
func TestLastBatchFails(t *testing.T) {
	x, err := OpenIndex(t.Context(), filepath.Join(t.TempDir(), "index.db"), "/library")
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	w, err := x.Write(t.Context(), &briefing.Digest{}, noLinks)
	if err != nil {
		t.Fatal(err)
	}
	for range 2 { // of the same path, which cannot be
		if err := w.Put(t.Context(), Document{Path: "a.md"}, nil); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(t.Context()); err == nil {
		t.Error("Close of a writer whose last batch was not written: no error")
	}
}
