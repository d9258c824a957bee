package draft

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/quantity"
)

// Quantity is a number in one article.
type Quantity struct {
	At      briefing.Span `json:"w"`
	Name    string        `json:"p"` // the whole phrase: "over 8,000 Shahed drones"
	Text    string        `json:"t"` // the number with its bounds: "over 8,000"
	Noun    string        `json:"n"` // the counted noun, singular; "" for money
	Counted string        `json:"c"` // the noun as written, with its modifiers: "Shahed drones"
	Money   string        `json:"m"` // the currency of a sum: "euros"; "" of other quantities
	Low     float64       `json:"l"`
	High    float64       `json:"h"`
	About   []uint32      `json:"a"`           // content of the sentence
	Sense   string        `json:"s,omitempty"` // the word that tells in what sense it counts: "killed"
}

// Number is a key quantity found in the texts.
type Number struct {
	ID       briefing.SubjectID
	Name     string
	Unit     string
	Values   []string // as written in the texts, each once
	Differ   bool     // two articles give values that exclude each other
	Articles []briefing.ArticleID
	Mentions int
	Sure     float64
	Match    []briefing.Rule
	Senses   []string // see briefing.Number
	Evidence []Evidence
}

// uncounted are nouns whose numbers are hardly ever of interest.
var uncounted = quantity.Nouns("year day week month hour minute second time thing way part reason case side step point question occasion pm am gmt",
	"country nation leader man woman article page percent century decade o'clock one other more another president minister official",
	"member neighbour neighbor former seem serve say has is was get give make take need want come go")

// money is the sort of all currencies.
var money = quantity.SortOf("US dollars")

// quantities returns the numbers in the sentence that are of interest.
func (p *passage) quantities() []Quantity {
	var out []Quantity
	var about []uint32
	for _, q := range quantity.In(p.reader.words, p.span) {
		c, ok := p.quantity(q)
		if !ok || p.isInName(c.At) {
			continue
		}
		if about == nil {
			about = p.content()
		}
		c.About, c.Sense = about, p.sense(c.At)
		out = append(out, c)
	}
	return out
}

// quantity returns the quantity q if it is of interest: money, a count of
// things, or the length of something that lasts.
func (p *passage) quantity(q quantity.Quantity) (Quantity, bool) {
	r, text := q.Readings[0], p.reader.words
	c := Quantity{
		At: q.Phrase, Text: flat(text[q.Span.Start:q.Span.End]), Noun: q.Noun, Low: max(r.Low, -math.MaxFloat64), High: min(r.High, math.MaxFloat64),
		Name:    flat(q.Phrase.In(text)),
		Counted: flat(text[min(q.Span.End, q.Phrase.End):q.Phrase.End]),
	}
	switch {
	case q.Indefinite:
		return c, false
	case r.Dimension == quantity.Count && q.Noun != "" && !uncounted[q.Noun]:
		c.Counted = strings.TrimPrefix(c.Counted, "of ")
		few := r.High < 10 && !strings.Contains(c.Counted, " ") // two of anything are hardly ever of interest
		return c, c.Counted != "" && r.High > 1 && !few && !uncounted[strings.ToLower(lastWord(c.Counted))]
	case r.Dimension != quantity.Count && q.Is(money):
		c.Noun, c.Money = "", q.Currency()
		return c, true
	case strings.Contains(c.Text, "-"): // "a 20-year treaty"
		noun, end := p.nounAfter(q.Span.End)
		c.Noun, c.Counted, c.At.End = noun, noun, max(c.At.End, end)
		c.Name = flat(p.seen(c.At))
		return c, noun != ""
	}
	return c, false
}

