package since

import (
	"cmp"
	"slices"

	"briefing/briefing"
)

// passages lists what to read of the new articles: the first mention in each sentence that
// the trails, numbers and denials come from, in text order. A new article without any is
// listed as a whole, with an empty span. Articles are in the order of Changes.New.
func (d *Difference) passages(mentions []briefing.Mention) {
	told := map[briefing.SubjectID]bool{}
	for _, t := range d.Trails {
		told[t.Subject] = true
	}
	for _, denial := range d.Denials {
		told[denial.Claim] = true
	}
	in := map[briefing.ArticleID][]briefing.Ref{}
	seen := map[briefing.Ref]bool{}
	for _, m := range mentions {
		sentence := briefing.Ref{Article: m.Ref.Article, Span: m.Sentence}
		if told[m.Subject] && !seen[sentence] {
			seen[sentence] = true
			in[m.Ref.Article] = append(in[m.Ref.Article], m.Ref)
		}
	}
	for _, n := range d.Numbers {
		of := in[n.At.Article]
		if !slices.ContainsFunc(of, func(r briefing.Ref) bool { return n.At.Span.Contains(r.Span) }) {
			in[n.At.Article] = append(of, n.At)
		}
	}
	for _, id := range d.New {
		of := in[id]
		if len(of) == 0 {
			of = []briefing.Ref{{Article: id}}
		}
		slices.SortFunc(of, func(a, b briefing.Ref) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
		d.Passages = append(d.Passages, of...)
	}
}
