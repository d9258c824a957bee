package verify

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"sync"

	"briefing/briefing"
)

// tags mark in HTML where a quotation begins and ends.
var tags = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?i)<(/?)(blockquote|q)\b[^<>]*>`) })

// tagged returns what stands between tags of a quotation and those that close them, the
// outer ones first. A tag that is not closed marks nothing.
func tagged(text briefing.Shown) (out []briefing.Span) {
	type opened struct {
		name string
		end  int
	}
	var open []opened
	count := map[string]int{} // of those that are open
	for _, at := range tags().FindAllStringSubmatchIndex(text.Source, -1) {
		name := strings.ToLower(text.Source[at[4]:at[5]])
		switch {
		case text.IsCode(at[0]):
		case at[2] == at[3]:
			open = append(open, opened{name, at[1]})
			count[name]++
		case count[name] > 0:
			for {
				last := open[len(open)-1]
				open = open[:len(open)-1]
				count[last.name]--
				if last.name == name {
					out = append(out, briefing.Span{Start: last.end, End: at[0]})
					break
				}
			}
		}
	}
	slices.SortFunc(out, outer)
	return out
}

// outer orders spans by where they begin, the longer ones first.
func outer(a, b briefing.Span) int {
	return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
}

// inTags returns what HTML marks as quoted, apart from what stands within it.
func inTags(text briefing.Shown) (out []quotation) {
	spans := tagged(text)
	for i := 0; i < len(spans); {
		block := spans[i]
		var within []briefing.Span
		for i++; i < len(spans) && block.Contains(spans[i]); i++ {
			if n := len(within); n == 0 || !within[n-1].Overlaps(spans[i]) {
				within = append(within, trim(text, spans[i]))
			}
		}
		q := quotation{span: trim(text, block), spoken: spokenIn(text, block)}
		if n := len(within); q.spoken == nil && n > 0 && within[0].Start == q.span.Start && namedBehind(text, within[n-1], block) {
			q.spoken = within
		}
		out = append(out, q)
	}
	return out
}

// outermost returns quotations in text order without those that others hold.
func outermost(quotes []quotation) (out []quotation) {
	slices.SortStableFunc(quotes, func(a, b quotation) int { return outer(a.span, b.span) })
	for _, q := range quotes {
		if n := len(out); n == 0 || !out[n-1].span.Overlaps(q.span) {
			out = append(out, q)
		}
	}
	return out
}
