package draft_test

import (
	"fmt"

	"briefing/briefing"
	"briefing/briefing/draft"
)

// A reading is what one article holds; a Draft puts readings together.
func ExampleRead() {
	a := &briefing.Article{Text: "Ada Holm runs the Harbour Authority (HA). Holm denied on Monday that 12 barges had sunk."}
	r := draft.Read(a)
	for _, s := range r.Spellings {
		fmt.Println(s.Text)
	}
	// Output:
	// Ada Holm
	// Harbour Authority
	// Holm
}
