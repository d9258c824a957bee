package derive_test

import (
	"fmt"

	"briefing/briefing"
	"briefing/briefing/derive"
)

// The topics of a library without a digest are what its articles state.
func ExampleDigest() {
	entries := []briefing.Entry{
		{ID: "a", Source: "Harbour Post", Tags: []string{"ferries"}},
		{ID: "b", Source: "Harbour Post", Tags: []string{"ferries", "fog"}},
		{ID: "c", Source: "North Radio"},
	}
	for _, t := range derive.Digest("The harbour", derive.Of(entries), nil).Topics {
		fmt.Println(t.Group, t.Name)
	}
	// Output:
	// Tags ferries
	// Sources Harbour Post
	// Sources North Radio
}
