//go:build unix

package verify_test

import (
	"fmt"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"

	"briefing/briefing/verify"
)

// BenchmarkDraft looks up a draft of 2,000 words in a library of 10,000 articles, or as
// many as BRIEFING_ARTICLES says, and prints the least processor time of a look-up. The draft
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
	findings := 0
	least := time.Hour // which other programs slow down least
	for b.Loop() {
		began := processor(b)
		found, err := verify.Draft(b.Context(), lib, text)
		if err != nil {
			b.Fatal(err)
		}
		findings, least = len(found), min(least, processor(b)-began)
	}
	b.ReportMetric(least.Seconds(), "least-cpu-s/op")
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
