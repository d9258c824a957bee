package claim

import (
	"fmt"
	"strings"
	"testing"

	"briefing/briefing"
	"briefing/briefing/page/pagetest"
	"briefing/briefing/page/sheet"
)

// reports reads "article stance by,by "wording"" lines, parted by semicolons; "-" is
// nobody.
func reports(s string) []briefing.Report {
	var out []briefing.Report
	for line := range strings.SplitSeq(s, ";") {
		line, wording, _ := strings.Cut(line, `"`)
		f := strings.Fields(line)
		r := briefing.Report{Article: briefing.ArticleID(f[0]), Stance: briefing.Stance(f[1]), Wording: strings.Trim(wording, `"`)}
		if f[2] != "-" {
			for by := range strings.SplitSeq(f[2], ",") {
				r.By = append(r.By, briefing.SubjectID(by))
			}
		}
		out = append(out, r)
	}
	return out
}

// The story has four articles: doubts, opening, letters and weather.
func TestStances(t *testing.T) {
	for _, tt := range []struct{ reports, want string }{
		{"doubts asserts -", "asserted in 1, silent in 3"},
		{"doubts asserts -; doubts asserts -", "asserted in 1, silent in 3"},
		// An article that reports a denial does not deny.
		{"doubts asserts -; doubts denies ana; letters denies ana", "asserted in 1, denied by Ána Brandt in 2, silent in 2"},
		{"doubts denies -; letters denies ana", "denied in 1 and by Ána Brandt in 1, silent in 2"},
		{"letters denies ana; doubts denies -", "denied in 1 and by Ána Brandt in 1, silent in 2"},
		{"doubts denies ana; letters denies council; weather denies states", "denied by several in 3, silent in 1"},
		{"doubts denies ana; letters denies council; weather denies -", "denied in 1 and by several in 2, silent in 1"},
		{"doubts attributes ana; letters attributes council; weather attributes -", "attributed in 3, silent in 1"},
		// Several speakers, and the article that a name has.
		{"doubts denies ana,council", "denied by Ána Brandt and the Town Council in 1, silent in 3"},
		{"doubts denies ana,states,council", "denied by Ána Brandt, the United States and the Town Council in 1, silent in 3"},
		{"doubts denies ana,states,council,kestrel", "denied by Ána Brandt, the United States and 2 others in 1, silent in 3"},
		{"doubts denies ana; doubts denies council", "denied by Ána Brandt and the Town Council in 1, silent in 3"},
		// Who is not named is not called nobody.
		{"doubts attributes -", "attributed in 1, silent in 3"},
		{"doubts attributes states", "attributed to the United States in 1, silent in 3"},
		{"doubts attributes -; doubts attributes states", "attributed to the United States in 1, silent in 3"},
		{`doubts asserts - "it is certain"; letters attributes ana "as she says"`, "asserted in 1, attributed to Ána Brandt in 1, silent in 2"},
		{"doubts attributes -; letters attributes states", "attributed in 2, silent in 2"},
		{`doubts attributes - "the writers"`, "attributed in 1 (“the writers”), silent in 3"},
		{"doubts denies ana,council; letters denies council,ana", "denied by Ána Brandt and the Town Council in 2, silent in 2"},
		// An article that asserts a claim and attributes it besides is counted once, and says so.
		{"doubts asserts -; doubts attributes ana; letters attributes ana", "asserted in 1 (also attributed to Ána Brandt), attributed to Ána Brandt in 1, silent in 2"},
		{"doubts asserts -; doubts attributes ana; letters asserts -", "asserted in 2 (in 1 also attributed to Ána Brandt), silent in 2"},
		{"doubts asserts ana; doubts attributes ana", "asserted by Ána Brandt in 1, silent in 3"},
		{"doubts asserts -; doubts attributes -", "asserted in 1 (also attributed), silent in 3"},
		{"doubts asserts -; doubts questions -", "asserted in 1, questioned in 1, silent in 3"},
		// Denied, declined to confirm and not expected are told apart.
		{`doubts questions council "declined to confirm"; letters denies council`, "denied by the Town Council in 1, questioned by the Town Council in 1 (“declined to confirm”), silent in 2"},
		{`doubts questions - "not expected"; letters questions - "not expected"`, "questioned in 2 (“not expected”), silent in 2"},
		{`doubts questions - "not expected"; letters questions -`, "questioned in 2, silent in 2"},
		// Articles that the library does not have.
		{"elsewhere denies ana", "silent in 4"},
	} {
		s := pagetest.NewStory()
		s.Digest().Figures = append(s.Digest().Figures,
			&briefing.Figure{ID: "council", Type: briefing.Organization, Name: "Town Council"},
			&briefing.Figure{ID: "states", Type: briefing.Place, Name: "United States"})
		s.Digest().Claims = []*briefing.Claim{{ID: "claim", Text: "It is so.", Reports: reports(tt.reports)}}
		got, err := Stances(t.Context(), s, "claim", "ana")
		if err != nil || fmt.Sprint(got) != fmt.Sprint([]string{tt.want, ""}) {
			t.Errorf("%s:\n got %q, %v\nwant %q", tt.reports, got, err, tt.want)
		}
		p := pagetest.Write(t, s, sheet.OfSubject("claim"), nil, func(on *sheet.Sheet) error { return Write(on, s.Digest().Claims[0]) })
		head := strings.ReplaceAll(strings.ReplaceAll(p.Markdown, "**", ""), ", 1 on more than one side", "") // TestContestedClaimsFirst
		if !strings.Contains(head, "\n\n"+sheet.Capital(tt.want)+"\n\n") {
			t.Errorf("%s: want %q in\n%s", tt.reports, sheet.Capital(tt.want), p.Markdown)
		}
	}
}

// A denial does not look like an assertion, and each report says how it is put.
func TestClaimTellsStancesApart(t *testing.T) {
	s := pagetest.NewStory()
	s.Digest().Claims = []*briefing.Claim{{ID: "safe", Text: "The bridge is safe.", Reports: reports(
		`opening asserts -; doubts denies ana,kestrel "brushed aside"; letters attributes - "the writers"; weather asserts - "it seems"`)}}
	got := pagetest.Write(t, s, sheet.OfSubject("safe"), nil, func(on *sheet.Sheet) error { return Write(on, s.Digest().Claims[0]) }).Markdown
	for _, want := range []string{
		"\n## + Asserted in 2\n", "\n## − Denied by Ána Brandt and Kestrel & Sons in 1 (“brushed aside”)\n",
		"\n## “” Attributed in 1 (“the writers”)\n",
		"| + Nordkai bridge opens", "| − Engineers doubt the bridge", "| “” [letters.md]",
		"| **Denied by Ána Brandt and Kestrel & Sons**, “brushed aside”: ",
		"| *Attributed*, “the writers”: ", "| *Asserted*, “it seems”: ",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}
