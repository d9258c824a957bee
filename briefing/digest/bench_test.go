package digest_test

import (
	"fmt"
	"strings"
	"testing"

	"briefing/briefing/digest"
)

// large returns a digest of 800 lines, as long as one that accounts for a
// handful of articles in full.
func large() []byte {
	var b strings.Builder
	b.WriteString("version: 1\ntitle: Large\nsummary: As large as digests are.\nfigures:\n")
	for i := range 200 {
		fmt.Fprintf(&b, "  - {id: figure-%d, kind: person, name: First Last%d, aliases: [Last%d, \"F. Last%d\"], summary: Somebody of whom the articles tell something.}\n", i, i, i, i)
	}
	b.WriteString("events:\n")
	for i := range 66 {
		fmt.Fprintf(&b, `  - id: event-%d
    name: Event %d
    date: 2024-10-%02d  # as stated
    place: figure-%d
    who: [figure-1, figure-%d]
    names: ["the event %d"]
    match:
      - [["@figure-%d"], [Somebody, anybody], [somewhere, '"Elsewhere"']]
    summary: Something that the articles tell of.
`, i, i, 1+i%30, i, i+2, i, i)
	}
	return []byte(b.String())
}

func TestLargeIsSound(t *testing.T) {
	f := digest.Parse("digest.yaml", large())
	if len(f.Problems) > 0 || len(f.Digest.Figures) != 200 || len(f.Digest.Events) != 66 {
		t.Errorf("%d figures, %d events, problems %v; want 200, 66 and none", len(f.Digest.Figures), len(f.Digest.Events), f.Problems)
	}
}

func BenchmarkParse(b *testing.B) {
	data := large()
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		digest.Parse("digest.yaml", data)
	}
}

// BenchmarkParseBroken has a quote that is not closed in the middle.
func BenchmarkParseBroken(b *testing.B) {
	data := []byte(strings.Replace(string(large()), "First Last100,", `"First Last100,`, 1))
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		digest.Parse("digest.yaml", data)
	}
}
