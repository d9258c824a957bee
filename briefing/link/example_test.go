package link_test

import (
	"fmt"

	"briefing/briefing"
	"briefing/briefing/link"
)

func ExampleLinker_Link() {
	d := &briefing.Digest{
		Figures: []*briefing.Figure{
			{ID: "putin", Type: briefing.Person, Name: "Vladimir Putin"},
			{ID: "kazan", Type: briefing.Place, Name: "Kazan"},
		},
		Events: []*briefing.Event{{
			ID:    "summit",
			Name:  "Summit in Kazan",
			Match: []briefing.Rule{{{{Figure: "kazan"}}, {{Text: "summit"}, {Text: "met"}}}},
		}},
	}
	a := &briefing.Article{Text: "Vladimir Putin came first. They met in Kazan, where Putin spoke."}
	for _, m := range link.New(d).Link(a).Mentions {
		fmt.Printf("%-6s %q\n", m.Subject, m.Ref.Span.In(a.Text))
	}
	// Output:
	// putin  "Vladimir Putin"
	// summit "met in Kazan"
	// kazan  "Kazan"
	// putin  "Putin"
}
