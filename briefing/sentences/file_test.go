package sentences_test

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"briefing/briefing"
	"briefing/briefing/sentences"
)

// A comparison that was kept has the pairs of one from scratch, and none of its articles is
// compared again.
func TestKept(t *testing.T) {
	s := newStory(rand.New(rand.NewPCG(21, 22)), 60)
	lib := s.library(t, 3)
	want, err := sentences.CompareAll(t.Context(), lib, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	data := want.Bytes()
	former, err := sentences.Restore(data)
	if err != nil {
		t.Fatal(err)
	}
	got, err := sentences.CompareAll(t.Context(), lib, former, nil)
	if err != nil {
		t.Fatal(err)
	}
	if n := got.Touched(former); n > 0 {
		t.Errorf("%d articles are compared again", n)
	}
	var ids []briefing.ArticleID
	for i, e := range want.Entries() {
		ids = append(ids, e.ID)
		if !reflect.DeepEqual(got.Entries()[i], e) {
			t.Errorf("%+v is kept as %+v", e, got.Entries()[i])
		}
		if !reflect.DeepEqual(got.Pairs(e.ID), want.Pairs(e.ID)) {
			t.Errorf("the pairs of %s are %+v, want %+v", e.ID, got.Pairs(e.ID), want.Pairs(e.ID))
		}
	}
	if !reflect.DeepEqual(got.Origins(ids), want.Origins(ids)) {
		t.Error("the origins differ")
	}
	for _, bad := range [][]byte{nil, data[:len(data)/2], append([]byte("x"), data...), append(data[:len(data):len(data)], 0)} {
		if _, err := sentences.Restore(bad); err == nil {
			t.Errorf("%d bytes of %d are read", len(bad), len(data))
		}
	}
}

// TestDamagedFile reads files in which one byte is another, with a checksum that fits.
func TestDamagedFile(t *testing.T) {
	c, err := sentences.CompareAll(t.Context(), newStory(rand.New(rand.NewPCG(1, 2)), 5).library(t, 2), nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	whole := c.Bytes()
	r := rand.New(rand.NewPCG(3, 4))
	for range 3000 {
		data := slices.Clone(whole[:len(whole)-8])
		for range 1 + r.IntN(3) {
			data[r.IntN(len(data))] ^= byte(1 + r.IntN(255))
		}
		if c, err := sentences.Restore(sentences.Sealed(data)); err == nil {
			c.Bytes()
		}
	}
}

// FuzzRestore reads damaged files.
func FuzzRestore(f *testing.F) {
	c, err := sentences.CompareAll(f.Context(), newStory(rand.New(rand.NewPCG(1, 2)), 3).library(f, 2), nil, nil)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(c.Bytes(), 30, byte(7))
	f.Fuzz(func(t *testing.T, data []byte, at int, by byte) {
		if len(data) > 8 {
			data = data[:len(data)-8]
			data[max(0, at)%len(data)] ^= by
			data = sentences.Sealed(data)
		}
		if c, err := sentences.Restore(data); err == nil {
			c.Bytes()
		}
	})
}
