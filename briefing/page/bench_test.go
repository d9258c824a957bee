package page

import (
	"strings"
	"testing"

	"briefing/briefing"
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

// BenchmarkPassage writes one passage: of plain text, and of Markdown, which has
// to be parsed.
func BenchmarkPassage(b *testing.B) {
	for name, marks := range map[string]string{"plain": "", "emphasis": "*"} {
		around := strings.Repeat("It rained on the roof. ", 20)
		text := around + marks + "The bridge" + marks + " opens on Saturday, said the mayor of the town. " + around
		sentence := briefing.Span{Start: len(around), End: len(text) - len(around) - 1}
		at := strings.Index(text, "bridge")
		hits := []briefing.Span{{Start: at, End: at + len("bridge")}}
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				var w writer
				w.passage(excerpt(briefing.Show(text), sentence, hits), make([]Target, 1))
			}
		})
	}
}
