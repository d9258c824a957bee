package libtest

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"sync"
	"testing"

	"briefing/briefing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// Opener returns a library that holds what it is given, to be closed when the
// test ends.
type Opener func(t testing.TB, d *briefing.Digest, linked []Linked) briefing.Library

// Library checks what must hold for a library of every kind that open opens.
func Library(t *testing.T, open Opener) {
	d, linked := Fixture(t)
	lib := open(t, d, linked)
	t.Run("read", func(t *testing.T) { testRead(t, lib, d, linked) })
	t.Run("mentions", func(t *testing.T) { testMentions(t, lib, d, linked) })
	t.Run("gathered", func(t *testing.T) { testGathered(t, lib, d) })
	t.Run("selections", func(t *testing.T) { testSelections(t, lib) })
	t.Run("search", func(t *testing.T) { testSearch(t, lib) })
	t.Run("forms", func(t *testing.T) { testForms(t, lib) })
	t.Run("notes", func(t *testing.T) { testNotes(t, lib) })
	t.Run("quick", func(t *testing.T) { testQuick(t, lib) })
	t.Run("passages", func(t *testing.T) { testPassages(t, lib) })
	t.Run("rank", func(t *testing.T) { testRank(t, lib) })
	t.Run("largest", func(t *testing.T) { testLargest(t, lib) })
	t.Run("dates", func(t *testing.T) { testDates(t, open) })
	t.Run("filter errors", func(t *testing.T) { testFilterErrors(t, lib) })
	t.Run("cancel", func(t *testing.T) { testCancel(t, lib) })
	t.Run("concurrent", func(t *testing.T) { testConcurrent(t, lib) })
	t.Run("empty", func(t *testing.T) { testEmpty(t, open(t, &briefing.Digest{}, nil)) })
}

// Dates compares dates for go-cmp.
var Dates = gocmp.Comparer(func(a, b briefing.Date) bool { return a == b })

func testRead(t *testing.T, lib briefing.Library, d *briefing.Digest, linked []Linked) {
	ctx := context.Background()
	if lib.Digest() != d {
		t.Error("Digest is not the one that was imported")
	}
	entries, err := lib.Entries(ctx)
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, e := range entries {
		ids = append(ids, string(e.ID))
	}
	want := []string{"tide-2024", "evening-2024-10-11", "morning-2024-10-11", "tide-2025", "undated"}
	if !slices.Equal(ids, want) {
		t.Errorf("Entries = %v, want %v", ids, want)
	}
	testPlaces(t, lib, entries)
	for _, l := range linked {
		got, err := lib.Article(ctx, l.Article.ID)
		if err != nil {
			t.Fatal(err)
		}
		if diff := gocmp.Diff(l.Article, got, Dates); diff != "" {
			t.Errorf("Article(%q): (-want +got)\n%s", l.Article.ID, diff)
		}
		if i := slices.Index(ids, string(got.ID)); !gocmp.Equal(entries[i], got.Entry, Dates) {
			t.Errorf("Entries has %v, Article %v", entries[i], got.Entry)
		}
	}
	if a, err := lib.Article(ctx, "nothing"); !errors.Is(err, briefing.ErrNotFound) {
		t.Errorf("Article of an unknown ID = %v, error %v, want ErrNotFound", a, err)
	}
}

// testPlaces checks the methods that deal with places.
func testPlaces(t *testing.T, lib briefing.Library, entries []briefing.Entry) {
	ctx := context.Background()
	extent := briefing.ExtentOf(entries)
	var places []int
	for i, e := range entries {
		places = append(places, i)
		if place, err := lib.Place(ctx, e.ID); place != i || err != nil {
			t.Errorf("Place(%q) = %d, %v, want %d", e.ID, place, err, i)
		}
	}
	if got := lib.Extent(); got != extent {
		t.Errorf("Extent = %v, want %v", got, extent)
	}
	slices.Reverse(places)
	got, err := lib.EntriesAt(ctx, places...)
	slices.Reverse(got)
	if diff := gocmp.Diff(entries, got, Dates); diff != "" || err != nil {
		t.Errorf("EntriesAt: error %v, (-want +got)\n%s", err, diff)
	}
	if _, err := lib.Place(ctx, "nothing"); !errors.Is(err, briefing.ErrNotFound) {
		t.Errorf("Place of an unknown ID: error %v, want ErrNotFound", err)
	}
	for _, place := range []int{-1, len(entries)} {
		if _, err := lib.EntriesAt(ctx, place); !errors.Is(err, briefing.ErrNotFound) {
			t.Errorf("EntriesAt(%d): error %v, want ErrNotFound", place, err)
		}
	}
}