// nounAfter returns the last lower-case word behind byte i that is likely to be
// a noun, and its end.
func (p *passage) nounAfter(i int) (string, int) {
	at := p.wordAt(i)
	noun, end := "", i
	for n := at; n < len(p.words) && n < at+5; n++ {
		w := p.words[n]
		if empty[w.lower] || functionWords[w.lower] || strings.HasSuffix(w.lower, "ly") || strings.HasSuffix(w.lower, "ed") || strings.ContainsAny(p.reader.words[end:w.span.Start], ",.;:()\"“”") {
			break
		}
		noun, end = w.lower, w.span.End
	}
	return noun, end
}

var functionWords = words("of in on to at by a an is as if or be it he so up no do we i")

// isInName reports whether a number is part of a name: Shahed 136.
func (p *passage) isInName(s briefing.Span) bool {
	for _, n := range p.names {
		if n.Span.Start <= s.Start && s.End <= n.Span.End {
			return true
		}
	}
	return false
}

// flat returns a text on one line with single spaces.
func flat(s string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(s, "\x1a", "")), " ")
}

// numbers groups quantities by noun.
type numbers struct{ of map[string][]*population }

// population is one population or sum of money, with the quantities given for it.
type population struct {
	first       Quantity
	quantities  int
	isExcluded  bool // a value excludes the first one
	articles    appearances
	places      []place    // of the first quantities
	values      []string   // the first ones as written, each once
	abouts      [][]uint32 // contents of the first sentences, if there are no names
	senses      []string   // words that tell the sense of the quantities, each once
	isSenseless bool       // a quantity has no such word, or there are too many
	names       []string   // capitalised words before the noun, which distinguish populations, sorted
}

// Bounds on numbers: so many populations of one noun and of all nouns, and so
// many values and sentences of one population.
const (
	mostOfNoun      = 500
	mostPopulations = 20_000
	mostValues      = 12
	mostAbouts      = 8
)

// likeness is the share of words that two sentences must have in common for
// their numbers to count the same thing.
const likeness = .34

func (n *numbers) add(article int, q Quantity) {
	if n.of == nil {
		n.of = map[string][]*population{}
	}
	names := capitalised(q.Counted)
	for _, p := range n.of[q.Noun] {
		if p.fits(q, names) {
			p.add(article, q)
			return
		}
	}
	if len(n.of[q.Noun]) < mostOfNoun {
		p := &population{names: names}
		p.add(article, q)
		n.of[q.Noun] = append(n.of[q.Noun], p)
	}
}

// forget makes room for nouns that have all the populations they can have, and
// among all populations if they are too many.
func (n *numbers) forget() {
	sum := 0
	for noun, all := range n.of {
		if len(all) == mostOfNoun {
			n.of[noun] = betterHalf(all, (*population).weight)
		}
		sum += len(n.of[noun])
	}
	if sum <= mostPopulations {
		return
	}
	better := betterHalf(n.all(), (*population).weight)
	clear(n.of)
	for _, p := range better {
		n.of[p.first.Noun] = append(n.of[p.first.Noun], p)
	}
}

// all returns the populations by noun.
func (n *numbers) all() []*population {
	var all []*population
	for _, noun := range slices.Sorted(maps.Keys(n.of)) {
		all = append(all, n.of[noun]...)
	}
	return all
}

func (p *population) fits(q Quantity, names []string) bool {
	isLike := func(about []uint32) bool { return alike(about, q.About) >= likeness }
	return p.first.Money == q.Money && slices.Equal(p.names, names) && (len(names) > 0 || slices.ContainsFunc(p.abouts, isLike))
}

func (p *population) add(article int, q Quantity) {
	if len(p.names) == 0 && len(p.abouts) < mostAbouts {
		p.abouts = append(p.abouts, q.About)
	}
	if q.About = nil; p.quantities == 0 {
		p.first = q
	}
	p.quantities++
	p.addSense(q.Sense)
	p.isExcluded = p.isExcluded || q.Low > p.first.High || q.High < p.first.Low
	p.articles.add(article)
	if len(p.places) < mostEvidence {
		p.places = append(p.places, place{article, q.At})
	}
	if len(p.values) < mostValues && !slices.Contains(p.values, q.Text) {
		p.values = append(p.values, q.Text)
	}
}

