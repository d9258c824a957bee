package store

import (
	"context"
	"iter"
	"testing"

	"briefing/briefing"
	"briefing/briefing/libtest"
)

var (
	newArticle = libtest.NewArticle
	parse      = libtest.Parse
	search     = libtest.Search
)

// fixture returns a made-up story.
func fixture(t testing.TB) (*briefing.Digest, []Linked) {
	d, linked := libtest.Fixture(t)
	return d, linkedOf(linked)
}

func linkedOf(linked []libtest.Linked) []Linked {
	var out []Linked
	for _, l := range linked {
		out = append(out, Linked(l))
	}
	return out
}

func sequence(linked []Linked) iter.Seq2[Linked, error] {
	return func(yield func(Linked, error) bool) {
		for _, l := range linked {
			if !yield(l, nil) {
				return
			}
		}
	}
}

// openKeeping returns an opener of stores in memory that keep so many bytes of
// text beside the database.
func openKeeping(keep int) libtest.Opener {
	return func(t testing.TB, d *briefing.Digest, linked []libtest.Linked) briefing.Library {
		t.Helper()
		return openStore(t, keep, d, linkedOf(linked))
	}
}

func openStore(t testing.TB, keep int, d *briefing.Digest, linked []Linked) *Store {
	t.Helper()
	s, err := memory(context.Background(), keep)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	if err := s.Import(context.Background(), d, sequence(linked)); err != nil {
		t.Fatal(err)
	}
	return s
}
