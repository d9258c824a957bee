package library_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"briefing/briefing/library"
)

// A folder without a digest has the names that its texts hold.
func ExampleOpen() {
	dir, err := os.MkdirTemp("", "story")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	text := "# The pier\n\nCaptain Ada Holm told the Harbour Authority on Monday that the pier had given way. Holm was not hurt.\n"
	if err := os.WriteFile(filepath.Join(dir, "2024-10-11-pier.md"), []byte(text), 0o644); err != nil {
		panic(err)
	}
	lib, err := library.Open(context.Background(), library.Options{Path: dir, Draft: true})
	if err != nil {
		panic(err)
	}
	defer lib.Close()
	tallies, err := lib.Tallies(context.Background())
	if err != nil {
		panic(err)
	}
	for _, f := range lib.Digest().Figures {
		fmt.Println(f.Type, f.Name, tallies[f.ID].Mentions)
	}
	// Output:
	// person Ada Holm 2
	// organization Harbour Authority 1
}
