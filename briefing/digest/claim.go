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

// report reads one article's report of a claim. If any part except a rule is
// unsound, the whole report is left out: with another stance or another speaker
// it would misrepresent the article.
func (p *parser) report(n *yaml.Node) (briefing.Report, bool) {
	f, ok := p.fields(n, "a report", "article", "stance", "by", "wording", "match")
	if !ok {
		return briefing.Report{}, false
	}
	article, hasArticle := p.articleRef(f)
	p.reported = article
	defer func() { p.reported = "" }()
	stance, hasStance := p.stance(f)
	by, allKnown := p.speakers(f.get("by"))
	if !allKnown {
		p.complain(f.node, "who speaks is not known; the report is left out", "")
		return briefing.Report{}, false
	}
	return briefing.Report{
		Article: article,
		Stance:  stance,
		By:      by,
		Wording: p.line(f.get("wording"), "wording"),
		Match:   p.match(f.get("match")),
	}, hasArticle && hasStance
}

// speakers reads one figure or a list of figures, each once. It reports whether
// all of them are in the digest.
func (p *parser) speakers(n *yaml.Node) (by []briefing.SubjectID, allKnown bool) {
	v := p.follow(n)
	if isNothing(v) {
		return nil, true
	}
	items := []*yaml.Node{v}
	if v.Kind == yaml.SequenceNode {
		items = v.Content
	}
	allKnown = true
	for _, item := range items {
		switch id := p.figureRef(item, "by"); {
		case id == "":
			allKnown = false
		case slices.Contains(by, id):
			p.complain(item, fmt.Sprintf("%s is there twice; left out of by", quote(string(id))), "")
		default:
			by = append(by, id)
		}
	}
	return by, allKnown
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