// weight rates the population by how often its number is given.
func (p *population) weight() float64 {
	return float64(p.articles.n) + p.certainty() + p.articles.recency()
}

// capitalised returns the capitalised words of a phrase, sorted.
func capitalised(phrase string) []string {
	var out []string
	for w := range strings.FieldsSeq(phrase) {
		if w != strings.ToLower(w) {
			out = append(out, strings.Trim(w, ",.'’"))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// numbersUpTo returns at most so many numbers. Those in most articles come first,
// and among these the ones that differ.
func (d *Draft) numbersUpTo(most int) []Number {
	all := joined(d.numbers.all())
	slices.SortStableFunc(all, func(a, b *population) int { return cmp.Compare(b.certainty(), a.certainty()) })
	ids := map[briefing.SubjectID]bool{}
	var out []Number
	for _, p := range all[:min(most, len(all))] {
		n := d.number(p)
		n.ID = freeID("number of "+n.Name, ids)
		out = append(out, n)
	}
	return out
}

// joined returns populations with those of the same rule as one: they would be found in the
// same passages.
func joined(all []*population) []*population {
	at := map[string]int{}
	var out []*population
	for _, p := range all {
		key := fmt.Sprintf("%q %q", p.first.Money, p.rule())
		if i, ok := at[key]; ok {
			out[i] = out[i].with(p)
			continue
		}
		at[key] = len(out)
		out = append(out, p)
	}
	return out
}

// with returns a population of the quantities of both, which have the same rule.
func (p *population) with(o *population) *population {
	both := *p
	both.quantities += o.quantities
	both.isExcluded = p.isExcluded || o.isExcluded
	both.isSenseless = p.isSenseless || o.isSenseless
	both.senses = slices.Clone(p.senses)
	for _, w := range o.senses {
		both.addSense(w)
	}
	both.articles = p.articles.with(&o.articles)
	both.places = slices.Concat(p.places, o.places)
	both.places = both.places[:min(mostEvidence, len(both.places))]
	return &both
}

// rule returns what a sentence must have to give the number of the population.
func (p *population) rule() briefing.Rule {
	var values []briefing.Term
	for _, v := range p.values {
		values = append(values, briefing.Term{Text: v})
	}
	rule := briefing.Rule{values}
	if p.first.Noun == "" {
		return rule
	}
	rule = append(rule, []briefing.Term{{Text: lastWord(p.first.Counted)}})
	for _, w := range p.names {
		rule = append(rule, []briefing.Term{{Text: w}})
	}
	slices.SortStableFunc(rule[1:], func(a, b []briefing.Term) int { return cmp.Compare(a[0].Text, b[0].Text) })
	return rule
}

func (d *Draft) number(p *population) Number {
	n := Number{
		Name: p.first.Name, Unit: p.first.Counted, Values: p.values, Differ: p.differs(), Articles: d.ids(&p.articles),
		Mentions: p.quantities, Sure: p.certainty(), Evidence: d.evidence(p.places),
		Match: []briefing.Rule{p.rule()}, Senses: p.sensesOfAll(),
	}
	if p.first.Noun == "" {
		n.Unit = p.first.Money
	}
	return n
}

// differs reports whether two articles give values that exclude each other.
func (p *population) differs() bool { return p.isExcluded && p.articles.n > 1 }

// certainty estimates how likely an editor would list the number. The number of
// articles counts most, then large values and money.
func (p *population) certainty() float64 {
	sure := .3 + .18*float64(min(p.articles.n-1, 3))
	if p.differs() {
		sure += .05
	}
	if p.first.Low >= 100 || p.first.Noun == "" || strings.Contains(p.first.Text, "-") || len(p.names) > 0 {
		sure += .15
	}
	return min(sure, .95)
}

func lastWord(s string) string {
	fields := strings.Fields(s)
	if len(fields) == 0 {
		return ""
	}
	return fields[len(fields)-1]
}
