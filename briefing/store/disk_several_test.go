package store

import (
	"path/filepath"
	"sync"
	"testing"

	"briefing/briefing"
)

// However many programs make an index at once, each of them can use it.
func TestSeveralMakeAnIndex(t *testing.T) {
	for range 20 {
		path := filepath.Join(t.TempDir(), "index.db")
		var programs sync.WaitGroup
		for range 6 {
			programs.Go(func() {
				x, err := OpenIndex(t.Context(), path, "/library")
				if err != nil {
					t.Error(err)
					return
				}
				s, err := x.Load(t.Context(), &briefing.Digest{})
				if err != nil {
					t.Error(err)
					return
				}
				if err := s.Close(); err != nil {
					t.Error(err)
				}
			})
		}
		programs.Wait()
	}
}
