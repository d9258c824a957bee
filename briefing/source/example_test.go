package source_test

import (
	"context"
	"fmt"
	"testing/fstest"

	"briefing/briefing/source"
)

func ExampleRead() {
	library := fstest.MapFS{
		"harbour.txt": {Data: []byte("The harbour reopens\n\nShips may berth again, the port says.\nAdvertisement\n")},
		"photo.txt":   {Data: []byte("\x89PNG\r\n\x1a\n\x00\x00")},
	}
	for article, err := range source.Read(context.Background(), library, source.Options{}) {
		if err != nil {
			fmt.Println("error:", err)
			continue
		}
		fmt.Printf("%s %q: %s\n", article.ID, article.Title, article.Text)
		for _, r := range article.Removed {
			fmt.Printf("removed line %d, %s\n", r.Line, r.Reason)
		}
	}
	// Output:
	// harbour "The harbour reopens": Ships may berth again, the port says.
	// removed line 1, title
	// removed line 4, advertisement
	// error: photo.txt: binary, not text
}
