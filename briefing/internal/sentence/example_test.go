package sentence_test

import (
	"fmt"

	"briefing/briefing/internal/sentence"
)

func ExampleSplit() {
	text := "Mr. Holm left at 5 p.m. on Monday. “Who knows?” he asked. The U.S. ship came."
	for start, end := range sentence.Split(text) {
		fmt.Println(text[start:end])
	}
	// Output:
	// Mr. Holm left at 5 p.m. on Monday.
	// “Who knows?” he asked.
	// The U.S. ship came.
}
