package export_test

import (
	"context"
	"fmt"
	"strings"

	"briefing/briefing/export"
	"briefing/briefing/library"
	"briefing/seeds"
)

func ExampleWrite() {
	lib, err := library.Open(context.Background(), library.Options{Default: seeds.FS})
	if err != nil {
		panic(err)
	}
	defer lib.Close()
	var out strings.Builder
	n, err := export.Write(context.Background(), &out, lib, export.BibTeX, export.Articles, nil)
	if err != nil {
		panic(err)
	}
	first, _, _ := strings.Cut(out.String(), "\n\n")
	fmt.Printf("%d articles, of which the first is\n%s\n", n, first)
	// Output:
	// 6 articles, of which the first is
	// @misc{iran-seeks-ties-2024-03,
	//   title = {{Iran seeks to expand Russia ties following Putin election victory - analysis}},
	//   year = {2024},
	//   month = mar,
	//   date = {2024-03~},
	// }
}
