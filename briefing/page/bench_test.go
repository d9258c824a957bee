package page

import (
	"strings"
	"testing"

	"briefing/briefing/page/pagetest"
)

// BenchmarkMake writes the pages that a reader of six articles goes through.
func BenchmarkMake(b *testing.B) {
	s := pagetest.NewStory()
	for _, id := range []ID{{Kind: Overview}, OfArticle("opening"), OfSubject("ana"), OfSubject("crossing"), {Kind: Coverage}} {
		b.Run(strings.ReplaceAll(id.String(), `"`, ""), func(b *testing.B) {
			for b.Loop() {
				makePage(b, s, id)
			}
		})
	}
}
