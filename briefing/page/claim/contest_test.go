package claim

import (
	"strings"
	"testing"

	"briefing/briefing"
	"briefing/briefing/page/pagetest"
	"briefing/briefing/page/sheet"
)

// TestContests has those claims first that most articles stand against each other on.
func TestContests(t *testing.T) {
	s := pagetest.NewStory()
	report := func(a briefing.ArticleID, stance briefing.Stance) briefing.Report {
		return briefing.Report{Article: a, Stance: stance}
	}
	const yes, no, says, asks = briefing.Asserts, briefing.Denies, briefing.Attributes, briefing.Questions
	s.Digest().Claims = []*briefing.Claim{
		{ID: "agreed", Text: "Agreed", Reports: []briefing.Report{report("doubts", yes), report("opening", says)}},
		{ID: "asked", Text: "Asked", Reports: []briefing.Report{report("doubts", yes), report("opening", asks), report("weather", asks)}},
		{ID: "denied", Text: "Denied", Reports: []briefing.Report{report("doubts", says), report("opening", no)}},
		{ID: "twice", Text: "Twice", Reports: []briefing.Report{report("doubts", yes), report("weather", says), report("opening", no), report("letters", no)}},
		{ID: "only", Text: "Only denied", Reports: []briefing.Report{report("doubts", no)}},
		{ID: "gone", Text: "Gone", Reports: []briefing.Report{report("doubts", yes), report("burnt", no)}},
		{ID: "one", Text: "In one article", Reports: []briefing.Report{report("doubts", says), report("doubts", no)}},
	}
	p := &scribe{sheet.New(t.Context(), s, sheet.ID{})}
	var got []string
	for _, of := range p.contests() {
		got = append(got, of.claim.Text)
	}
	if want := "Twice|Denied|In one article|Asked"; strings.Join(got, "|") != want {
		t.Errorf("got %v, want %s", got, want)
	}
	if got, want := Balance(s.Digest().Claims[3], p.Has), "+1 −2 “”1"; got != want {
		t.Errorf("Balance: got %q, want %q", got, want)
	}
}
