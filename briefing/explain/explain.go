// Package explain shows which names, words and rules of a subject match, how
// often and where.
//
// The files: explain.go lists the parts of a subject; figure.go counts the
// spellings of a figure; probe.go counts rules, each on its own.
package explain

import (
	"briefing/briefing"
)

// Part is one thing that a subject is found by: a name, a word or a rule.
type Part struct {
	Kind   Kind
	Text   string // as the digest writes it; "" for a rule, see Groups
	Groups [][]Part
	Report int // index of the claim's report that it belongs to
	Hits
}

// Kind says what a Part is.
type Kind string

// The kinds of Part.
const (
	Name    Kind = "name"
	Alias   Kind = "alias"
	Surname Kind = "surname" // used where the article also has the person's full name
	Form    Kind = "form"    // another form of a name that the program derives
	Forms   Kind = "forms"   // all forms of a word that count in articles of a language: "Орлов (ru): Орлова, Орлову"
	Unnamed Kind = "unnamed" // a surname that is not linked, because the full name is not in the article
	Kept    Kind = "kept"    // a surname that is not linked for another reason
	Rule    Kind = "rule"
	Term    Kind = "term"
	Word    Kind = "word"
	About   Kind = "about" // a subject that a topic is about
)

// Explainer counts the parts of one subject while it reads articles.
type Explainer struct {
	probe  *Probe
	figure *spellings // nil if the subject is no figure
	parts  []part
}

// part is a Part that is being counted.
type part struct {
	Part
	number int // its number in the probe
	groups [][]part
}

// Of returns an Explainer for a subject of d. It does not count the subjects
// that a topic is about.
func Of(d *briefing.Digest, s briefing.Subject) *Explainer {
	x := &Explainer{probe: NewProbe(d.Figures)}
	switch s := s.(type) {
	case *briefing.Figure:
		x.figure = newSpellings(d, s)
	case *briefing.Event:
		x.event(s)
	case *briefing.Number:
		for _, r := range s.Match {
			x.rule(x.probe.Number(s.Unit, r), r, 0, func(t briefing.Term) int { return x.probe.Number(s.Unit, alone(t)) })
		}
	case *briefing.Claim:
		x.claim(s)
	case *briefing.Topic:
		for _, w := range s.Words {
			x.parts = append(x.parts, part{Part: Part{Kind: Word, Text: w.String()}, number: x.probe.word(w)})
		}
	}
	return x
}

func (x *Explainer) event(e *briefing.Event) {
	for i, name := range briefing.Names(e) {
		kind := Alias
		if i == 0 {
			kind = Name
		}
		x.parts = append(x.parts, part{Part: Part{Kind: kind, Text: name}, number: x.probe.eventName(name)})
	}
	for _, r := range e.Match {
		x.rule(x.probe.Event(r), r, 0, func(t briefing.Term) int { return x.probe.Event(alone(t)) })
	}
}

func (x *Explainer) claim(c *briefing.Claim) {
	for i, report := range c.Reports {
		for _, r := range report.Match {
			x.rule(x.probe.Report(report.Article, r), r, i, func(t briefing.Term) int { return x.probe.Report(report.Article, alone(t)) })
		}
	}
}

// rule adds a rule with its number in the probe, and the rule's terms.
func (x *Explainer) rule(number int, r briefing.Rule, report int, add func(briefing.Term) int) {
	p := part{Part: Part{Kind: Rule, Report: report}, number: number}
	for _, group := range r {
		var terms []part
		for _, t := range group {
			terms = append(terms, part{Part: Part{Kind: Term, Text: t.String()}, number: add(t)})
		}
		p.groups = append(p.groups, terms)
	}
	x.parts = append(x.parts, p)
}

// alone returns the rule of a single term.
func alone(t briefing.Term) briefing.Rule { return briefing.Rule{{t}} }

// Read counts the matches in an article.
func (x *Explainer) Read(a *briefing.Article) {
	if x.figure != nil {
		x.figure.read(a)
		return
	}
	x.probe.Read(a)
}

// Parts returns the parts in the order of the digest, with their matches in the
// articles read so far.
func (x *Explainer) Parts() []Part {
	if x.figure != nil {
		return x.figure.parts()
	}
	return x.counted(x.parts)
}

func (x *Explainer) counted(parts []part) []Part {
	var out []Part
	for _, p := range parts {
		p.Hits = x.probe.Hits(p.number)
		for _, group := range p.groups {
			p.Groups = append(p.Groups, x.counted(group))
		}
		out = append(out, p.Part)
	}
	return out
}