// testTrail checks that the trail of a subject goes through its mentions.
func testTrail(t *testing.T, lib briefing.Library, s briefing.Subject, mentions []briefing.Mention) {
	trail, err := briefing.Follow(context.Background(), lib, s)
	if briefing.Gathers(s) {
		return
	}
	if diff := gocmp.Diff(briefing.MentionTrail(s, mentions), trail, gocmp.AllowUnexported(briefing.Trail{}), cmpopts.EquateEmpty()); diff != "" || err != nil {
		t.Errorf("the trail of %q: error %v, (-mentions +trail)\n%s", s.SubjectID(), err, diff)
	}
}

func testMentions(t *testing.T, lib briefing.Library, d *briefing.Digest, linked []Linked) {
	ctx := context.Background()
	tallies, err := lib.Tallies(ctx)
	if err != nil {
		t.Fatal(err)
	}
	entries, err := lib.Entries(ctx)
	if err != nil {
		t.Fatal(err)
	}
	imported := 0
	for _, l := range linked {
		imported += len(l.Mentions)
	}
	bySubject, byArticle := 0, 0
	for s := range d.Subjects() {
		got, err := lib.Mentions(ctx, s.SubjectID())
		if err != nil {
			t.Fatal(err)
		}
		bySubject += len(got)
		testTrail(t, lib, s, got)
		if n := tallies[s.SubjectID()].Mentions; n != len(got) {
			t.Errorf("tally of %s: %d mentions, found %d", s.SubjectID(), n, len(got))
		}
		articles, err := lib.ArticlesOf(ctx, s.SubjectID())
		if err != nil {
			t.Fatal(err)
		}
		if n := tallies[s.SubjectID()].Articles; n != len(articles) {
			t.Errorf("tally of %s: %d articles, found %d", s.SubjectID(), n, len(articles))
		}
		testWindows(t, lib, s.SubjectID(), articles)
		if briefing.Gathers(s) {
			continue
		}
		if diff := gocmp.Diff(countByArticle(entries, got), slices.Clip(articles), emptyTallies); diff != "" {
			t.Errorf("ArticlesOf(%q) are not those of its mentions: (-want +got)\n%s", s.SubjectID(), diff)
		}
		var want []briefing.Mention
		for _, e := range entries {
			in, err := lib.MentionsIn(ctx, e.ID)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range in {
				if m.Subject == s.SubjectID() {
					want = append(want, m)
				}
			}
		}
		if diff := gocmp.Diff(want, slices.Clip(got), Empty); diff != "" {
			t.Errorf("Mentions(%q) are not those of all articles in order: (-want +got)\n%s", s.SubjectID(), diff)
		}
	}
	for _, l := range linked {
		got, err := lib.MentionsIn(ctx, l.Article.ID)
		if err != nil {
			t.Fatal(err)
		}
		byArticle += len(got)
		if !slices.IsSortedFunc(got, func(a, b briefing.Mention) int {
			return cmp.Or(cmp.Compare(a.Ref.Span.Start, b.Ref.Span.Start), cmp.Compare(b.Ref.Span.End, a.Ref.Span.End))
		}) {
			t.Errorf("MentionsIn(%q) is not in text order: %v", l.Article.ID, got)
		}
		for _, m := range l.Mentions {
			if !slices.Contains(got, m) {
				t.Errorf("MentionsIn(%q) lacks %v", l.Article.ID, m)
			}
		}
	}
	if bySubject != imported || byArticle != imported {
		t.Errorf("%d mentions by subject, %d by article, want %d", bySubject, byArticle, imported)
	}
	if got, err := lib.Mentions(ctx, "nobody"); len(got) > 0 || err != nil {
		t.Errorf("Mentions of an unknown subject = %v, %v, want none", got, err)
	}
	if got, err := lib.ArticlesOf(ctx, "nobody"); len(got) > 0 || err != nil {
		t.Errorf("ArticlesOf an unknown subject = %v, %v, want none", got, err)
	}
	if got, err := lib.MentionsIn(ctx, "nothing"); len(got) > 0 || err != nil {
		t.Errorf("MentionsIn of an unknown article = %v, %v, want none", got, err)
	}
}

