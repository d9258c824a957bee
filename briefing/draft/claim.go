package draft

import (
	"cmp"
	"slices"

	"briefing/briefing"
)

// Statement is a sentence that reports a denial or an accusation.
type Statement struct {
	At     briefing.Span   `json:"w"` // the sentence
	Text   string          `json:"t"`
	Stance briefing.Stance `json:"s"`
	By     string          `json:"b"` // a name in the sentence
	Verb   string          `json:"v"`
	About  []uint32        `json:"a"`
}

// Claim is the content of denials or accusations, with the articles that report
// them.
type Claim struct {
	ID       briefing.SubjectID
	Text     string
	Reports  []Statement          // the first ones
	Articles []briefing.ArticleID // of Reports
	Evidence []Evidence
	Sure     float64
}

// Accuses is the stance of a Statement that accuses. A digest writes it as
// attribution.
const Accuses briefing.Stance = "accuses"

var stances = map[string]briefing.Stance{
	"denied": briefing.Denies, "denies": briefing.Denies, "deny": briefing.Denies, "rejected": briefing.Denies, "rejects": briefing.Denies,
	"refuted": briefing.Denies, "refutes": briefing.Denies, "dismissed": briefing.Denies, "dismisses": briefing.Denies,
	"accused": Accuses, "accuses": Accuses, "blamed": Accuses, "blames": Accuses,
}

// statements returns the denials and accusations in the sentence. The speaker
// must be the name directly before the verb.
func (p *passage) statements() []Statement {
	for i := range p.words {
		stance, ok := stances[p.word(i)]
		if !ok || p.words[i].capital || adjectives[p.word(i-1)] || passive[p.word(i-1)] || passive[p.word(i-2)] {
			continue
		}
		by := p.speaker(i)
		if by == "" || len(p.words)-i < 3 {
			continue
		}
		return []Statement{{At: p.span, Text: clip(flat(p.seen(p.span)), 160), Stance: stance, By: by, Verb: p.word(i), About: p.content()}}
	}
	return nil
}

var (
	passive = words("was were been be being is are")
	adverbs = words("also has have had then later repeatedly vehemently again flatly strongly firmly categorically publicly who which")
)

// speaker returns the name that ends directly before word i, adverbs aside; ""
// if there is none.
func (p *passage) speaker(i int) string {
	at := i - 1
	for at >= 0 && adverbs[p.word(at)] {
		at--
	}
	if at < 0 {
		return ""
	}
	for _, n := range p.names {
		if n.Span.Start <= p.words[at].span.Start && p.words[at].span.End <= n.Span.End {
			return withoutArticle(n.Text)
		}
	}
	return ""
}

// Listed returns the claim as a digest lists it. figure returns the figure of a name, or "".
func (c *Claim) Listed(figure func(name string) briefing.SubjectID) *briefing.Claim {
	out := &briefing.Claim{ID: c.ID, Text: c.Text}
	for i, r := range c.Reports {
		report := briefing.Report{Article: c.Articles[i], Stance: r.listed(), Wording: r.Verb, Match: []briefing.Rule{r.rule()}}
		if by := figure(r.By); by != "" {
			report.By = []briefing.SubjectID{by}
		}
		out.Reports = append(out.Reports, report)
	}
	return out
}

// listed returns the stance as a digest has it.
func (s *Statement) listed() briefing.Stance {
	if s.Stance == Accuses {
		return briefing.Attributes
	}
	return s.Stance
}

// rule returns what finds the sentence.
func (s *Statement) rule() briefing.Rule {
	return briefing.Rule{{{Text: s.Verb}}, {{Text: lastWord(s.By)}}}
}

type claims struct{ all []*stated }

type stated struct {
	about    []uint32    // content of the first report
	reports  []Statement // the first ones
	articles []int       // of reports
	n        int         // number of all reports
	stances  tally
}

// Bounds on claims, and on the reports of one.
const (
	mostClaims  = 2000
	mostReports = 50
)

func (c *claims) add(article int, s Statement) {
	for _, o := range c.all {
		if alike(o.about, s.About) > .6 {
			o.add(article, s)
			return
		}
	}
	if len(c.all) < mostClaims {
		o := &stated{about: s.About}
		o.add(article, s)
		c.all = append(c.all, o)
	}
}

// forget makes room if there are all the claims that there can be.
func (c *claims) forget() {
	if len(c.all) == mostClaims {
		c.all = betterHalf(c.all, func(o *stated) float64 { return float64(len(o.stances) + o.n) })
	}
}

func (o *stated) add(article int, s Statement) {
	o.n++
	o.stances.add(string(s.Stance), 1)
	if len(o.reports) < mostReports {
		s.About = nil
		o.reports = append(o.reports, s)
		o.articles = append(o.articles, article)
	}
}

func (o *stated) certainty() float64 {
	return min(.95, .5+.2*float64(len(o.stances)-1)+.1*float64(min(o.n-1, 3)))
}

// claimsUpTo returns at most so many claims. Those with several stances come first.
func (d *Draft) claimsUpTo(most int) []Claim {
	all := slices.Clone(d.claims.all)
	slices.SortStableFunc(all, func(a, b *stated) int { return cmp.Compare(b.certainty(), a.certainty()) })
	ids := map[briefing.SubjectID]bool{}
	var out []Claim
	for _, o := range all[:min(most, len(all))] {
		c := Claim{Text: o.reports[0].Text, Reports: o.reports, Sure: o.certainty()}
		var places []place
		for i, r := range o.reports {
			places = append(places, place{o.articles[i], r.At})
			c.Articles = append(c.Articles, d.articles[o.articles[i]])
		}
		c.Evidence = d.evidence(places[:min(mostEvidence, len(places))])
		c.ID = freeID(c.Reports[0].By+" "+c.Reports[0].Verb, ids)
		out = append(out, c)
	}
	return out
}
