package page

import (
	"context"
	"fmt"

	"briefing/briefing/page/pagetest"
)

func ExampleMake() {
	lib := pagetest.NewStory()
	p, err := Make(context.Background(), lib, CompareOf("cost"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(p.Title)
	for _, l := range p.Links[:3] {
		fmt.Printf("%s leads to %v\n", l.Span.In(p.Markdown), l.To.Page)
	}
	// Output:
	// Cost
	// every passage leads to subject "cost"
	// Cost leads to subject "cost"
	// eight hundred thousand crowns leads to article "doubts"
}