// testWindows asks for every part of the articles of a subject.
func testWindows(t *testing.T, lib briefing.Library, id briefing.SubjectID, articles []briefing.ArticleTally) {
	t.Helper()
	for from := range len(articles) + 2 {
		for to := from; to < len(articles)+3; to++ {
			got, err := briefing.ArticlesBetween(context.Background(), lib, id, from, to)
			want := articles[min(from, len(articles)):min(to, len(articles))]
			if err != nil || !slices.Equal(got, want) {
				t.Errorf("ArticlesBetween(%q, %d, %d) = %v, %v, want %v", id, from, to, got, err, want)
			}
		}
	}
}

// Empty compares, for go-cmp, an empty list as equal to none.
var Empty = gocmp.FilterValues(func(a, b []briefing.Mention) bool { return len(a) == 0 && len(b) == 0 }, gocmp.Ignore())

var emptyTallies = gocmp.FilterValues(func(a, b []briefing.ArticleTally) bool { return len(a) == 0 && len(b) == 0 }, gocmp.Ignore())

func countByArticle(entries []briefing.Entry, mentions []briefing.Mention) []briefing.ArticleTally {
	var out []briefing.ArticleTally
	for _, m := range mentions {
		if n := len(out); n == 0 || entries[out[n-1].Place].ID != m.Ref.Article {
			place := slices.IndexFunc(entries, func(e briefing.Entry) bool { return e.ID == m.Ref.Article })
			out = append(out, briefing.ArticleTally{Place: place})
		}
		out[len(out)-1].Mentions++
	}
	return out
}

func testCancel(t *testing.T, lib briefing.Library) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	calls := map[string]func() error{
		"Entries":    func() error { _, err := lib.Entries(ctx); return err },
		"Article":    func() error { _, err := lib.Article(ctx, "tide-2024"); return err },
		"Mentions":   func() error { _, err := lib.Mentions(ctx, "halvik"); return err },
		"MentionsIn": func() error { _, err := lib.MentionsIn(ctx, "tide-2024"); return err },
		"Tallies":    func() error { _, err := lib.Tallies(ctx); return err },
		"ArticlesOf": func() error { _, err := lib.ArticlesOf(ctx, "halvik"); return err },
		"EntriesAt":  func() error { _, err := lib.EntriesAt(ctx, 0); return err },
		"Place":      func() error { _, err := lib.Place(ctx, "tide-2024"); return err },
		"Search": func() error {
			_, err := lib.Search(ctx, Parse(t, "bridge"), briefing.SearchOptions{})
			return err
		},
		"Count":   func() error { _, err := lib.Count(ctx, Parse(t, "bridge")); return err },
		"pattern": func() error { _, err := lib.Search(ctx, Parse(t, "br?dge"), briefing.SearchOptions{}); return err },
	}
	for name, call := range calls {
		if err := call(); !errors.Is(err, context.Canceled) {
			t.Errorf("%s with a cancelled context: %v", name, err)
		}
	}
	// The library is none the worse for it.
	if got := Search(t, lib, "bridge", briefing.SearchOptions{}); len(got) != 4 {
		t.Errorf("%d results after a cancelled search, want 4", len(got))
	}
}

func testConcurrent(t *testing.T, lib briefing.Library) {
	ctx := context.Background()
	want := Search(t, lib, "bridge", briefing.SearchOptions{})
	var readers sync.WaitGroup
	for i := range 8 {
		readers.Go(func() {
			for range 10 {
				got, err := lib.Search(ctx, Parse(t, "bridge"), briefing.SearchOptions{})
				if err != nil || !gocmp.Equal(want, got, Dates) {
					t.Errorf("reader %d: %d results, error %v", i, len(got), err)
				}
				if _, err := lib.Mentions(ctx, "halvik"); err != nil {
					t.Error(err)
				}
				short, cancel := context.WithCancel(ctx)
				go cancel()
				if _, err := lib.Search(short, Parse(t, "s*"), briefing.SearchOptions{}); err != nil && !errors.Is(err, context.Canceled) {
					t.Error(err)
				}
			}
		})
	}
	readers.Wait()
}

func testEmpty(t *testing.T, lib briefing.Library) {
	ctx := context.Background()
	if lib.Digest() == nil {
		t.Error("Digest is nil")
	}
	entries, err := lib.Entries(ctx)
	if len(entries) > 0 || err != nil {
		t.Errorf("Entries = %v, %v", entries, err)
	}
	if x := lib.Extent(); x != (briefing.Extent{}) {
		t.Errorf("Extent = %v", x)
	}
	tallies, err := lib.Tallies(ctx)
	if len(tallies) > 0 || err != nil {
		t.Errorf("Tallies = %v, %v", tallies, err)
	}
	if got := Search(t, lib, "bridge", briefing.SearchOptions{}); len(got) > 0 {
		t.Errorf("Search = %v", got)
	}
}
