package library

import (
	"fmt"
	"strings"

	"briefing/briefing"
	"briefing/briefing/digest"
	"briefing/briefing/variants"
)

// tooWide complains about names of figures that also stand for others in the
// texts.
func (l *Library) tooWide(names []variants.WideName) []digest.Problem {
	const shown = 3
	var out []digest.Problem
	for _, n := range names {
		text := fmt.Sprintf("%q stands before or for %s in the texts: %s",
			n.Name, briefing.Count(len(n.Others), "other name"), quoted(n.Others[:min(shown, len(n.Others))]))
		if more := len(n.Others) - shown; more > 0 {
			text += " and " + briefing.Thousands(more) + " more"
		}
		p := l.problem(n.Figure, n.Name, text)
		p.Hint = fmt.Sprintf("wherever it stands alone, it is linked to %q; take it out, or list the others", n.Figure)
		out = append(out, p)
	}
	return out
}

func quoted(words []string) string {
	var out []string
	for _, w := range words {
		out = append(out, fmt.Sprintf("%q", w))
	}
	return strings.Join(out, ", ")
}
