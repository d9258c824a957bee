package store

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"briefing/briefing"
	"briefing/briefing/libtest"

	gocmp "github.com/google/go-cmp/cmp"
)

const sameText = "The bridge at Halvik opened on Friday, and nobody but the ferry owners of the town had a word to say against it."

// Articles with the same text are one article, unless the digest names them.
func TestSame(t *testing.T) {
	const short = "Read more on our site."
	reports := []*briefing.Claim{{ID: "claim", Reports: []briefing.Report{{Article: "d"}}}}
	for _, tt := range []struct {
		name     string
		claims   []*briefing.Claim
		articles []string // ID, title, text
		want     []string // ID and where else it is
	}{
		{"one text", nil, []string{"b", "", sameText, "c", "Other", sameText, "a", "", strings.ReplaceAll(sameText, " ", "\n  ")}, []string{"a [b.md c.md]"}},
		{"other texts", nil, []string{"a", "", sameText, "b", "", sameText + "!"}, []string{"a []", "b []"}},
		{"a few words", nil, []string{"a", "One", short, "b", "Two", short, "c", "One", short}, []string{"a [c.md]", "b []"}},
		{"no text", nil, []string{"a", "", "", "b", "", " \n"}, []string{"a []", "b []"}},
		{"named", reports, []string{"a", "", sameText, "d", "", sameText, "e", "", sameText}, []string{"d [a.md e.md]"}},
		{"named twice", append(reports, &briefing.Claim{ID: "other", Reports: []briefing.Report{{Article: "b"}}}), []string{"a", "", sameText, "d", "", sameText, "b", "", sameText}, []string{"b [a.md]", "d []"}},
	} {
		var linked []libtest.Linked
		for a := range slices.Chunk(tt.articles, 3) {
			linked = append(linked, libtest.Linked{Article: newArticle(t, a[0], "", "", a[1], a[2])})
		}
		d := &briefing.Digest{Claims: tt.claims}
		for how, open := range map[string]libtest.Opener{"in memory": openKeeping(keepBytes), "in a database": openKeeping(-1), "on disk": openDisk} {
			if got := whereElse(t, open(t, d, linked)); !slices.Equal(got, tt.want) {
				t.Errorf("%s, %s: %q, want %q", tt.name, how, got, tt.want)
			}
		}
	}
}

