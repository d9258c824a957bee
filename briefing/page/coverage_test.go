package page

import (
	"fmt"
	"strings"
	"testing"

	"briefing/briefing"
)

// TestCoverageOfManyFigures has rows for those in most articles, and says how
// many more there are.
func TestCoverageOfManyFigures(t *testing.T) {
	s := newStory()
	for i := range figureRows {
		id := briefing.SubjectID(fmt.Sprintf("walker-%d", i))
		s.digest.Figures = append(s.digest.Figures, &briefing.Figure{ID: id, Name: fmt.Sprintf("Walker No. %d", i)})
		s.mentions["weather"] = append(s.mentions["weather"], briefing.Mention{
			Subject: id,
			Ref:     briefing.Ref{Article: "weather", Span: briefing.Span{End: 2}},
		})
	}
	p := makePage(t, s, ID{Kind: Coverage})
	figures := p.Markdown[strings.Index(p.Markdown, "## Figures"):strings.Index(p.Markdown, "## Events")]
	if got := strings.Count(figures, "\n| ") - 1; got != figureRows {
		t.Errorf("%d rows, want %d", got, figureRows)
	}
	left := len(s.digest.Figures) - figureRows
	for _, want := range []string{"Ána Brandt", "Saint-Élan", fmt.Sprintf("and %d more · all figures", left)} {
		if !strings.Contains(strings.ReplaceAll(figures, "\u00a0", " "), want) {
			t.Errorf("%q is not in\n%s", want, figures)
		}
	}
}
