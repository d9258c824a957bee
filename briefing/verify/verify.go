// Package verify compares a draft with the articles of a library: a text by a person
// or a program that quotes them, with their numbers, dates and names.
//
// [Draft] looks up each quotation, number, date and name of the draft and says
// whether the library holds it, holds something else in its place, or does not hold
// it. It never says whether a statement is true.
//
// Quotations hold letter by letter, apart from white space, typographic twins and one
// elision; see quote.go. A quotation that is nearly right is never found: of
// quotations with a "not" put in, 99 in 100 are as similar to their source as quotations
// usually are. Numbers hold if a sentence about the same thing gives the same
// quantity (number.go), dates if an article gives that day or month, was published
// then, or is about an event of then (date.go), names if they stand in an article
// (name.go). What stands within a quotation, or in the title of an article, is not
// looked up by itself.
package verify

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"unicode"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
	"briefing/briefing/internal/language"
	"briefing/briefing/internal/letters"
	"briefing/briefing/link"
	"briefing/briefing/quantity"
	"briefing/briefing/source/scrub"
)

// Kind says what sort of thing a draft states.
type Kind string

// The kinds.
const (
	Quotation Kind = "quotation"
	Number    Kind = "number"
	Date      Kind = "date"
	Name      Kind = "name"
)

// Verdict says how a library stands to what a draft states.
type Verdict string

// The verdicts.
const (
	Found   Verdict = "found"
	Differs Verdict = "differs" // the articles have something else in its place
	Missing Verdict = "not in the library"
)

// Finding is one thing that a draft states, looked up in a library.
type Finding struct {
	Kind    Kind
	Verdict Verdict
	Span    briefing.Span // in the draft, without quotation marks
	// Passages are those that hold it, or of Differs those that hold something else, which
	// are their hits. They come from at most a few articles, the best first. A passage with
	// an empty span is an article as a whole, which was published then.
	Passages []briefing.Passage
	// Instead is what the library has in place of what differs, in a few words: the date, the
	// quantity, the name, or those words of the best passage that the quotation lacks.
	Instead string
}

// Quoted returns what a draft states, in quotation marks if it is a quotation.
func (k Kind) Quoted(text string) string {
	if k == Quotation {
		return "“" + text + "”"
	}
	return text
}

// OfArticle says what an article as a whole has of a statement of a kind.
func (k Kind) OfArticle() string {
	if k == Name {
		return "its source or author"
	}
	return "published then"
}

// Summary says how many statements have each verdict.
func Summary(count map[Verdict]int) string {
	if count[Found]+count[Differs]+count[Missing] == 0 {
		return "no quotations, numbers, dates or names in the draft"
	}
	return fmt.Sprintf("%d found, %d differ, %d not in the library", count[Found], count[Differs], count[Missing])
}

// MaxDraft is how many bytes a draft may have.
const MaxDraft = 4 << 20

// Decode returns the text of a draft by the bytes of its file.
func Decode(data []byte) (string, error) {
	if len(data) > MaxDraft {
		return "", fmt.Errorf("it is larger than %d MB (verify a part of it)", MaxDraft>>20)
	}
	draft, err := scrub.Decode(data)
	if draft != "" {
		return draft, nil
	}
	return "", err
}

// few is how many passages a finding has at most.
const few = 3

// Draft looks up what a draft in Markdown states, in the order of its text. The error
// is that of the library, or of ctx if that is cancelled.
func Draft(ctx context.Context, lib briefing.Library, draft string) ([]Finding, error) {
	text := briefing.Show(draft)
	c := &checker{lib: lib, text: text, language: language.Of(text.Words), articles: map[briefing.ArticleID]*source{}, searched: map[search][]briefing.Result{}}
	c.linked = link.New(lib.Digest()).Link(&briefing.Article{Text: draft}).Mentions
	c.quantities, c.dated = quantity.Find(text.Words), datesIn(text.Words)
	if err := c.readSpread(ctx); err != nil {
		return nil, err
	}
	titles, err := c.titles(ctx)
	if err != nil {
		return nil, err
	}
	quotes, err := quotations(ctx, text)
	if err != nil {
		return nil, err
	}
	quotes = slices.DeleteFunc(quotes, func(q quotation) bool { return within(titles, q.span) })
	if err := c.quotations(ctx, quotes); err != nil {
		return nil, err
	}
	apart := titles
	for _, f := range c.findings {
		apart = append(apart, f.Span) // the quotations
	}
	for _, look := range []func(context.Context, []briefing.Span) error{c.numbers, c.dates, c.names} {
		if err := look(ctx, apart); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(c.findings, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(b.Span.End, a.Span.End))
	})
	return c.findings, nil
}

// checker looks up the statements of one draft.
type checker struct {
	lib        briefing.Library
	text       briefing.Shown
	language   *language.Language
	linked     []briefing.Mention // of the digest's subjects, in the draft
	quantities []quantity.Quantity
	dated      []when
	asked      map[string]bool // words whose spread was asked for
	spread     map[string]int  // of these that stand anywhere, see spreader
	articles   map[briefing.ArticleID]*source
	searched   map[search][]briefing.Result
	published  []published // nil until it is asked for
	findings   []Finding
}

// source is an article that was looked into.
type source struct {
	id      briefing.ArticleID
	shown   briefing.Shown
	letters letters.Text // none until inLetters is called
}

// inLetters returns the article's text as quotations are compared.
func (s *source) inLetters() letters.Text {
	if s.letters.String == "" {
		s.letters = letters.Of(s.shown, briefing.Span{End: len(s.shown.Words)})
	}
	return s.letters
}

