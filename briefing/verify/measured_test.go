package verify_test

import (
	"testing"

	"briefing/briefing/verify"
)

// TestMeasured says that a number with a unit is found by these two where the draft's sentence
// has no other word of the articles, and only there.
func TestMeasured(t *testing.T) {
	lib := open(t, map[string]string{
		"digest.yaml": "version: 1\n",
		"wall.md":     "The quay wall leaned by 14 metres, Marsh said. The town set 3 million euros aside for the lock. It holds 40 boats and 15 per cent of all eels.",
	})
	for _, c := range []struct {
		draft string
		want  verify.Verdict
	}{
		{"It was 14 metres.", verify.Found},
		{"The breach is 1,400 centimetres deep, she wrote.", verify.Missing},
		{"The breach is 14 metres deep, she wrote.", verify.Found},
		{"The breach is 15 metres deep, she wrote.", verify.Missing},
		{"The breach is 14 miles deep, she wrote.", verify.Missing},
		{"Marsh spoke of a breach of 14 dollars.", verify.Missing},
		{"The boats are 14 metres long.", verify.Missing}, // boats are something else
		{"Repairs cost 3 million euros.", verify.Found},
		{"Repairs cost 3 million dollars.", verify.Missing},
		{"Of these, 15 per cent vanished.", verify.Missing}, // of what?
		{"Among 40 crates none vanished.", verify.Missing},
		{"After some 900 kilometres, thousands of kilometres, millions of kilometres and 14 metres the wall ended.", verify.Found},
	} {
		var last verify.Finding
		for _, f := range draft(t, lib, c.draft) {
			if f.Kind == verify.Number {
				last = f
			}
		}
		if last.Verdict != c.want {
			t.Errorf("%q is %q, want %q", c.draft, last.Verdict, c.want)
		}
	}
}
