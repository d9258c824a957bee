package fts5

import (
	"context"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestHits(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	weights := [Columns]uint32{5, 1, 2, 0}
	for range 10_000 {
		var want []int64
		for column := range int64(4) {
			place := column << columnBits
			for range r.IntN(12) * r.IntN(2) {
				place += 1 + r.Int64N(1<<r.IntN(16))
				want = append(want, place)
			}
		}
		h, last, weight := make(Hits, 0, r.IntN(30)), int64(0), uint32(0)
		for _, place := range want {
			h = h.Append(last, place)
			last = place
			weight += weights[Column(place)]
		}
		var got []int64
		for p := h.Places(); p.Next(); {
			got = append(got, p.At)
		}
		if !slices.Equal(got, want) {
			t.Fatalf("places %v of %v, want %v", got, h, want)
		}
		if got := h.Weight(&weights); got != weight {
			t.Fatalf("weight %d of %v, want %d", got, h, weight)
		}
	}
}

func TestVarint(t *testing.T) {
	for _, n := range []int64{0, 1, 127, 128, 16383, 16384, 1 << 40, 1<<56 - 1} {
		b := AppendVarint(nil, n)
		if got, size := Varint(append(b, 1)); got != n || size != len(b) {
			t.Errorf("%d becomes %v and then %d, %d bytes", n, b, got, size)
		}
		if _, size := Varint(b[:len(b)-1]); size != 0 {
			t.Errorf("%v without its end has %d bytes", b, size)
		}
	}
	if n, size := Varint([]byte{0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff}); n != -1 || size != 9 {
		t.Errorf("the greatest number is %d, %d bytes", n, size)
	}
}

// memory holds blocks by their ids, and one page for every term.
type memory map[int64][]byte

func (m memory) Each(_ context.Context, from, to int64, do func(int64, []byte) (bool, error)) error {
	for id := from; id <= to && id < from+100; id++ {
		if block, ok := m[id]; ok {
			if more, err := do(id, block); err != nil || !more {
				return err
			}
		}
	}
	return nil
}

func (memory) Page(context.Context, int64, []byte) (int64, error) { return 0, nil }

// FuzzDamaged reads blocks of any bytes: the answer is an error or some rows.
func FuzzDamaged(f *testing.F) {
	structure := []byte{0, 0, 0, 1, 0xff, 0, 0, 1, 1, 1, 1, 0, 1, 1, 1, 2, 1, 1, 1, 1, 1}
	leaf := []byte{0, 0, 0, 18, 3, '0', 'a', 'b', 5, 4, 2, 3, 1, 6, 1, 1, 2, 3, 4}
	f.Add(structure, leaf, []byte{0, 4, 0, 7, 9, 2, 2}, []byte{8, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 5})
	f.Add(structure, leaf[:12], leaf, []byte{4})
	f.Fuzz(func(t *testing.T, structure, first, second, tombstone []byte) {
		m := memory{
			structureBlock: structure, 1<<pageBits + 1: first, 1<<pageBits + 2: second,
			(1 + tombstones) << pageBits: tombstone,
		}
		x, err := Open(t.Context(), m)
		if err != nil {
			return
		}
		for _, isPrefix := range []bool{false, true} {
			_ = x.Rows(t.Context(), m, "ab", isPrefix, func(_ int64, h Hits) {
				h.Weight(&[Columns]uint32{5, 1, 2})
				for p := h.Places(); p.Next(); {
					_ = Column(p.At) // does not panic
				}
			})
		}
	})
}
