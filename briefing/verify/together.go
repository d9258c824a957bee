package verify

import (
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
)

// Together groups the findings of a draft that say the same: of one kind and text, with one
// verdict and the same passages. Groups come in the order of their first findings.
func Together(draft briefing.Shown, findings []Finding) [][]Finding {
	type key struct {
		kind    Kind
		verdict Verdict
		text    string
	}
	at := map[key][]int{} // groups
	var out [][]Finding
	for _, f := range findings {
		k := key{f.Kind, f.Verdict, fold.String(plain(draft, f.Span))}
		i := slices.IndexFunc(at[k], func(i int) bool { return slices.EqualFunc(out[i][0].Passages, f.Passages, samePassage) })
		if i < 0 {
			at[k] = append(at[k], len(out))
			out = append(out, []Finding{f})
			continue
		}
		out[at[k][i]] = append(out[at[k][i]], f)
	}
	return out
}

func samePassage(a, b briefing.Passage) bool { return a.Ref == b.Ref && slices.Equal(a.Hits, b.Hits) }

// Lines returns the lines of a draft on which findings begin, from 1 and each once. Findings
// must be in text order.
func Lines(draft briefing.Shown, findings []Finding) []int {
	var out []int
	line, at := 1, 0
	for _, f := range findings {
		line += strings.Count(draft.Source[at:f.Span.Start], "\n")
		at = f.Span.Start
		if n := len(out); n == 0 || out[n-1] != line {
			out = append(out, line)
		}
	}
	return out
}
