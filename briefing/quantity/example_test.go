package quantity_test

import (
	"fmt"

	"briefing/briefing/quantity"
)

// Years and names are no quantities.
func ExampleFind() {
	text := "In 2024 over 8,000 Shahed drones and a dozen S-400 systems cost $1.2 bn."
	for _, q := range quantity.Find(text) {
		fmt.Printf("%q of %q\n", q.Span.In(text), q.Noun)
	}
	// Output:
	// "over 8,000" of "drone"
	// "a dozen" of "system"
	// "$1.2 bn" of ""
}

// Two numbers differ only if they count the same thing and cannot both hold.
func ExampleCompare() {
	for _, pair := range [][2]string{
		{"120 people", "over 100 people"},
		{"120 people", "140 people"},
		{"120 people", "140 km"},
		{"5 km", "3.1 miles"},
	} {
		a, b := quantity.Find(pair[0])[0], quantity.Find(pair[1])[0]
		fmt.Println(pair, quantity.Compare(a, b, nil))
	}
	// Output:
	// [120 people over 100 people] compatible
	// [120 people 140 people] differ
	// [120 people 140 km] unlike
	// [5 km 3.1 miles] same
}
