package notes_test

import (
	"context"
	"fmt"
	"os"

	"briefing/briefing"
	"briefing/briefing/notes"
)

// A note is kept with the words that it is on, by which it is found again.
func ExampleBook() {
	dir, err := os.MkdirTemp("", "notes")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	book := notes.Book{Path: dir + "/notes.yaml"}
	a := &briefing.Article{Entry: briefing.Entry{ID: "pier", Title: "The pier"}, Text: "The pier gave way at ten. Nobody was hurt."}
	n := notes.On(a, briefing.Span{Start: 0, End: 25})
	n.Text = "who says so? #check"
	if _, err := book.Add(context.Background(), n); err != nil {
		panic(err)
	}
	all, err := book.Notes(context.Background())
	if err != nil {
		panic(err)
	}
	for _, n := range all {
		fmt.Printf("%q: %s\n", n.Quote, n.Text)
	}
	// Output:
	// "The pier gave way at ten.": who says so? #check
}
