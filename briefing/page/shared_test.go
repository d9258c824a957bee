//go:build unix

package page_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"briefing/briefing"
	"briefing/briefing/cluster"
	"briefing/briefing/library"
	"briefing/briefing/libtest"
	"briefing/briefing/page"
)

// TestSharedScale measures a library on the first server of BRIEFING_TEST_SERVERS and
// prints a table. It has as many articles as BRIEFING_SCALE says, from the folder
// BRIEFING_SCALE_DIR, which is filled if it is empty:
//
//	BRIEFING_SCALE=100000 BRIEFING_SCALE_DIR=/var/tmp/scale go test -run SharedScale -v -timeout 2h ./briefing/page
//
// Each time is that of a reader who has just opened the library. BRIEFING_SHARED_NAME is
// the name of a library that stays, so that the next run need not publish it.
func TestSharedScale(t *testing.T) {
	n, err := strconv.Atoi(os.Getenv("BRIEFING_SCALE"))
	dir, servers := os.Getenv("BRIEFING_SCALE_DIR"), strings.Fields(os.Getenv("BRIEFING_TEST_SERVERS"))
	if err != nil || dir == "" || len(servers) == 0 {
		t.Skip("BRIEFING_SCALE, BRIEFING_SCALE_DIR and BRIEFING_TEST_SERVERS are not set")
	}
	articles := filepath.Join(dir, "articles")
	if _, err := os.Stat(articles); err != nil {
		if err := os.MkdirAll(articles, 0o700); err != nil {
			t.Fatal(err)
		}
		if err := libtest.Generate(articles, n, seedTexts(t)...); err != nil {
			t.Fatal(err)
		}
	}
	s := &shared{t: t, address: servers[0] + "/briefing-test-scale"}
	if name := os.Getenv("BRIEFING_SHARED_NAME"); name != "" {
		s.address = servers[0] + "/" + name
	} else {
		defer library.Unshare(context.Background(), s.address)
	}
	s.local, err = library.Open(t.Context(), library.Options{Path: articles, Cache: filepath.Join(dir, "cache")})
	if err != nil {
		t.Fatal(err)
	}
	defer s.local.Close()
	s.publish("share")
	s.publish("share again, nothing changed")
	s.read(n)
	t.Log("\n| what | median | slowest |\n|---|---|---|\n" + strings.Join(s.rows, ""))
}

// shared measures a shared library.
type shared struct {
	t       *testing.T
	address string
	local   *library.Library
	rows    []string
}

func (s *shared) publish(name string) {
	s.t.Helper()
	start := time.Now()
	done, err := s.local.Share(s.t.Context(), s.address, cluster.Publication{Shards: 1})
	if err != nil {
		s.t.Fatal(err)
	}
	took := time.Since(start)
	s.rows = append(s.rows, fmt.Sprintf("| %s: %d sent | %.1f s | %.0f articles a second |\n", name, done.Sent, took.Seconds(), float64(done.Articles)/took.Seconds()))
}

// times is how often each reading is measured.
const times = 15

// measure adds a row for something that a reader does first.
func (s *shared) measure(name string, do func(ctx context.Context, lib *library.Library, round int) error) {
	s.t.Helper()
	var took []time.Duration
	for round := range times {
		lib, err := library.Open(s.t.Context(), library.Options{Path: s.address})
		if err != nil {
			s.t.Fatal(err)
		}
		start := time.Now()
		if err := do(s.t.Context(), lib, round); err != nil {
			s.t.Fatalf("%s: %v", name, err)
		}
		took = append(took, time.Since(start))
		if err := lib.Close(); err != nil {
			s.t.Fatal(err)
		}
	}
	slices.Sort(took)
	ms := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
	s.rows = append(s.rows, fmt.Sprintf("| %s | %.0f ms | %.0f ms |\n", name, ms(took[times/2]), ms(took[times-1])))
}

func (s *shared) read(n int) {
	random := rand.New(rand.NewPCG(1, 2))
	places := make([]int, times)
	for i := range places {
		places[i] = random.IntN(n - 100)
	}
	entries, err := s.local.EntriesAt(s.t.Context(), places...)
	if err != nil {
		s.t.Fatal(err)
	}
	s.measure("open", func(ctx context.Context, _ *library.Library, _ int) error {
		lib, err := library.Open(ctx, library.Options{Path: s.address})
		if err == nil {
			err = lib.Close()
		}
		return err
	})
	s.measure("100 articles of the list", func(ctx context.Context, lib *library.Library, i int) error {
		window := make([]int, 100)
		for k := range window {
			window[k] = places[i] + k
		}
		_, err := lib.EntriesAt(ctx, window...)
		return err
	})
	s.measure("place of an article", func(ctx context.Context, lib *library.Library, i int) error {
		place, err := lib.Place(ctx, entries[i].ID)
		if err == nil && place != places[i] {
			err = fmt.Errorf("place %d, want %d", place, places[i])
		}
		return err
	})
	s.measure("page of an article", func(ctx context.Context, lib *library.Library, i int) error {
		_, err := page.MakeFor(ctx, lib, page.OfArticle(entries[i].ID), &page.Reader{Width: 100, Height: 40})
		return err
	})
	const most = "figure-0" // is mentioned most
	s.measure("dossier of the most frequent figure", func(ctx context.Context, lib *library.Library, _ int) error {
		_, err := page.MakeFor(ctx, lib, page.OfSubject(most), &page.Reader{Width: 100, Height: 40})
		return err
	})
	s.measure("its trail", func(ctx context.Context, lib *library.Library, _ int) error {
		t, err := briefing.Follow(ctx, lib, lib.Digest().Subject(most))
		if err == nil && t.Len() == 0 {
			err = briefing.ErrNotFound
		}
		return err
	})
	s.measure("all articles", func(ctx context.Context, lib *library.Library, _ int) error {
		_, err := lib.Entries(ctx)
		return err
	})
	for _, order := range []struct {
		name string
		by   briefing.SearchOrder
	}{{"best 20", briefing.ByRank}, {"newest 20", briefing.ByDate}} {
		for _, of := range []struct{ name, query string }{
			{"common word", "drones"}, {"two words", "drones strike"}, {"phrase", `"in the"`}, {"prefix of four", "dron*"}, {"prefix of one", "d*"},
		} {
			q := libtest.Parse(s.t, of.query)
			s.measure(order.name+": "+of.name, func(ctx context.Context, lib *library.Library, _ int) error {
				_, err := lib.Search(ctx, q, briefing.SearchOptions{Order: order.by, Limit: 20, Quick: true})
				return err
			})
		}
	}
}
