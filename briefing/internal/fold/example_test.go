package fold_test

import (
	"fmt"

	"briefing/briefing/internal/fold"
)

// Case, accents and the kind of hyphen make no other word.
func ExampleString() {
	fmt.Println(fold.String("Erdoğan") == fold.String("ERDOGAN"), fold.String("S‑400") == fold.String("s-400"))
	// Output:
	// true true
}
