package digest

import (
	"fmt"
	"slices"

	"go.yaml.in/yaml/v4"

	"briefing/briefing"
)

func (p *parser) claim(e *entry) *briefing.Claim {
	c := &briefing.Claim{
		ID:    briefing.SubjectID(e.id),
		Text:  e.label,
		Topic: p.subjectRef(e.get("topic"), "topic", briefing.KindTopic),
	}
	for _, n := range p.list(e.get("reports"), "reports") {
		if r, ok := p.report(n); ok {
			c.Reports = append(c.Reports, r)
		}
	}
	return c
}

var stances = []string{
	string(briefing.Asserts), string(briefing.Denies), string(briefing.Attributes), string(briefing.Questions),
}

// report reads what one article says of a claim. A report of which any part but
// a rule is unsound is left out as a whole: with another stance, or in another
// mouth, it would say what the article does not.
func (p *parser) report(n *yaml.Node) (briefing.Report, bool) {
	f, ok := p.fields(n, "a report", "article", "stance", "by", "match")
	if !ok {
		return briefing.Report{}, false
	}
	article, hasArticle := p.articleRef(f)
	stance, hasStance := p.stance(f)
	by := p.figureRef(f.get("by"), "by")
	if by == "" && !isNothing(p.follow(f.get("by"))) {
		p.complain(f.node, "who speaks is not known; the report is left out", "")
		return briefing.Report{}, false
	}
	return briefing.Report{
		Article: article,
		Stance:  stance,
		By:      by,
		Match:   p.match(f.get("match")),
	}, hasArticle && hasStance
}

func (p *parser) stance(f fields) (briefing.Stance, bool) {
	n := f.get("stance")
	stance := p.line(n, "stance")
	if slices.Contains(stances, stance) {
		return briefing.Stance(stance), true
	}
	want := briefing.Either(stances)
	if stance == "" {
		p.complain(f.node, "stance is missing, want "+want+"; the report is left out", "")
	} else {
		p.complain(n, fmt.Sprintf("stance %s: want %s; the report is left out", quote(stance), want),
			p.didYouMean(stance, slices.Values(stances)))
	}
	return "", false
}
