package store

import (
	"path/filepath"
	"testing"
	"time"

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

// TestSlowDocumentsAreSeen says that other readers of an index see articles while
// further ones are being put, and need not wait for a whole transaction of them.
func TestSlowDocumentsAreSeen(t *testing.T) {
	defer func(was time.Duration) { batchTime = was }(batchTime)
	batchTime = 0
	path := filepath.Join(t.TempDir(), "index.db")
	x, err := OpenIndex(t.Context(), path, "/library")
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	w, err := x.Write(t.Context(), &briefing.Digest{}, noLinks)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close(t.Context())
	one := Linked{Article: &briefing.Article{Entry: briefing.Entry{ID: "one", Title: "One"}, Text: "The ferry sank."}}
	if err := w.Put(t.Context(), Document{Path: "one.md"}, []Linked{one}); err != nil {
		t.Fatal(err)
	}
	other, err := OpenIndex(t.Context(), path, "/library")
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	for began := time.Now(); ; time.Sleep(10 * time.Millisecond) {
		if n, err := other.Len(t.Context()); err != nil || n == 1 {
			if err != nil {
				t.Fatal(err)
			}
			return
		}
		if time.Since(began) > time.Minute {
			t.Fatal("an article that was put cannot be read before the end of the writing")
		}
	}
}
