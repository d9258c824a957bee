//go:build unix

package page_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"briefing/briefing"
	"briefing/briefing/concord"
	"briefing/briefing/library"
	"briefing/briefing/libtest"
	"briefing/briefing/page"
	"briefing/briefing/since"
	"briefing/seeds"
)

// BenchmarkPages measures how long a page takes in a library of as many articles as
// BRIEFING_SCALE says, in the folder BRIEFING_SCALE_DIR, which is filled if it is empty:
//
//	BRIEFING_SCALE=10000 BRIEFING_SCALE_DIR=/var/tmp/pages go test -run '^$' -bench Pages -timeout 1h ./briefing/page
//
// cold is the first time after the start, warm the mean, both in processor time.
func BenchmarkPages(b *testing.B) {
	n, err := strconv.Atoi(os.Getenv("BRIEFING_SCALE"))
	dir := os.Getenv("BRIEFING_SCALE_DIR")
	if err != nil || dir == "" {
		b.Skip("BRIEFING_SCALE and BRIEFING_SCALE_DIR are not set")
	}
	articles := filepath.Join(dir, "articles")
	if _, err := os.Stat(articles); err != nil {
		fill(b, articles, n)
	}
	lib, err := library.Open(b.Context(), library.Options{Path: articles, Cache: filepath.Join(dir, "cache")})
	if err != nil {
		b.Fatal(err)
	}
	defer lib.Close()
	start := processorTime()
	if _, err := lib.CompareArticles(b.Context()); err != nil {
		b.Fatal(err)
	}
	b.Logf("compared in %v of processor time", processorTime()-start)
	entries, err := lib.EntriesAt(b.Context(), 0, n/2, n/2+1)
	if err != nil {
		b.Fatal(err)
	}
	id := entries[1].ID
	ledger := since.Load(filepath.Join(b.TempDir(), "x.since"))
	if err := ledger.Observe(func(yield func(*briefing.Article, error) bool) {
		for _, e := range entries {
			a, err := lib.Article(b.Context(), e.ID)
			if !yield(a, err) {
				return
			}
		}
	}, time.Unix(2000, 0)); err != nil {
		b.Fatal(err)
	}
	reader := func() *page.Reader {
		return &page.Reader{Width: 120, Height: 40, News: page.NewsOf(ledger, time.Unix(1000, 0))}
	}
	var rows *concord.Concordance
	for _, of := range []struct {
		name string
		id   page.ID
	}{
		{"article", page.OfArticle(id)},
		{"beside", page.BesideOf(id, entries[2].ID)},
		{"origins", page.OriginsOf("")},
		{"origins of a figure", page.OriginsOf("figure-3")},
		{"new", page.NoveltyOf(id)},
		{"since", page.ID{Kind: page.Since}},
		{"timeline", page.TimelineOf("")},
		{"timeline of a figure", page.TimelineOf("figure-3")},
		{"number", page.OfSubject("number-1")},
		{"compare", page.CompareOf("number-1")},
		{"concordance", page.ConcordanceOf("figure-0", "", concord.Before)},
	} {
		b.Run(strings.ReplaceAll(of.name, " ", "-"), func(b *testing.B) {
			who := reader()
			if of.id.Kind == page.Concordance {
				if rows == nil {
					stops, err := concord.Stops(b.Context(), lib, "figure-0", "")
					if err == nil {
						rows, err = concord.Of(b.Context(), lib, stops)
					}
					if err != nil {
						b.Fatal(err)
					}
				}
				who.Rows = rows
				defer func() { b.ReportMetric(float64(len(rows.Rows)), "rows") }()
			}
			cold, first := processorTime(), time.Duration(0)
			for b.Loop() {
				if _, err := page.MakeFor(b.Context(), lib, of.id, who); err != nil {
					b.Fatal(err)
				}
				if first == 0 {
					first = processorTime() - cold
				}
			}
			b.ReportMetric(float64(first.Microseconds())/1000, "ms-cold")
			b.ReportMetric(float64((processorTime()-cold).Microseconds())/1000/float64(b.N), "ms-warm")
		})
	}
}

// fill makes a library of n articles, with events and numbers.
func fill(b *testing.B, dir string, n int) {
	b.Helper()
	if err := os.MkdirAll(dir, 0o700); err != nil {
		b.Fatal(err)
	}
	if err := libtest.Generate(dir, n, seedTexts(b)...); err != nil {
		b.Fatal(err)
	}
	f, err := os.OpenFile(filepath.Join(dir, "digest.yaml"), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		b.Fatal(err)
	}
	fmt.Fprintln(f, "events:")
	for i := range 500 {
		day := time.Date(2015, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, i/2)
		fmt.Fprintf(f, "  - {id: event-%d, name: Event %d, date: %s, match: [[[\"@figure-%d\"], [the]]]}\n", i, i, day.Format(time.DateOnly), i)
	}
	fmt.Fprintln(f, "numbers:")
	for i := range 20 {
		fmt.Fprintf(f, "  - {id: number-%d, name: Number %d, unit: drones, match: [[[\"#\"], [\"@figure-%d\"]]]}\n", i, i, i)
	}
	if err := f.Close(); err != nil {
		b.Fatal(err)
	}
}

func seedTexts(t testing.TB) []string {
	t.Helper()
	names, err := fs.Glob(seeds.FS, "articles/*.md")
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for _, name := range names {
		text, err := fs.ReadFile(seeds.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, string(text))
	}
	return texts
}
