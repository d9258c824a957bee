package draft

import (
	"cmp"
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
	Low     float64       `json:"l"`
	High    float64       `json:"h"`
	About   []uint32      `json:"a"` // content of the sentence
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
		c.About = about
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
		c.Noun = ""
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
type numbers struct{ of map[string][]*counted }

// counted is one population or sum of money, with the quantities given for it.
type counted struct {
	items    []Quantity
	places   []place
	articles []int
	names    map[string]bool // capitalised words before the noun, which distinguish populations
}

// mostCounted limits the populations of one noun that are kept apart.
const mostCounted = 500

// likeness is the share of words that two sentences must have in common for
// their numbers to count the same thing.
const likeness = .34

func (n *numbers) add(article int, q Quantity) {
	if n.of == nil {
		n.of = map[string][]*counted{}
	}
	names := capitalised(q.Counted)
	for _, c := range n.of[q.Noun] {
		if maps.Equal(c.names, names) && (len(names) > 0 || slices.ContainsFunc(c.items[:min(len(c.items), 8)], func(o Quantity) bool { return alike(o.About, q.About) >= likeness })) {
			c.add(article, q)
			return
		}
	}
	if len(n.of[q.Noun]) < mostCounted {
		c := &counted{names: names}
		c.add(article, q)
		n.of[q.Noun] = append(n.of[q.Noun], c)
	}
}

func (c *counted) add(article int, q Quantity) {
	c.items = append(c.items, q)
	c.places = append(c.places, place{article, q.At})
	if !slices.Contains(c.articles, article) {
		c.articles = append(c.articles, article)
	}
}

// capitalised returns the capitalised words of a phrase.
func capitalised(phrase string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(phrase) {
		if w != strings.ToLower(w) {
			out[strings.Trim(w, ",.'’")] = true
		}
	}
	return out
}

// Numbers returns the numbers. Those in most articles come first, and among
// these the ones that differ.
func (d *Draft) Numbers() []Number {
	ids := map[briefing.SubjectID]bool{}
	var out []Number
	for _, noun := range slices.Sorted(maps.Keys(d.numbers.of)) {
		for _, c := range d.numbers.of[noun] {
			out = append(out, d.number(c))
		}
	}
	slices.SortStableFunc(out, func(a, b Number) int { return cmp.Compare(b.Sure, a.Sure) })
	for i := range out {
		out[i].ID = freeID("number of "+out[i].Name, ids)
	}
	return out
}

func (d *Draft) number(c *counted) Number {
	first := c.items[0]
	n := Number{Unit: first.Counted, Mentions: len(c.items), Evidence: d.evidence(c.places[:min(mostEvidence, len(c.places))])}
	for _, a := range c.articles {
		n.Articles = append(n.Articles, d.articles[a])
	}
	var values []briefing.Term
	for _, q := range c.items {
		if !slices.Contains(n.Values, q.Text) && len(n.Values) < 12 {
			n.Values = append(n.Values, q.Text)
			values = append(values, briefing.Term{Text: q.Text})
		}
		if len(c.articles) > 1 && (q.Low > first.High || q.High < first.Low) {
			n.Differ = true
		}
	}
	n.Name = first.Name
	rule := briefing.Rule{values}
	if first.Noun == "" {
		n.Unit = "US dollars"
	} else {
		rule = append(rule, []briefing.Term{{Text: lastWord(first.Counted)}})
		for w := range maps.Keys(c.names) {
			rule = append(rule, []briefing.Term{{Text: w}})
		}
		slices.SortStableFunc(rule[1:], func(a, b []briefing.Term) int { return cmp.Compare(a[0].Text, b[0].Text) })
	}
	n.Match = []briefing.Rule{rule}
	n.Sure = c.certainty(n.Differ)
	return n
}

// certainty estimates how likely an editor would list the number. The number of
// articles counts most, then large values and money.
func (c *counted) certainty(differ bool) float64 {
	sure := .3 + .18*float64(min(len(c.articles)-1, 3))
	first := c.items[0]
	if differ {
		sure += .05
	}
	if first.Low >= 100 || first.Noun == "" || strings.Contains(first.Text, "-") || len(c.names) > 0 {
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
