package link

import (
	"cmp"
	"slices"
	"testing"

	"briefing/briefing"
)

// Slots are in the order of their rules, whatever subjects share a term, since they are
// sought by halves.
func TestSlotsAreSorted(t *testing.T) {
	ferry, ada := briefing.Term{Text: "ferry"}, briefing.Term{Figure: "ada"}
	d := &briefing.Digest{
		Figures: []*briefing.Figure{{ID: "ada", Name: "Ada Holm", Type: briefing.Person}},
		Numbers: []*briefing.Number{{ID: "n", Match: []briefing.Rule{{{ferry}, {{Number: true}}}, {{ada}, {ferry, ferry}}}}},
		Claims:  []*briefing.Claim{{ID: "c", Reports: []briefing.Report{{Article: "a", Match: []briefing.Rule{{{ferry}}, {{ada, ferry}, {ferry}}}}}}},
	}
	for _, id := range []briefing.SubjectID{"e1", "e2", "e3"} {
		d.Events = append(d.Events, &briefing.Event{ID: id, Name: "ferry", Names: []string{"ferry"}, Match: []briefing.Rule{{{ferry, ada}, {ferry}}, {{ferry}}}})
	}
	l := compile(d)
	for _, u := range []uses{l.terms[0].uses, l.figures[0].uses} {
		if len(u.slots) < 4 || !slices.IsSortedFunc(u.slots, func(a, b slot) int { return cmp.Compare(a.rule, b.rule) }) {
			t.Errorf("slots %v", u.slots)
		}
		for _, s := range u.slots {
			if !slices.Contains(u.of(s.rule), s) {
				t.Errorf("slot %v is not found", s)
			}
		}
	}
}
