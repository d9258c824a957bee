package verify_test

import (
	"context"
	"fmt"

	"briefing/briefing/library"
	"briefing/briefing/verify"
	"briefing/seeds"
)

func ExampleDraft() {
	lib, err := library.Open(context.Background(), library.Options{Default: seeds.FS})
	if err != nil {
		panic(err)
	}
	defer lib.Close()
	draft := "Russia had used over 9,000 Shahed drones, and Vladimir Putin met Donald Duck."
	findings, err := verify.Draft(context.Background(), lib, draft)
	if err != nil {
		panic(err)
	}
	for _, f := range findings {
		fmt.Printf("%s: %s\n", f.Verdict, f.Span.In(draft))
	}
	// Output:
	// found: Russia
	// differs: over 9,000 Shahed drones
	// found: Shahed
	// found: Vladimir Putin
	// not in the library: Donald Duck
}
