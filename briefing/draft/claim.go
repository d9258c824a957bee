package draft

import (
	"cmp"
	"maps"
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
	Reports  []Statement
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

type claims struct{ all []*stated }

type stated struct {
	reports  []Statement
	places   []place
	articles []int
}

// mostClaims limits the claims that are kept apart.
const mostClaims = 2000

func (c *claims) add(article int, s Statement) {
	for _, o := range c.all {
		if first := o.reports[0]; alike(first.About, s.About) > .6 {
			o.add(article, s)
			return
		}
	}
	if len(c.all) < mostClaims {
		o := &stated{}
		o.add(article, s)
		c.all = append(c.all, o)
	}
}

func (o *stated) add(article int, s Statement) {
	o.reports = append(o.reports, s)
	o.places = append(o.places, place{article, s.At})
	o.articles = append(o.articles, article)
}

// Claims returns the claims. Those with several stances come first.
func (d *Draft) Claims() []Claim {
	ids := map[briefing.SubjectID]bool{}
	var out []Claim
	for _, o := range d.claims.all {
		ways := map[briefing.Stance]bool{}
		c := Claim{Text: o.reports[0].Text, Reports: o.reports, Evidence: d.evidence(o.places[:min(mostEvidence, len(o.places))])}
		for i, r := range o.reports {
			ways[r.Stance] = true
			c.Articles = append(c.Articles, d.articles[o.articles[i]])
		}
		c.Sure = min(.95, .5+.2*float64(len(slices.Collect(maps.Keys(ways)))-1)+.1*float64(min(len(o.reports)-1, 3)))
		out = append(out, c)
	}
	slices.SortStableFunc(out, func(a, b Claim) int { return cmp.Compare(b.Sure, a.Sure) })
	for i := range out {
		out[i].ID = freeID(out[i].Reports[0].By+" "+out[i].Reports[0].Verb, ids)
	}
	return out
}
