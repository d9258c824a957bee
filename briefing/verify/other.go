package verify

import (
	"cmp"
	"math"
	"slices"

	"briefing/briefing"
	"briefing/briefing/quantity"
)

// other is a quantity that an article has in place of the draft's.
type other struct {
	passage  briefing.Passage // its sentence, without hits
	quantity quantity.Quantity
	named    bool    // the draft names the same thing beside its number
	far      float64 // see distance
}

// nearestFirst returns the passages of quantities, each once with all of them as hits, and
// the nearest quantity as its article writes it. Quantities of the thing that the draft
// names come before others, and near ones before far ones.
func nearestFirst(others []other) (passages []briefing.Passage, value string) {
	slices.SortStableFunc(others, func(a, b other) int {
		if a.named != b.named {
			return map[bool]int{true: -1, false: 1}[a.named]
		}
		return cmp.Compare(a.far, b.far)
	})
	at := map[briefing.Ref]int{}
	for _, o := range others {
		i, known := at[o.passage.Ref]
		if !known {
			i = len(passages)
			at[o.passage.Ref] = i
			passages = append(passages, o.passage)
		}
		if hits := passages[i].Hits; !slices.Contains(hits, o.quantity.Span) {
			passages[i].Hits = append(hits, o.quantity.Span)
		}
	}
	for _, p := range passages {
		slices.SortFunc(p.Hits, func(a, b briefing.Span) int { return a.Start - b.Start })
	}
	if len(others) > 0 {
		value = plain(others[0].passage.In, others[0].quantity.Phrase)
	}
	return passages, value
}

// distance returns how far the values of two quantities are apart, as the logarithm of
// their ratio: 0 if the number itself is the same, with another bound.
func distance(a, b quantity.Quantity) float64 {
	least := math.Inf(1)
	for _, r := range a.Readings {
		for _, s := range b.Readings {
			if r.Dimension == s.Dimension {
				least = min(least, math.Abs(logOf(r)-logOf(s)))
			}
		}
	}
	return least
}

// logOf returns the logarithm of a reading's value: of its only bound, or of the middle
// between two.
func logOf(r quantity.Reading) float64 {
	value := (r.Low + r.High) / 2
	switch {
	case math.IsInf(r.High, 1):
		value = r.Low
	case math.IsInf(r.Low, -1) || r.Low == 0:
		value = r.High
	}
	return math.Log(max(value, math.SmallestNonzeroFloat64))
}
