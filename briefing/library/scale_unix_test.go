//go:build unix

package library_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"syscall"
	"testing"
	"time"

	"briefing/briefing"
	"briefing/briefing/library"
	"briefing/briefing/libtest"
)

// BenchmarkScale measures a library of as many articles as BRIEFING_SCALE says,
// in the folder BRIEFING_SCALE_DIR, which is filled if it is empty:
//
//	BRIEFING_SCALE=100000 BRIEFING_SCALE_DIR=/var/tmp/scale go test -run '^$' -bench Scale -benchtime 1x -timeout 1h ./briefing/library
func BenchmarkScale(b *testing.B) {
	dir := os.Getenv("BRIEFING_SCALE_DIR")
	var n int
	if _, err := fmt.Sscan(os.Getenv("BRIEFING_SCALE"), &n); err != nil || dir == "" {
		b.Skip("BRIEFING_SCALE and BRIEFING_SCALE_DIR are not set")
	}
	articles, cache := filepath.Join(dir, "articles"), filepath.Join(dir, "cache")
	if _, err := os.Stat(articles); err != nil {
		if err := os.MkdirAll(articles, 0o700); err != nil {
			b.Fatal(err)
		}
		if err := libtest.Generate(articles, n, seedTexts(b)...); err != nil {
			b.Fatal(err)
		}
	}
	for _, step := range []string{"import", "again", "tallies"} {
		b.Run(step, func(b *testing.B) {
			for b.Loop() {
				if step == "import" {
					if err := os.RemoveAll(cache); err != nil {
						b.Fatal(err)
					}
				}
				before := processorTime()
				lib, err := library.Open(b.Context(), library.Options{Path: articles, Cache: cache})
				if err != nil {
					b.Fatal(err)
				}
				if step == "tallies" {
					if _, err := lib.Tallies(b.Context()); err != nil {
						b.Fatal(err)
					}
				}
				took := processorTime() - before
				b.ReportMetric(float64(n)/took.Seconds(), "articles/cpu-s")
				b.ReportMetric(took.Seconds(), "cpu-s")
				runtime.GC()
				b.ReportMetric(float64(peakMemory())/(1<<20), "peak-MB")
				if err := lib.Close(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	lib, _ := openIn(b, cache, articles)
	for _, query := range []string{
		"the", "drones", "the of", `"in the"`, `"drones over"`, "s*", "dr*", "stri*", "prices rose",
		"figure:figure-3 drones", "figure:figure-3", "after:2020-05 trade", "the -drones",
	} {
		for _, order := range []briefing.SearchOrder{briefing.ByRank, briefing.ByDate} {
			b.Run(fmt.Sprintf("%s/%s", []string{"best", "newest"}[order], query), func(b *testing.B) {
				var first, again []float64 // of the processor, in ms
				for b.Loop() {
					for _, other := range []string{"and", "a", "to", "for", "on", "that", "with"} {
						libtest.Search(b, lib, other, briefing.SearchOptions{Limit: 1}) // whatever is kept of the query is no more
					}
					first = append(first, searchTime(b, lib, query, order))
					again = append(again, searchTime(b, lib, query, order))
				}
				slices.Sort(first)
				slices.Sort(again)
				b.ReportMetric(first[len(first)/2], "cpu-ms")
				b.ReportMetric(again[len(again)/2], "again-cpu-ms")
			})
		}
	}
	b.Run("size", func(b *testing.B) {
		b.ReportMetric(float64(bytesIn(b, cache))/float64(bytesIn(b, articles)), "index/text")
	})
}

// searchTime searches for 20 articles and returns how many milliseconds of the processor that
// took.
func searchTime(b *testing.B, lib *library.Library, query string, order briefing.SearchOrder) float64 {
	b.Helper()
	before := processorTime()
	libtest.Search(b, lib, query, briefing.SearchOptions{Order: order, Limit: 20})
	return (processorTime() - before).Seconds() * 1000
}

func bytesIn(t testing.TB, dir string) (n int64) {
	t.Helper()
	err := filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		n += info.Size()
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// processorTime returns how long processors have worked for this program.
func processorTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// peakMemory returns the most bytes of memory that this program had, 0 if that
// is not known.
func peakMemory() int {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	_, rest, _ := bytes.Cut(status, []byte("VmHWM:"))
	fields := bytes.Fields(rest)
	if len(fields) == 0 {
		return 0
	}
	kb, _ := strconv.Atoi(string(fields[0]))
	return kb << 10
}
