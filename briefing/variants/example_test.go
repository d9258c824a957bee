package variants_test

import (
	"fmt"

	"briefing/briefing"
	"briefing/briefing/link"
	"briefing/briefing/variants"
)

func ExampleFinder() {
	d := &briefing.Digest{Figures: []*briefing.Figure{{ID: "zelensky", Type: briefing.Person, Name: "Volodymyr Zelensky"}}}
	linker, finder := link.New(d), variants.New(d)
	for _, text := range []string{"Volodymyr Zelensky came.", "Volodymyr Zelenskyy left. Volodymyr Zelenskyy spoke."} {
		a := &briefing.Article{Text: text}
		finder.Read(a, linker.Link(a).Mentions)
	}
	for _, s := range finder.Suggest() {
		fmt.Printf("%s: an alias of %s?\n", s.Spelling, s.Figure)
	}
	// Output:
	// Volodymyr Zelenskyy: an alias of zelensky?
}
