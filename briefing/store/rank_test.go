package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"briefing/briefing"
	"briefing/briefing/match"
)

// The lists of hits that are read here give what FTS5 gives: the same articles with the same
// scores, in the same order.
func TestRankAsFTS5(t *testing.T) {
	t.Parallel()
	rounds, queries := 40, 1000
	if testing.Short() {
		rounds, queries = 6, 100
	}
	r := rand.New(rand.NewPCG(3, 4))
	made := func(n int) Linked { return zipfArticle(r, n) }
	var all []Linked
	for n := range 600 {
		all = append(all, made(n))
	}
	fresh, updated := filepath.Join(t.TempDir(), "fresh.db"), filepath.Join(t.TempDir(), "updated.db")
	change(t, fresh, nil, all)
	change(t, updated, nil, all)
	now := slices.Clone(all)
	for range rounds {
		var removed []string
		var added []Linked
		for _, n := range r.Perm(len(all))[:20] {
			if now[n].Article != nil {
				removed = append(removed, string(now[n].Article.File))
			}
			if now[n] = (Linked{}); r.IntN(4) > 0 {
				now[n] = made(n)
				added = append(added, now[n])
			}
		}
		change(t, updated, removed, added)
	}
	now = slices.DeleteFunc(now, func(l Linked) bool { return l.Article == nil })
	there := map[string][]Linked{"fresh": all, "in memory": all, "updated": now}
	interrupted := filepath.Join(t.TempDir(), "interrupted.db")
	change(t, interrupted, nil, all)
	leave(t, interrupted, all[:100])
	for name, s := range map[string]*Store{
		"fresh": loaded(t, fresh), "updated": loaded(t, updated), "interrupted": loaded(t, interrupted),
		"in memory": openStore(t, 0, &briefing.Digest{}, all),
	} {
		t.Run(name, func(t *testing.T) {
			if s.index != nil {
				defer s.Close()
			}
			ranked := 0
			for range queries {
				if ranksAsFTS5(t, s, zipfQuery(r, 2), 1+r.IntN(30)) {
					ranked++
				}
			}
			for range queries / 10 {
				ranksPlainly(t, s, there[name], zipfQuery(r, 3))
			}
			if ranked < queries/2 {
				t.Errorf("%d of %d queries were ranked here", ranked, queries)
			}
		})
	}
}

// leave takes articles out of an index and leaves it without what is made at the end of a
// change.
func leave(t *testing.T, path string, gone []Linked) {
	t.Helper()
	x, err := OpenIndex(t.Context(), path, "/library")
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	w, err := x.Write(t.Context(), &briefing.Digest{}, noLinks)
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for _, l := range gone {
		paths = append(paths, string(l.Article.File))
	}
	if err := w.Remove(t.Context(), paths); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := w.Close(ctx); err != nil {
		t.Fatal(err)
	}
}

// ranksAsFTS5 compares both rankings of a query, and reports whether there are both.
func ranksAsFTS5(t *testing.T, s *Store, query string, limit int) bool {
	t.Helper()
	c := s.catalog.Load()
	if err := s.wait(t.Context(), s.indexed); err != nil {
		t.Fatal(err)
	}
	_, asked, err := s.compile(t.Context(), c, parse(t, query))
	if err != nil {
		t.Fatal(err)
	}
	if last, err := s.last(t.Context(), c, asked.Expr, limit); !errors.Is(err, errElsewhere) {
		if newest, failed := s.newest(t.Context(), asked.fts, limit, false); err != nil || failed != nil || !slices.Equal(last, newest) {
			t.Fatalf("%s: the newest are %v, %v, by FTS5 %v, %v", query, last, err, newest, failed)
		}
	}
	if !isFlat(asked.Expr) {
		return false
	}
	got, err := s.rank(t.Context(), c, asked.Expr, limit)
	if errors.Is(err, errElsewhere) {
		return false
	}
	if err != nil {
		t.Fatalf("rank(%s): %v", query, err)
	}
	want, err := s.ranked(t.Context(), asked.fts, 0)
	if err != nil {
		t.Fatal(err)
	}
	c.sortMatches(want)
	if want = want[:min(limit, len(want))]; !slices.Equal(got, want) {
		for i := range min(len(got), len(want)) {
			if got[i] != want[i] {
				t.Fatalf("%s: %s has at %d %v, by FTS5 %v", query, asked.fts, i, got[i], want[i])
			}
		}
		t.Fatalf("%s: %s finds %d, by FTS5 %d", query, asked.fts, len(got), len(want))
	}
	return true
}

