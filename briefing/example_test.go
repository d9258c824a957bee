package briefing_test

import (
	"context"
	"fmt"

	"briefing/briefing"
	"briefing/briefing/library"
	"briefing/seeds"
)

// open opens the default library.
func open() *library.Library {
	lib, err := library.Open(context.Background(), library.Options{Default: seeds.FS})
	if err != nil {
		panic(err)
	}
	return lib
}

// Dates are as exact as what is known of them.
func ExampleParseDate() {
	for _, s := range []string{"2024-10-11", "2024-10", "2024-03~", "2024-10-22/2024-10-24", "2024-21", "196X"} {
		d, err := briefing.ParseDate(s)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(d.Human())
	}
	// Output:
	// 11 October 2024
	// October 2024
	// c. March 2024
	// 22–24 October 2024
	// spring 2024
	// 1960s
}

// A name, an alias or an ID means a subject or an article.
func ExampleLookup() {
	lib := open()
	defer lib.Close()
	for _, ref := range []string{"Pezeshkian", "shahed", "putni"} {
		found, err := briefing.Lookup(context.Background(), lib, ref)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(found.Subject.Kind(), found.Subject.Label())
	}
	// Output:
	// figure Masoud Pezeshkian
	// figure Shahed
	// "putni": not found (did you mean "Putin"?)
}

// Follow returns the passages about a subject in the order in which a reader walks them.
func ExampleFollow() {
	lib := open()
	defer lib.Close()
	trail, err := briefing.Follow(context.Background(), lib, lib.Digest().Subject("viktor-bout"))
	if err != nil {
		panic(err)
	}
	for i := range trail.Len() {
		a, err := lib.Article(context.Background(), trail.Stop(i).Article)
		if err != nil {
			panic(err)
		}
		fmt.Printf("%d/%d %s: %q\n", i+1, trail.Len(), a.ID, trail.Stop(i).Span.In(a.Text))
	}
	// Output:
	// 1/2 new-relationship-2024-10: "Viktor Bout"
	// 2/2 new-relationship-2024-10: "Bout"
}

// A query in its tier of other forms finds "denies" for "deny".
func ExampleLook() {
	lib := open()
	defer lib.Close()
	q, err := briefing.ParseQuery("deny drones")
	if err != nil {
		panic(err)
	}
	answer, err := briefing.Look(context.Background(), lib, q, briefing.SearchOptions{})
	if err != nil {
		panic(err)
	}
	fmt.Println(len(answer.Results), "articles hold the words,", len(answer.Forms), "hold other forms of them")
	// Output:
	// 0 articles hold the words, 4 hold other forms of them
}

// SentenceAt returns the sentence around a passage, whatever markup stands in it.
func ExampleSentenceAt() {
	text := "The pier gave way. Ada **Holm** had warned of it, [she says](https://example.org/a.b). Nobody was hurt."
	at := briefing.Span{Start: 19, End: 22}
	fmt.Println(briefing.SentenceAt(text, at).In(text))
	// Output:
	// Ada **Holm** had warned of it, [she says](https://example.org/a.b).
}

func ExampleCount() {
	fmt.Println(briefing.Count(1, "article"), "·", briefing.Count(12345, "article"))
	// Output:
	// 1 article · 12,345 articles
}
