package quantity_test

import (
	"math"
	"strings"
	"testing"
	"unicode/utf8"

	"briefing/briefing/quantity"
)

// FuzzFind holds what Find promises of any text: quantities in order that do not
// overlap, on the borders of characters, with a value each.
func FuzzFind(f *testing.F) {
	for _, seed := range []string{
		"over 8,000 Shahed drones, US$1.2bn and 1 500 km", "between two and a half million and 3 million people a day",
		"On May 5, 2024-10-11 at 17:30, 11–12 October", "1.500 1'500 12,34,567 −5 °C 24/7 [1] #7", "half a dozen of a third",
		"10 km to 15 km", "5m 8k 20-year", "tens of thousands of\n\n120", "\xff1\xff2,\xf0",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, q := range quantity.Find(text) {
			if q.Span.Start < end || q.Span.Empty() || q.Span.End > len(text) || !q.Span.Contains(q.Numeral) || q.Numeral.Empty() {
				t.Fatalf("Find(%q): span %v, numeral %v after %d", text, q.Span, q.Numeral, end)
			}
			if !utf8.RuneStart(text[q.Span.Start]) || q.Span.End < len(text) && utf8.ValidString(text) && !utf8.RuneStart(text[q.Span.End]) {
				t.Fatalf("Find(%q): span %v cuts a character", text, q.Span)
			}
			end = q.Span.End
			if len(q.Readings) == 0 || strings.ToLower(q.Noun) != q.Noun {
				t.Fatalf("Find(%q): noun %q, readings %v", text, q.Noun, q.Readings)
			}
			for _, r := range q.Readings {
				if math.IsNaN(r.Low) || math.IsNaN(r.High) || r.Low > r.High {
					t.Fatalf("Find(%q): from %g to %g", text, r.Low, r.High)
				}
			}
			if got := quantity.Compare(q, q, nil); got != quantity.Same {
				t.Fatalf("Find(%q): %q compared to itself is %v", text, q.Span.In(text), got)
			}
		}
	})
}