// article returns an article, which is read once.
func (c *checker) article(ctx context.Context, id briefing.ArticleID) (*source, error) {
	if s := c.articles[id]; s != nil {
		return s, nil
	}
	a, err := c.lib.Article(ctx, id)
	if err != nil {
		return nil, err
	}
	c.articles[id] = &source{id: id, shown: briefing.Show(a.Text)}
	return c.articles[id], nil
}

// resulting returns the article of a search result, which has been read for that.
func (c *checker) resulting(ctx context.Context, r briefing.Result) (*source, error) {
	if c.articles[r.Entry.ID] == nil && len(r.Passages) > 0 {
		c.articles[r.Entry.ID] = &source{id: r.Entry.ID, shown: r.Passages[0].In}
	}
	return c.article(ctx, r.Entry.ID)
}

// most is how many articles a statement is looked for in, those that answer best.
const most = 12

// search is what a library was asked for.
type search struct {
	query string
	order briefing.SearchOrder
	limit int
}

// search returns the first articles in an order that answer node, none if that is nil. If
// hardly more answer it than are asked for, their order by date takes a fraction of the
// time, for nothing is ranked. Each search is made once: the numbers and dates of a sentence
// are looked for by what that is about.
func (c *checker) search(ctx context.Context, node briefing.QueryNode, order briefing.SearchOrder, limit int) ([]briefing.Result, error) {
	if node != nil {
		node = c.possible(node)
	}
	if node == nil {
		return nil, nil
	}
	query := briefing.QueryFor(node)
	asked := search{query.String(), order, limit}
	if results, ok := c.searched[asked]; ok {
		return results, nil
	}
	results, err := c.lib.Search(ctx, query, briefing.SearchOptions{Limit: limit, Order: order})
	if err == nil {
		c.searched[asked] = results
	}
	return results, err
}

// either returns the node that any of words answers, nil if there are none.
func either(words []string) briefing.QueryNode {
	var or briefing.Or
	for _, w := range words {
		or = append(or, briefing.Word{Text: w})
	}
	return anyOf(or)
}

// allOf returns the node that all of words answer. There must be a word.
func allOf(words []string) briefing.QueryNode {
	if len(words) == 1 {
		return briefing.Word{Text: words[0]}
	}
	var and briefing.And
	for _, w := range words {
		and = append(and, briefing.Word{Text: w})
	}
	return and
}

// anyOf returns the node that any of nodes answers, nil if there are none.
func anyOf(nodes briefing.Or) briefing.QueryNode {
	switch len(nodes) {
	case 0:
		return nil
	case 1:
		return nodes[0]
	}
	return nodes
}

// add notes a finding. A statement that is found counts so, whatever else articles have:
// instead are passages that hold that, and value says it.
func (c *checker) add(k Kind, span briefing.Span, found, instead []briefing.Passage, value string) {
	f := Finding{Kind: k, Span: span, Verdict: Missing}
	switch {
	case len(found) > 0:
		f.Verdict, f.Passages = Found, found
	case len(instead) > 0:
		f.Verdict, f.Passages, f.Instead = Differs, instead, value
	}
	f.Passages = f.Passages[:min(few, len(f.Passages))]
	c.findings = append(c.findings, f)
}

// whole returns the passage that is an article as a whole.
func whole(id briefing.ArticleID) briefing.Passage {
	return briefing.Passage{Ref: briefing.Ref{Article: id}}
}

// within reports whether span lies in one of spans.
func within(spans []briefing.Span, span briefing.Span) bool {
	return slices.ContainsFunc(spans, func(s briefing.Span) bool { return s.Contains(span) })
}

// topical returns the words of a sentence that say what it is about, folded, each once:
// neither words that any sentence has nor numbers. Those that are written with a capital
// come first, then the longer ones.
func (c *checker) topical(text string) []string {
	type word struct {
		folded  string
		capital bool
	}
	var out []word
	for w := range fold.Words(text) {
		if len(w.Folded) < 4 || c.language.Class([]byte(w.Folded))&notTopical != 0 || w.Folded[0] >= '0' && w.Folded[0] <= '9' {
			continue
		}
		capital := unicode.IsUpper(firstRune(text[w.Start:w.End]))
		if !slices.ContainsFunc(out, func(o word) bool { return o.folded == w.Folded }) {
			out = append(out, word{w.Folded, capital})
		}
	}
	slices.SortStableFunc(out, func(a, b word) int {
		if a.capital != b.capital {
			return map[bool]int{true: -1, false: 1}[a.capital]
		}
		return cmp.Compare(len(b.folded), len(a.folded))
	})
	words := make([]string, len(out))
	for i, w := range out {
		words[i] = w.folded
	}
	return words
}

// notTopical are the classes of words that stand in sentences about anything.
const notTopical = language.Function | language.Determiner | language.Modal | language.Speaking | language.Dating |
	language.Calendar | language.Courtesy | language.Locative | language.Towards

// shared returns how many of words, folded, stand in text, a plural's s aside.
func shared(words []string, text string) int {
	has := map[string]bool{}
	for w := range fold.Words(text) {
		has[singular(w.Folded)] = true
	}
	n := 0
	for _, w := range words {
		if has[singular(w)] {
			n++
		}
	}
	return n
}

func singular(word string) string {
	if len(word) > 3 && word[len(word)-1] == 's' {
		return word[:len(word)-1]
	}
	return word
}

func firstRune(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}
