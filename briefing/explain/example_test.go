package explain_test

import (
	"fmt"

	"briefing/briefing"
	"briefing/briefing/explain"
)

func ExampleExplainer() {
	ada := &briefing.Figure{ID: "ada-holm", Type: briefing.Person, Name: "Ada Holm", Aliases: []string{"Captain Holm", "A. Holm"}}
	x := explain.Of(&briefing.Digest{Figures: []*briefing.Figure{ada}}, ada)
	x.Read(&briefing.Article{Entry: briefing.Entry{ID: "pier"}, Text: "Ada Holm came. Captain Holm left. Holm was seen."})
	for _, p := range x.Parts() {
		fmt.Println(p.Text, p.Mentions)
	}
	// Output:
	// Ada Holm 1
	// Captain Holm 1
	// A. Holm 0
	// Holm 1
}
