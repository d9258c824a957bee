package origins

import (
	"testing"

	"briefing/briefing/sentences"
)

// The count of known sentences says how many are too short to be compared.
func TestCountOfShort(t *testing.T) {
	n := &Novel{Read: true, Dated: true, Sentences: []sentences.Standing{{Kind: sentences.Same}, {Kind: sentences.New}, {}, {}}}
	if got, want := n.Count(), "1 of 2 sentences read elsewhere, 2 too short to compare"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
