package page

import (
	"strings"
	"testing"
)

// BenchmarkMake writes the pages that a reader of six articles goes through.
func BenchmarkMake(b *testing.B) {
	s := newStory()
	for _, id := range []ID{{Kind: Overview}, OfArticle("opening"), OfSubject("ana"), OfSubject("crossing"), {Kind: Coverage}} {
		b.Run(strings.ReplaceAll(id.String(), `"`, ""), func(b *testing.B) {
			for b.Loop() {
				makePage(b, s, id)
			}
		})
	}
}