// zipfWord is one of few hundred words, some of which are in most texts.
func zipfWord(r *rand.Rand) string {
	n := int(rand.NewZipf(r, 1.3, 4, 400).Uint64())
	if n%17 == 3 {
		return fmt.Sprintf("%c-%d", 'a'+n%26, n)
	}
	return strings.Repeat(string(rune('a'+n%7)), 1+n%3) + strings.Repeat(string(rune('k'+n%11)), n%4)
}

// zipfArticle is an article of such words: short, or so long that the places of a word take
// several blocks.
func zipfArticle(r *rand.Rand, n int) Linked {
	words := 5 + r.IntN(300)
	if r.IntN(100) == 0 {
		words = 20_000
	}
	var text strings.Builder
	for range words {
		text.WriteString(zipfWord(r) + " ")
	}
	date := briefing.Date{}
	if r.IntN(20) > 0 {
		date, _ = briefing.ParseDate(fmt.Sprintf("20%02d-%02d-%02d", 10+r.IntN(2), 1+r.IntN(3), 1+r.IntN(9)))
	}
	id := briefing.ArticleID(fmt.Sprintf("a%03d", n))
	return Linked{Article: &briefing.Article{
		Entry: briefing.Entry{
			ID: id, Title: zipfWord(r) + " and " + zipfWord(r), File: briefing.FileName(fmt.Sprintf("d%03d.md", n)), Published: date,
			Source: "The " + zipfWord(r), Tags: []string{zipfWord(r)},
		},
		Text: text.String(),
	}}
}

func zipfQuery(r *rand.Rand, depth int) string {
	word := func() string { return zipfWord(r) }
	switch n := r.IntN(14); {
	case n < 3:
		return word()
	case n < 5:
		w := word()
		return w[:1+r.IntN(len(w))] + "*"
	case n == 5:
		return `"` + word() + " " + word() + `"`
	case n == 6:
		return `"` + word() + " " + word() + " " + word() + `"`
	case n == 7:
		return []string{"source:" + word(), "tag:" + word() + "*", "after:2010-02-03", "before:2011", "published:2010", "published:unknown", "zzz"}[r.IntN(7)]
	case depth == 0:
		return word()
	case n == 8:
		return "-(" + zipfQuery(r, depth-1) + ")"
	case n < 11:
		return "(" + zipfQuery(r, depth-1) + " OR " + zipfQuery(r, depth-1) + ")"
	}
	return "(" + zipfQuery(r, depth-1) + " " + zipfQuery(r, depth-1) + ")"
}

// An index whose lists cannot be read here is left to FTS5.
func TestUnknownLists(t *testing.T) {
	var all []Linked
	r := rand.New(rand.NewPCG(5, 6))
	for n := range 20 {
		all = append(all, zipfArticle(r, n))
	}
	s := openStore(t, keepBytes, &briefing.Digest{}, all)
	if len(search(t, s, "a*", briefing.SearchOptions{})) == 0 {
		t.Fatal("nothing is found")
	}
	s.scales.known = nil
	err := s.transact(t.Context(), func(tx *sql.Tx) error {
		_, err := tx.Exec("UPDATE fts_data SET block = substr(block, 1, 8) || x'7f7f7f' WHERE id = 10")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	everything, err := match.Compile(briefing.And{}, s.Digest())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.rank(t.Context(), s.catalog.Load(), everything, 1); !errors.Is(err, errElsewhere) {
		t.Errorf("a structure that cannot be read: %v", err)
	}
}
