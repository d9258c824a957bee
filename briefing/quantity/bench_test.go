package quantity_test

import (
	"strings"
	"testing"

	"briefing/briefing/quantity"
)

// BenchmarkFind reads sentences without a number, with one, and of nothing else.
func BenchmarkFind(b *testing.B) {
	for name, text := range map[string]string{
		"none": "The ferry left the harbour in the evening with its passengers and a crew from the island.",
		"one":  "The ferry left the harbour on Friday with over 1,200 passengers and a crew from the island.",
		"all":  strings.Repeat("120 to 130 drones, ", 5),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				quantity.Find(text)
			}
		})
	}
}
