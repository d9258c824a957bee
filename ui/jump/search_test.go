package jump

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// TestCandidates holds that no item is passed over that matches when it is looked at
// by itself.
func TestCandidates(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	letters := []string{"a", "b", "ab", "É", "核", "1", " ", "-", ".", "/", ".md"}
	text := func(most int) string {
		var s strings.Builder
		for range random.IntN(most) {
			s.WriteString(letters[random.IntN(len(letters))])
		}
		return s.String()
	}
	for range 200 {
		items := make([]Item, random.IntN(50))
		for i := range items {
			items[i] = Item{Label: text(7), Also: Also{ID: text(5), File: strings.TrimRight(text(6), "/")}}
		}
		all := Of(items)
		for range 50 {
			terms := termsOf(text(6))
			if len(terms) == 0 {
				continue
			}
			w := wanted{terms: terms, all: strings.Join(terms, " "), letters: random.IntN(2) == 0}
			got, _ := parts{all}.find(w)
			var want []match
			for i := range items {
				if m, ok := all.match(i, len(w.all) >= least, w); ok {
					m.item = int32(i)
					want = append(want, m)
				}
			}
			if !slices.Equal(got, want) {
				t.Fatalf("%+v in %+v: got %v, want %v", w, items, got, want)
			}
		}
	}
}
