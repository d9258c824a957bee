package library_test

import (
	"testing"

	"briefing/briefing/library"
)

// BenchmarkAtOnce opens a library with what is in its index, as far as the first
// page needs it.
func BenchmarkAtOnce(b *testing.B) {
	dir, cache := generate(b, 2000), b.TempDir()
	openIn(b, cache, dir)
	b.ReportAllocs()
	for b.Loop() {
		lib, err := library.Open(b.Context(), library.Options{Path: dir, Cache: cache, AtOnce: true})
		if err != nil {
			b.Fatal(err)
		}
		if _, err := lib.Tallies(b.Context()); err != nil {
			b.Fatal(err)
		}
		if err := lib.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
