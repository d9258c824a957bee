package sentences_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"reflect"
	"runtime"
	"strconv"
	"testing"
	"time"

	"briefing/briefing"
	"briefing/briefing/sentences"
)

// BenchmarkCompareAll says what an article costs, in time and in memory, in libraries of
// several sizes; $BRIEFING_SCALE is another one.
func BenchmarkCompareAll(b *testing.B) {
	sizes := []int{250, 500, 1000, 2000}
	if n, err := strconv.Atoi(os.Getenv("BRIEFING_SCALE")); err == nil {
		sizes = append(sizes, n)
	}
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			lib := newStory(rand.New(rand.NewPCG(5, 5)), n).library(b, 7)
			before := memory()
			var c *sentences.Comparison
			for b.Loop() {
				var err error
				if c, err = sentences.CompareAll(b.Context(), lib, nil, nil); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*n), "µs/article")
			b.ReportMetric(float64(memory()-before)/float64(n), "B/article")
			data := c.Bytes()
			b.ReportMetric(float64(len(data))/float64(n), "B-disk/article")
			start := time.Now()
			if _, err := sentences.Restore(data); err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(time.Since(start).Microseconds())/float64(n), "µs-restore/article")
		})
	}
}

// memory returns the bytes that are in use.
func memory() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// TestUpdated changes a library again and again: a comparison that uses the former one has
// the pairs of one from scratch, and compares few articles anew.
func TestUpdated(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	all := newStory(r, 120)
	var former *sentences.Comparison
	ids := all.ids[:80]
	for round := range 12 {
		s := &story{ids: ids, texts: all.texts, roots: all.roots}
		lib := s.library(t, 3)
		got, err := sentences.CompareAll(t.Context(), lib, former, nil)
		if err != nil {
			t.Fatal(err)
		}
		want, err := sentences.CompareAll(t.Context(), lib, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range want.Entries() {
			if !reflect.DeepEqual(got.Pairs(e.ID), want.Pairs(e.ID)) {
				t.Fatalf("round %d: %s has %v, want %v", round, e.ID, got.Pairs(e.ID), want.Pairs(e.ID))
			}
		}
		if former != nil {
			if n := got.Touched(former); n > len(ids)/2 {
				t.Errorf("round %d: %d of %d articles are compared again after a change of one", round, n, len(ids))
			} else {
				t.Logf("round %d: %d of %d compared again", round, n, len(ids))
			}
		}
		former = got
		next := append([]briefing.ArticleID{}, ids...)
		switch round % 3 {
		case 0: // one is added
			next = all.ids[:len(ids)+1]
		case 1: // one is gone
			at := r.IntN(len(next))
			next = append(next[:at:at], next[at+1:]...)
		case 2: // one is edited
			id := next[r.IntN(len(next))]
			all.texts[id] = sentences.Read(all.texts[id].Shown.Source + "\n\n" + invented(r))
		}
		ids = next
	}
}
