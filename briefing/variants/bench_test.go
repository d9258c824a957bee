package variants_test

import (
	"fmt"
	"strings"
	"testing"

	"briefing/briefing"
	"briefing/briefing/link"
	"briefing/briefing/variants"
)

// BenchmarkRead reads and links the same articles, so that the one is measured by the
// other; most of the time goes into words that are met for the first time.
func BenchmarkRead(b *testing.B) {
	var lines []string
	parts := strings.Fields("bar kel mo tun ves rig lau dop fen sha zor pim gol hut jas wen cro bli nad tek")
	name := func(i int) string { // one of 8,000
		word := parts[i%20] + parts[i/20%20] + parts[i/400%20]
		return strings.ToUpper(word[:1]) + word[1:]
	}
	for i := range 1000 {
		lines = append(lines, "person "+name(i*7)+" "+name(i*13+5))
	}
	d := figures(lines...)
	var articles []*briefing.Article
	for i := range 50 {
		var text strings.Builder
		for k := range 60 {
			n := (i*60 + k) % 300
			fmt.Fprintf(&text, "On Friday %s %s told the port of Oslo that the ferry would sail %d days later than planned. ", name(n*7), name(n*13+5), k)
			fmt.Fprintf(&text, "Nobody had asked for it, said President %sn, who is known for her calm.\n\n", name(n*11))
		}
		articles = append(articles, &briefing.Article{Entry: briefing.Entry{ID: briefing.ArticleID(fmt.Sprint(i))}, Text: text.String()})
	}
	linker := link.New(d)
	size := int64(len(articles) * len(articles[0].Text))
	b.Run("link", func(b *testing.B) {
		b.SetBytes(size)
		for b.Loop() {
			for _, a := range articles {
				linker.Link(a)
			}
		}
	})
	b.Run("read", func(b *testing.B) {
		b.SetBytes(size)
		for b.Loop() {
			f := variants.New(d)
			for _, a := range articles {
				f.Read(a, nil)
			}
		}
	})
	b.Run("new", func(b *testing.B) {
		for b.Loop() {
			variants.New(d)
		}
	})
}
