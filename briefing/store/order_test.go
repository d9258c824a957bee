package store

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"briefing/briefing"
	"briefing/briefing/libtest"
)

// randomArticle is one of few words, sources and days, so that many are alike.
func randomArticle(r *rand.Rand, n int) Linked {
	words := strings.Fields("ferry sank harbour bridge toll ribbon ferry ferry minister said")
	var text strings.Builder
	for range 3 + r.IntN(20) {
		text.WriteString(words[r.IntN(len(words))] + " ")
	}
	fmt.Fprintf(&text, "x%d.", n)
	date := briefing.Date{}
	if day := r.IntN(4); day > 0 {
		date, _ = briefing.ParseDate(fmt.Sprintf("2024-10-0%d", day))
	}
	id := briefing.ArticleID(fmt.Sprintf("a%03d", n))
	return Linked{Article: &briefing.Article{
		Entry: briefing.Entry{ID: id, Title: "Of a ferry", File: briefing.FileName(fmt.Sprintf("d%03d.md", n)), Published: date, Source: "DW"},
		Text:  text.String(),
	}}
}

// change takes articles out of an index and puts others in.
func change(t *testing.T, path string, removed []string, added []Linked) {
	t.Helper()
	ctx := t.Context()
	x, err := OpenIndex(ctx, path, "/library")
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	w, err := x.Write(ctx, &briefing.Digest{}, noLinks)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Remove(ctx, removed); err != nil {
		t.Fatal(err)
	}
	for _, l := range added {
		if err := w.Put(ctx, Document{Path: string(l.Article.File)}, []Linked{l}); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(ctx); err != nil {
		t.Fatal(err)
	}
}

func loaded(t *testing.T, path string) *Store {
	t.Helper()
	x, err := OpenIndex(t.Context(), path, "/library")
	if err != nil {
		t.Fatal(err)
	}
	s, err := x.Load(t.Context(), &briefing.Digest{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// What a search finds, in which order and with which scores, depends on the articles
// and not on how they came into the index.
func TestOrderAfterUpdates(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(1, 2))
	path := filepath.Join(t.TempDir(), "updated.db")
	there := map[string]Linked{}
	for round := range 50 {
		var removed []string
		var added []Linked
		for _, path := range slices.Sorted(maps.Keys(there)) {
			if r.IntN(3) == 0 {
				removed = append(removed, path)
				delete(there, path)
			}
		}
		for n := range 40 {
			if l := randomArticle(r, n); there[string(l.Article.File)].Article == nil && r.IntN(3) == 0 {
				added = append(added, l)
				there[string(l.Article.File)] = l
			}
		}
		change(t, path, removed, added)
		anew := filepath.Join(t.TempDir(), fmt.Sprintf("anew-%d.db", round))
		var all []Linked
		for _, path := range slices.Sorted(maps.Keys(there)) {
			all = append(all, there[path])
		}
		r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		change(t, anew, nil, all)
		sameSearches(t, loaded(t, path), loaded(t, anew))
		if t.Failed() {
			t.Fatalf("after %d updates", round+1)
		}
	}
}

func sameSearches(t *testing.T, got, want *Store) {
	t.Helper()
	for _, query := range []string{"ferry", "ferry toll", "ribbon OR bridge", "source:dw", "minister -sank"} {
		for _, opts := range []briefing.SearchOptions{{}, {Limit: 3}, {Order: briefing.ByDate}, {Order: briefing.ByDate, Limit: 5}} {
			a, b := libtest.Search(t, got, query, opts), libtest.Search(t, want, query, opts)
			if !reflect.DeepEqual(a, b) {
				t.Errorf("search for %q, %+v: %s; in an index made anew %s", query, opts, scores(a), scores(b))
			}
		}
	}
	for _, s := range []*Store{got, want} {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
}

func scores(results []briefing.Result) string {
	var b strings.Builder
	for _, r := range results {
		fmt.Fprintf(&b, "%s %.9f, ", r.Entry.ID, r.Score)
	}
	return b.String()
}

func TestLengths(t *testing.T) {
	for _, l := range []lengths{{}, {0}, {1, 127, 128, 16383, 16384}, {1 << 40, 1<<56 - 1}} {
		got, err := readLengths(l.bytes())
		if err != nil || !reflect.DeepEqual(append(lengths{}, got...), append(lengths{}, l...)) {
			t.Errorf("%v becomes %v, %v", l, got, err)
		}
	}
	if _, err := readLengths([]byte{0x81}); !IsDamage(err) {
		t.Errorf("a number that has no end: %v, want that it is damaged", err)
	}
}
