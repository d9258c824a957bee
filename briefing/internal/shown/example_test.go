package shown_test

import (
	"fmt"

	"briefing/briefing/internal/shown"
)

// What a page shows of Markdown leads back to its bytes.
func ExampleOf() {
	source := "[Vladimir](https://example.org/putin) **Putin**<!-- not shown --> spoke."
	t := shown.Of(source)
	for _, p := range t.Pieces(0, len(source)) {
		fmt.Printf("%q ", p.Text)
	}
	// Output:
	// "Vladimir" " " "Putin" " spoke."
}
