//go:build unix

package verify_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"briefing/briefing"
	"briefing/briefing/library"
	"briefing/briefing/libtest"
	"briefing/briefing/verify"
	"briefing/seeds"
)

// BenchmarkDraft looks up a draft of 2,000 words in a library of 10,000 articles, or as
// many as BRIEFING_ARTICLES says, and prints the processor time of one look-up. The draft
// quotes articles, a third of the quotations with a word changed, and has sentences with
// numbers, dates and names between them.
func BenchmarkDraft(b *testing.B) {
	n := 10_000
	if s := os.Getenv("BRIEFING_ARTICLES"); s != "" {
		if _, err := fmt.Sscan(s, &n); err != nil {
			b.Fatal(err)
		}
	}
	if testing.Short() {
		n = 200
	}
	lib := generated(b, n)
	text := composed(b, lib, 2000)
	if _, err := verify.Draft(b.Context(), lib, text); err != nil { // which reads the first pages of the index
		b.Fatal(err)
	}
	began, findings := processor(b), 0
	for b.Loop() {
		found, err := verify.Draft(b.Context(), lib, text)
		if err != nil {
			b.Fatal(err)
		}
		findings = len(found)
	}
	b.ReportMetric((processor(b)-began).Seconds()/float64(b.N), "cpu-s/op")
	b.ReportMetric(float64(findings), "statements")
	b.ReportMetric(float64(len(strings.Fields(text))), "words")
	b.ReportMetric(float64(n), "articles")
}

// processor returns how much processor time the program has taken.
func processor(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// generated opens a library of n articles with the words of the default library.
func generated(b *testing.B, n int) briefing.Library {
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
