package store_test

import (
	"context"
	"fmt"

	"briefing/briefing"
	"briefing/briefing/store"
)

func Example() {
	ctx := context.Background()
	s, err := store.Memory(ctx)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer s.Close()
	articles := func(yield func(store.Linked, error) bool) {
		yield(store.Linked{Article: &briefing.Article{
			Entry: briefing.Entry{ID: "ferry", Title: "The last ferry"},
			Text:  "The bridge is open. The S-400 ferry of Öberg & Sons sails no more.",
		}}, nil)
	}
	if err := s.Import(ctx, &briefing.Digest{}, articles); err != nil {
		fmt.Println(err)
		return
	}
	q, err := briefing.ParseQuery(`oberg (s400 OR "the bridge is")`)
	if err != nil {
		fmt.Println(err)
		return
	}
	results, err := s.Search(ctx, q, briefing.SearchOptions{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, r := range results {
		fmt.Println(r.Entry.Title)
		for _, p := range r.Passages {
			for _, h := range p.Hits {
				fmt.Printf("  %q in %q\n", h.In(p.In.Source), p.Ref.Span.In(p.In.Source))
			}
		}
	}
	// Output:
	// The last ferry
	//   "The bridge is" in "The bridge is open."
	//   "S-400" in "The S-400 ferry of Öberg & Sons sails no more."
	//   "Öberg" in "The S-400 ferry of Öberg & Sons sails no more."
}
