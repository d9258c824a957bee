// Package draft finds what a digest could list in articles that nobody has described yet:
// figures, numbers, dated events, and who denies or accuses. It works offline, by the
// names that package tagger finds and by rules.
//
// [Read] reads one article. What it finds, a [Reading], depends on nothing else, so it
// can be kept as long as the article's text and date are the same. A [Draft] puts the
// readings of a library together:
//
//   - spelling.go: the names of one article, and which of them name the same
//   - figure.go: these names over the whole library; question.go: what may be one figure
//     or two, which only a reader can say
//   - number.go: quantities, and articles that give the same or another one
//   - date.go, event.go: dates, and what happened on them
//   - claim.go: denials and accusations
//   - write.go: the digest that it makes
//
// Two names become one figure without a question only if an article says so: a surname
// stands in the same article as the one full name that ends with it, or an acronym in
// brackets behind its name. Texts in other languages than English have no findings.
package draft

import (
	"cmp"
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/draft/tagger"
	"briefing/briefing/internal/sentence"
	"briefing/briefing/internal/shown"
)

// Version says which rules readings were made by. One that other rules made is of no use.
const Version = 4

// Reading is what was found in one article.
type Reading struct {
	Spellings  []Spelling  `json:"n,omitempty"`
	Acronyms   [][2]int    `json:"a,omitempty"` // of Spellings: a name, and its acronym in brackets behind it
	Quantities []Quantity  `json:"q,omitempty"`
	Dated      []Dated     `json:"d,omitempty"`
	Statements []Statement `json:"s,omitempty"`
}

// Evidence is one passage that a finding comes from.
type Evidence struct {
	Article briefing.ArticleID
	Span    briefing.Span
}

// mostText is how many bytes of a text are read. A longer one is hardly an article.
const mostText = 4 << 20

// Read returns what is found in an article. It takes time linear in the length of the text.
func Read(a *briefing.Article) *Reading {
	if len(a.Text) > mostText {
		cut := *a
		cut.Text = a.Text[:strings.LastIndexByte(a.Text[:mostText], ' ')+1]
		a = &cut
	}
	seen := shown.Of(a.Text)
	if !isEnglish(seen.Words) {
		return &Reading{}
	}
	r := &reader{text: a.Text, words: seen.Words, published: a.Published, names: tagger.Find(a.Text)}
	out := &Reading{}
	var english []tagger.Name
	for start, end := range sentence.Split(seen.Words) {
		s := r.sentence(start, end)
		if isForeign(s) {
			continue
		}
		english = append(english, s.all...)
		out.Quantities = append(out.Quantities, s.quantities()...)
		if s.isWhole() {
			out.Dated = append(out.Dated, s.dated()...)
			out.Statements = append(out.Statements, s.statements()...)
		}
	}
	r.names = english
	out.Spellings, out.Acronyms = r.spellings()
	return out
}

// reader reads one article.
type reader struct {
	text, words string // as it is, and what is seen of it
	published   briefing.Date
	names       []tagger.Name // all; those from next on are still to come
	next        int
}

// passage is a sentence with what stands in it.
type passage struct {
	*reader
	span  briefing.Span
	all   []tagger.Name
	names []tagger.Name // without nations
	words []term
}

// Draft puts readings together. The zero Draft has read nothing.
type Draft struct {
	articles []briefing.ArticleID
	entries  map[string]*entry // by their keys
	numbers  numbers
	events   events
	claims   claims
}

// Add adds what was found in an article. Articles are best added in the order in which
// lists show them, for the first passages become the evidence.
func (d *Draft) Add(id briefing.ArticleID, r *Reading) {
	n := len(d.articles)
	d.articles = append(d.articles, id)
	d.addNames(n, r)
	for _, q := range r.Quantities {
		d.numbers.add(n, q)
	}
	for _, e := range r.Dated {
		d.events.add(n, e)
	}
	for _, s := range r.Statements {
		d.claims.add(n, s)
	}
}

// Articles returns how many articles were added.
func (d *Draft) Articles() int { return len(d.articles) }

// evidence returns places as evidence, in the order of the articles.
func (d *Draft) evidence(places []place) []Evidence {
	places = slices.Clone(places)
	slices.SortStableFunc(places, func(a, b place) int {
		return cmp.Or(cmp.Compare(a.article, b.article), cmp.Compare(a.span.Start, b.span.Start))
	})
	out := make([]Evidence, len(places))
	for i, p := range places {
		out[i] = Evidence{d.articles[p.article], p.span}
	}
	return out
}

// place is a passage of the article with that number.
type place struct {
	article int
	span    briefing.Span
}

// mostEvidence is how many passages are kept of a finding.
const mostEvidence = 5
