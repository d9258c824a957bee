package store

import (
	"fmt"
	"path/filepath"
	"reflect"
	"sync"
	"testing"

	"briefing/briefing"
)

// manyArticles returns a library of several chunks of the catalog, the last one
// not full.
func manyArticles(t *testing.T) (*briefing.Digest, []Linked) {
	t.Helper()
	var linked []Linked
	for i := range 3*chunkEntries + 7 {
		a := newArticle(t, fmt.Sprintf("article-%04d", i), "DW", "2024-10-11", "A title", fmt.Sprintf("Text %d of its own.", i))
		linked = append(linked, Linked{Article: a})
	}
	return &briefing.Digest{}, linked
}

// The entries are the same whether they are asked for one by one or all at once,
// by several at a time.
func TestEntriesByTheChunk(t *testing.T) {
	d, linked := manyArticles(t)
	want, err := openStore(t, keepBytes, d, linked).Entries(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	s := openIndex(t, filepath.Join(t.TempDir(), "index.db"), d, linked)
	one := func(place int) {
		if got, err := s.EntriesAt(t.Context(), place); err != nil || !reflect.DeepEqual(got, want[place:place+1]) {
			t.Errorf("entry %d is %v, error %v, want %v", place, got, err, want[place])
		}
	}
	one(len(want) - 1)
	var all sync.WaitGroup
	for i := range 4 {
		all.Go(func() {
			for place := i; place < len(want); place += chunkEntries / 2 {
				one(place)
			}
		})
		all.Go(func() {
			if got, err := s.Entries(t.Context()); err != nil || !reflect.DeepEqual(got, want) {
				t.Errorf("%d entries, error %v, want the %d of the library", len(got), err, len(want))
			}
		})
	}
	all.Wait()
	for _, place := range []int{-1, len(want)} {
		if got, err := s.EntriesAt(t.Context(), place); err == nil {
			t.Errorf("entry %d of %d is %v, want an error", place, len(want), got)
		}
	}
}
