// Package draft searches articles that nobody has described yet for subjects
// that a digest could list: figures, numbers, dated events, denials and
// accusations. It works offline, with rules and the names that package tagger
// finds.
//
// [Read] reads one article. Its result, a [Reading], depends only on the
// article's text and date, so it can be kept while these stay the same. A
// [Draft] combines the readings of a library:
//
//   - spelling.go: the names of one article, and which of them mean the same
//   - figure.go: these names across the library; question.go: pairs of figures that may be
//     one, which only a reader can tell
//   - number.go: quantities, and articles with the same or another value
//   - date.go, event.go: dates, and the events on them
//   - claim.go: denials and accusations
//   - write.go: the resulting digest
//
// Two names become one figure without a question only if an article proves it:
// a surname stands in the same article as the only full name that ends with it,
// or an acronym stands in brackets behind its name. Texts in languages other
// than English give no results.
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

// Version numbers the rules for readings. Readings by other rules must be
// discarded.
const Version = 11

// Reading is the result of reading one article.
type Reading struct {
	Spellings  []Spelling  `json:"n,omitempty"`
	Acronyms   [][2]int    `json:"a,omitempty"` // index pairs in Spellings: a name, and its acronym in brackets
	Quantities []Quantity  `json:"q,omitempty"`
	Dated      []Dated     `json:"d,omitempty"`
	Statements []Statement `json:"s,omitempty"`
}

// Evidence is a passage that supports a proposal.
type Evidence struct {
	Article briefing.ArticleID
	Span    briefing.Span
}

// mostText limits the bytes of a text that are read. Longer ones are hardly
// articles.
const mostText = 4 << 20

// Read reads one article. It takes time linear in the length of the text.
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
	text, words string // the Markdown, and its visible form
	published   briefing.Date
	names       []tagger.Name // all; those from next on are still to come
	next        int
}

// passage is a sentence with its words and names.
type passage struct {
	*reader
	span  briefing.Span
	all   []tagger.Name
	names []tagger.Name // without nations
	words []term
}

// Draft combines readings. It keeps none of them: its size is bounded, except for a few
// bytes for each article. The zero Draft is empty.
type Draft struct {
	articles []briefing.ArticleID
	entries  map[string]*entry // by their keys
	numbers  numbers
	events   events
	claims   claims
}

// Add adds the reading of an article. Articles should be added in list order,
// since the first passages become the evidence.
func (d *Draft) Add(id briefing.ArticleID, r *Reading) {
	n := len(d.articles)
	if n > 0 && n%forgetEvery == 0 {
		d.events.forget()
		d.numbers.forget()
		d.claims.forget()
	}
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

// forgetEvery is after how many articles numbers, events and claims that hardly recur
// make room for others, where they fill what is kept. Smaller libraries keep the first ones.
const forgetEvery = 5000

// Articles returns the number of articles added.
func (d *Draft) Articles() int { return len(d.articles) }

// evidence converts places to evidence, in the order of the articles.
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

// place is a passage in the article with that index.
type place struct {
	article int
	span    briefing.Span
}

// mostEvidence limits the passages kept for a proposal.
const mostEvidence = 5
