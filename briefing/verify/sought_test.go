package verify_test

import (
	"context"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
	"briefing/briefing/library"
	"briefing/briefing/libtest"
	"briefing/briefing/verify"
	"briefing/seeds"
)

// unknowing is a library that does not know how common words are.
type unknowing struct{ briefing.Library }

// What is known of the words of a draft spares searches. It changes no verdict, except
// that it may find what an article has in place of a quotation.
func TestSpreadChangesNoVerdict(t *testing.T) {
	seed, err := library.Open(t.Context(), library.Options{Default: seeds.FS, Cache: filepath.Join(t.TempDir(), "cache")})
	if err != nil {
		t.Fatal(err)
	}
	defer seed.Close()
	for name, lib := range map[string]*library.Library{"default": seed, "on disk": generated(t, 600)} {
		draft := composed(t, lib, 1500)
		got, err := verify.Draft(t.Context(), lib, draft)
		if err != nil {
			t.Fatal(err)
		}
		want, err := verify.Draft(t.Context(), unknowing{lib}, draft)
		if err != nil {
			t.Fatal(err)
		}
		if len(got) != len(want) {
			t.Fatalf("%s: %d findings, %d without the spread of words", name, len(got), len(want))
		}
		for i, g := range got {
			nearer := g.Kind == verify.Quotation && g.Verdict == verify.Differs && want[i].Verdict == verify.Missing
			if g.Span != want[i].Span || g.Verdict != want[i].Verdict && !nearer {
				t.Errorf("%s: %s %q is %s, %s without the spread of words", name, g.Kind, g.Span.In(draft), g.Verdict, want[i].Verdict)
			}
		}
	}
}

// listening notes the words that a library is searched for, and how often each search was
// made.
type listening struct {
	*library.Library
	words map[string]bool
	times map[string]int
}

func (l listening) Search(ctx context.Context, q briefing.Query, opts briefing.SearchOptions) ([]briefing.Result, error) {
	for w := range fold.Words(q.String()) {
		l.words[w.Folded] = true
	}
	l.times[fmt.Sprint(q, opts)]++
	return l.Library.Search(ctx, q, opts)
}

// No article is looked for by a word that none has.
func TestWordsOfNoArticleAreNotLookedUp(t *testing.T) {
	lib := listening{generated(t, 50), map[string]bool{}, map[string]int{}}
	draft := "> The quorbly harbour talked of Russia for a very long while.\n\n" +
		"On 12 March 2031 Iran counted 8,049 flumboats, about 7 per cent of them near the zintel."
	if _, err := verify.Draft(t.Context(), lib, draft); err != nil {
		t.Fatal(err)
	}
	for _, word := range strings.Fields("quorbly flumboats flumboat 8049 zintel") {
		if lib.words[word] {
			t.Errorf("the library was searched for %q, which stands nowhere", word)
		}
	}
	if !lib.words["iran"] {
		t.Errorf("the library was searched for %v, want Iran among them", lib.words)
	}
}

// What the numbers and dates of a sentence are about is looked for once.
func TestSearchedOnce(t *testing.T) {
	lib := listening{generated(t, 200), map[string]bool{}, map[string]int{}}
	if _, err := verify.Draft(t.Context(), lib, composed(t, lib, 500)); err != nil {
		t.Fatal(err)
	}
	if len(lib.times) < 10 {
		t.Errorf("the library was searched %d times only", len(lib.times))
	}
	for asked, n := range lib.times {
		if n > 1 {
			t.Errorf("the library was searched %d times for %s", n, asked)
		}
	}
}

// generated opens a library of n articles with the words of the default library.
func generated(b testing.TB, n int) *library.Library {
	b.Helper()
	names, err := fs.Glob(seeds.FS, "articles/*.md")
	if err != nil {
		b.Fatal(err)
	}
	var texts []string
	for _, name := range names {
		text, err := fs.ReadFile(seeds.FS, name)
		if err != nil {
			b.Fatal(err)
		}
		texts = append(texts, string(text))
	}
	dir := b.TempDir()
	if err := libtest.Generate(dir, n, texts...); err != nil {
		b.Fatal(err)
	}
	lib, err := library.Open(b.Context(), library.Options{Path: dir, Cache: filepath.Join(b.TempDir(), "cache")})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { lib.Close() })
	return lib
}

// composed returns a draft of so many words about a library.
func composed(b testing.TB, lib briefing.Library, words int) string {
	entries, err := lib.Entries(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	figures := lib.Digest().Figures
	var text strings.Builder
	for i := 0; len(strings.Fields(text.String())) < words; i++ {
		a, err := lib.Article(b.Context(), entries[(i*37)%len(entries)].ID)
		if err != nil {
			b.Fatal(err)
		}
		span := briefing.SentenceAt(a.Text, briefing.Span{Start: len(a.Text) / 2, End: len(a.Text)/2 + 1})
		quote := strings.Fields(span.In(a.Text))
		if len(quote) > 30 {
			quote = quote[:30]
		}
		if i%3 == 0 && len(quote) > 4 {
			quote[3] = "certainly"
		}
		fmt.Fprintf(&text, "> %s\n\n", strings.Join(quote, " "))
		fmt.Fprintf(&text, "On %d March 20%02d %s counted %d,%03d ships and %d ports, as %s wrote, of which about %d per cent were old. ",
			1+i%28, 10+i%15, figures[(i*13)%len(figures)].Name, 1+i%9, i*7%1000, i%40+2, figures[(i*29)%len(figures)].Name, i%90+3)
		text.WriteString("Nobody in the harbour had heard of it before the evening, and what they said was short.\n\n")
	}
	return text.String()
}
