package digest_test

import (
	"fmt"

	"briefing/briefing/digest"
)

func ExampleParse() {
	f := digest.Parse("digest.yaml", []byte(`
version: 1
title: Talks in Ashgabat
figures:
  - {id: vladimir-putin, kind: person, name: Vladimir Putin, aliases: [Putin]}
events:
  - id: ashgabat-meeting
    name: The meeting in Ashgabat
    date: 2024-10-11
    who: [putn]
    match:
      - ["@vladimir-putin", [Ashgabat, Turkmenistan]]
`))
	for _, p := range f.Problems {
		fmt.Println(p)
	}
	event := f.Digest.Events[0]
	fmt.Println(event.Name, "·", event.Date.Human(), "·", event.Match)
	fmt.Println(f.Position("vladimir-putin", "Putin"))
	// Output:
	// digest.yaml:10:11: unknown figure "putn"; left out (did you mean "vladimir-putin"?)
	// The meeting in Ashgabat · 11 October 2024 · [[[@vladimir-putin] [Ashgabat Turkmenistan]]]
	// 5 72
}
