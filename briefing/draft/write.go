package draft

import (
	"fmt"
	"io"
	"strings"

	"briefing/briefing"
	"briefing/briefing/digest"
)

// Write writes findings as a digest.yaml. Comments quote the passages behind
// each. passage returns the sentence around a place, on one line.
func (f *Findings) Write(w io.Writer, title string, passage func(Evidence) string) error {
	d := f.Digest()
	d.Title = title
	comments := f.comments(passage)
	if err := digest.Format(w, d, func(id briefing.SubjectID) []string { return comments[id]() }); err != nil {
		return err
	}
	if len(f.Claims) == 0 {
		return nil
	}
	_, err := io.WriteString(w, claimSection(f.Claims, passage))
	return err
}

// comments returns for each subject a function that returns its comment lines.
func (f *Findings) comments(passage func(Evidence) string) map[briefing.SubjectID]func() []string {
	asked := map[briefing.SubjectID][]string{}
	for _, q := range f.Questions {
		text := fmt.Sprintf("also %q, in %s without the full name?", q.Name, briefing.Count(q.Articles, "article"))
		asked[q.Merge[0]] = append(asked[q.Merge[0]], text)
	}
	out := map[briefing.SubjectID]func() []string{}
	for _, x := range f.Figures {
		out[x.ID] = func() []string { return append(asked[x.ID], quoted(x.Evidence, passage)...) }
	}
	for _, x := range f.Events {
		out[x.ID] = func() []string { return quoted(x.Evidence, passage) }
	}
	for _, x := range f.Numbers {
		out[x.ID] = func() []string { return quoted(x.Evidence, passage) }
	}
	return out
}

// quoted returns the first passages of evidence with their articles, one a
// line.
func quoted(all []Evidence, passage func(Evidence) string) (out []string) {
	const shown = 2
	for _, e := range all[:min(shown, len(all))] {
		out = append(out, fmt.Sprintf("%s: %s", e.Article, clip(passage(e), 160)))
	}
	return out
}

// claimSection returns the section of claims.
func claimSection(all []Claim, passage func(Evidence) string) string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	line("\nclaims:")
	for _, x := range all {
		line("  - id: %s", x.ID)
		line("    text: %s", digest.Flow(x.Text))
		line("    reports:")
		for i, r := range x.Reports {
			line("      - {article: %s, stance: %s, match: %s} # %s %s", x.Articles[i], r.listed(), digest.FlowRules([]briefing.Rule{r.rule()}), flat(r.By), r.Verb)
		}
		for _, q := range quoted(x.Evidence, passage) {
			line("    # %s", q)
		}
	}
	return b.String()
}
