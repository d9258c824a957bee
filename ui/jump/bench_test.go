package jump_test

import (
	"fmt"
	"strings"
	"testing"

	"briefing/ui/internal/viewtest"
	"briefing/ui/jump"
)

// library returns n articles as they are named in a large library.
func library(n int) jump.Items {
	words := strings.Fields("Moscow Partnership treaty sectors Iran usurping drones among navy agreed Tehran efforts war sanctions railway summit")
	name := func(i int) (string, jump.Also) {
		label := fmt.Sprintf("%s %s %s %d", words[i%len(words)], words[i/7%len(words)], words[i/31%len(words)], i)
		file := fmt.Sprintf("%03d/article-%06d.md", i/1000, i)
		return label, jump.Also{ID: fmt.Sprintf("%03d-article-%06d", i/1000, i), File: file}
	}
	return jump.Make(n, "article", name, func(i int) jump.Item {
		label, also := name(i)
		return jump.Item{Label: label, Also: also}
	})
}

// BenchmarkLibrary types the last letter of what may be sought in 100,000 articles:
// what a few titles hold, what many do, what only IDs, only files or no name holds.
func BenchmarkLibrary(b *testing.B) {
	m := jump.New().SetSize(70, 20).Open("Go to", library(100_000))
	for _, text := range []string{"m", "mo", "moscow", "part war", "4711", "ar", "article-0047", "047/article", "vptn", "zzz"} {
		b.Run(strings.NewReplacer(" ", "_", "/", "|").Replace(text), func(b *testing.B) {
			before := typed(m, text[:len(text)-1])
			last := text[len(text)-1:]
			for b.Loop() {
				m, _ := before.Key(press(last))
				_ = m.View(viewtest.Theme())
			}
		})
	}
}