func whereElse(t *testing.T, lib briefing.Library) []string {
	t.Helper()
	entries, err := lib.Entries(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range entries {
		out = append(out, fmt.Sprint(e.ID, " ", e.Also))
		a, err := lib.Article(t.Context(), e.ID)
		if err != nil || !slices.Equal(a.Also, e.Also) {
			t.Errorf("article %s: also in %q, error %v, want %q", e.ID, a.Also, err, e.Also)
		}
	}
	return out
}

// story is documents that change, in an index and as they are.
type story struct {
	t         *testing.T
	random    *rand.Rand
	index     *Index
	digest    *briefing.Digest
	documents map[string][]string // the texts of their articles
}

// Whatever becomes of documents, an index holds what reading them all would.
func TestSameOverTime(t *testing.T) {
	seeds := uint64(6)
	if testing.Short() {
		seeds = 1
	}
	for seed := range seeds {
		x, err := OpenIndex(t.Context(), filepath.Join(t.TempDir(), "index.db"), "/library")
		if err != nil {
			t.Fatal(err)
		}
		s := &story{t, rand.New(rand.NewPCG(seed, 0)), x, &briefing.Digest{}, map[string][]string{}}
		s.digest = s.newDigest()
		for range 25 {
			s.change()
			s.compare()
			if t.Failed() {
				t.Fatalf("seed %d: documents %q, named %v", seed, s.documents, slices.Collect(maps.Keys(namedArticles(s.digest))))
			}
		}
		if err := x.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// newDigest returns a digest with one figure that names some articles.
func (s *story) newDigest() *briefing.Digest {
	d := &briefing.Digest{Figures: []*briefing.Figure{{ID: "bridge", Type: briefing.Thing, Name: "bridge"}}}
	for i := range s.random.IntN(3) {
		id := briefing.ArticleID(fmt.Sprintf("%c-%d", 'a'+s.random.IntN(6), s.random.IntN(3)))
		d.Claims = append(d.Claims, &briefing.Claim{ID: briefing.SubjectID(fmt.Sprint("claim-", i)), Reports: []briefing.Report{{Article: id}}})
	}
	return d
}

// article returns the nth article of a document.
func (s *story) article(path string, n int) Linked {
	a := newArticle(s.t, fmt.Sprintf("%s-%d", strings.TrimSuffix(path, ".md"), n), "The Tide", "2024-10", "A walk", s.documents[path][n])
	a.File = briefing.FileName(path)
	return Linked{a, s.link(a)}
}

func (s *story) link(a *briefing.Article) []briefing.Mention {
	i := strings.Index(a.Text, "bridge")
	if i < 0 {
		return nil
	}
	span := briefing.Span{Start: i, End: i + len("bridge")}
	return []briefing.Mention{{Subject: "bridge", Ref: briefing.Ref{Article: a.ID, Span: span}, Sentence: span}}
}

// change removes, adds or changes documents, some of them in parts, or the digest.
func (s *story) change() {
	t, ctx := s.t, s.t.Context()
	t.Helper()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	relink := s.random.IntN(4) == 0
	if relink {
		s.digest = s.newDigest()
	}
	must(s.index.Lock(ctx))
	w, err := s.index.Write(ctx, s.digest, s.link)
	must(err)
	if relink {
		must(w.Relink(ctx, fmt.Sprint(s.random.Uint64()), func(int) {}))
	}
	var changed, removed []string
	for range 1 + s.random.IntN(4) {
		path := string(rune('a'+s.random.IntN(6))) + ".md"
		if slices.Contains(changed, path) || slices.Contains(removed, path) {
			continue
		}
		if s.documents[path] != nil {
			removed = append(removed, path)
		}
		delete(s.documents, path)
		if s.random.IntN(3) > 0 {
			changed = append(changed, path)
		}
	}
	must(w.Remove(ctx, removed))
	for _, path := range changed {
		s.documents[path] = []string{}
		for range s.random.IntN(4) {
			s.documents[path] = append(s.documents[path], []string{"", sameText, "  " + sameText, sameText + " Again.", "A bridge."}[s.random.IntN(5)])
		}
		s.put(w, path)
		if s.random.IntN(3) == 0 {
			must(w.Flush(ctx))
		}
	}
	must(w.Close(ctx))
	must(s.index.Unlock())
}

// put writes a document, an article at a time if chance has it so.
func (s *story) put(w *Writer, path string) {
	s.t.Helper()
	d := Document{Path: path}
	var articles []Linked
	for n := range s.documents[path] {
		articles = append(articles, s.article(path, n))
		if s.random.IntN(2) == 0 {
			d.Unfinished = true
			if err := w.Put(s.t.Context(), d, articles); err != nil {
				s.t.Fatal(err)
			}
			d.Unfinished, articles = false, nil
		}
	}
	if err := w.Put(s.t.Context(), d, articles); err != nil {
		s.t.Fatal(err)
	}
}

// compare compares what is in the index with what reading all documents gives.
func (s *story) compare() {
	t, ctx := s.t, s.t.Context()
	t.Helper()
	if err := s.index.Check(ctx); err != nil {
		t.Fatal(err)
	}
	x, err := OpenIndex(ctx, s.index.path, "/library")
	if err != nil {
		t.Fatal(err)
	}
	got, err := x.Load(ctx, s.digest)
	if err != nil {
		t.Fatal(err)
	}
	defer got.Close()
	var linked []Linked
	for _, path := range slices.Sorted(maps.Keys(s.documents)) {
		for n := range s.documents[path] {
			linked = append(linked, s.article(path, n))
		}
	}
	want := openStore(t, keepBytes, s.digest, linked)
	for what, of := range map[string]func(*Store) any{
		"entries":  func(s *Store) any { return first(s.Entries(ctx)) },
		"tallies":  func(s *Store) any { return first(s.Tallies(ctx)) },
		"mentions": func(s *Store) any { return first(s.Mentions(ctx, "bridge")) },
		"hits":     func(s *Store) any { return len(search(t, s, "bridge", briefing.SearchOptions{})) },
		"texts":    func(s *Store) any { return textsOf(ctx, s) },
	} {
		if diff := gocmp.Diff(of(want), of(got), libtest.Dates, libtest.Empty); diff != "" {
			t.Errorf("%s: (-in memory +on disk)\n%s", what, diff)
		}
	}
}

func first[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func textsOf(ctx context.Context, s *Store) (texts []string) {
	for _, e := range first(s.Entries(ctx)) {
		texts = append(texts, first(s.Article(ctx, e.ID)).Text)
	}
	return texts
}
