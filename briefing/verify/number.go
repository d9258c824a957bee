package verify

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
	"briefing/briefing/quantity"
)

// numbers looks up the quantities of the draft. One is found if an article gives the
// same quantity of the same thing; what counts nothing by name, such as a sum of money,
// must stand in a sentence that is about something which the draft's is about, or, where
// the draft's is about nothing that any article has, be of the same unit. Articles
// have something else in its place if they give another quantity of the same thing, even
// one that can hold as well ("over 8,000" for "over 9,000"), in a sentence which shares
// two words on its subject, the noun counted among them, or that writes the same numeral
// before the same noun. The nearest quantity comes first. A number by itself, in words or of
// two digits at most, states nothing.
func (c *checker) numbers(ctx context.Context, apart []briefing.Span) error {
	for _, q := range c.quantities {
		if q.Indefinite || within(apart, q.Numeral) || isBare(q, q.Numeral.In(c.text.Words)) {
			continue
		}
		found, instead, err := c.number(ctx, q)
		if err != nil {
			return err
		}
		passages, value := nearestFirst(instead)
		c.add(Number, q.Phrase, found, passages, value)
	}
	return nil
}

// isBare reports whether a number has neither noun nor unit and is so small that any
// text may have it: "two of them", "the first 10".
func isBare(q quantity.Quantity, numeral string) bool {
	counts := !slices.ContainsFunc(q.Readings, func(r quantity.Reading) bool { return r.Dimension != quantity.Count })
	digits := strings.IndexFunc(numeral, unicode.IsDigit) >= 0
	return q.Noun == "" && counts && (!digits || len(numeral) <= 2)
}

const (
	mostNamed = 3  // words of a sentence that say what a number in it may be about
	nearby    = 40 // words at most lie between a number and these
	compared  = 6  // articles at most about the same are looked into for other numbers
)

func (c *checker) number(ctx context.Context, q quantity.Quantity) (found []briefing.Passage, instead []other, err error) {
	sentence := briefing.SentenceIn(c.text, q.Span)
	about := c.topical(c.withoutQuantities(sentence))
	about = slices.DeleteFunc(about, func(w string) bool { return q.Noun != "" && singular(w) == q.Noun })
	named, nouns := about[:min(len(about), mostNamed)], c.formsOf(q)
	counted := nouns
	if len(nouns) == 0 {
		counted = named
	}
	subject := near(nouns, named)
	if len(nouns) == 0 {
		subject = anyTwo(named)
	}
	for _, look := range []struct {
		node  briefing.QueryNode
		limit int
	}{{near(numerals(q.Numeral.In(c.text.Words)), counted), most}, {subject, compared}} {
		results, err := c.search(ctx, look.node, briefing.ByDate, look.limit)
		if err != nil {
			return nil, nil, err
		}
		for _, r := range results {
			for _, p := range r.Passages {
				same, other := compare(q, about, p)
				found, instead = append(found, same...), append(instead, other...)
			}
		}
		if len(found) > 0 {
			break
		}
	}
	if len(found)+len(instead) == 0 && isMeasured(q) {
		found, err = c.measured(ctx, q, about)
	}
	return found, instead, err
}

// withoutQuantities returns a sentence of the draft without its numbers and their units, which
// say nothing of what it is about.
func (c *checker) withoutQuantities(sentence briefing.Span) string {
	var out strings.Builder
	at := sentence.Start
	for _, q := range c.quantities {
		if sentence.Contains(q.Span) {
			out.WriteString(c.text.Words[at:max(at, q.Span.Start)] + " ")
			at = max(at, q.Span.End)
		}
	}
	out.WriteString(c.text.Words[at:sentence.End])
	return out.String()
}

// isMeasured reports whether a quantity has a unit, which tells it from others. A share of
// something has none.
func isMeasured(q quantity.Quantity) bool {
	return !slices.ContainsFunc(q.Readings, func(r quantity.Reading) bool {
		return r.Dimension == quantity.Count || r.Dimension == quantity.Share
	})
}

// measured returns the passages that give the same quantity of anything, none if an article
// has one of the words that say what the draft's sentence is about.
func (c *checker) measured(ctx context.Context, q quantity.Quantity, about []string) (found []briefing.Passage, err error) {
	known, err := c.search(ctx, either(about), briefing.ByDate, compared)
	if err != nil || len(known) > 0 {
		return nil, err
	}
	results, err := c.search(ctx, either(numerals(q.Numeral.In(c.text.Words))), briefing.ByDate, most)
	if err != nil {
		return nil, err
	}
	for _, r := range results {
		for _, p := range r.Passages {
			for _, passage := range sentencesOf(p) {
				for _, theirs := range quantity.In(p.In.Words, passage.Ref.Span) {
					if quantity.Compare(q, theirs, nil) == quantity.Same {
						passage.Hits = append(passage.Hits, theirs.Span)
					}
				}
				if len(passage.Hits) > 0 {
					found = append(found, passage)
				}
			}
		}
	}
	return found, nil
}

// formsOf returns the words for what a quantity counts: its noun as the draft has it, and
// other forms of it that the library may have.
func (c *checker) formsOf(q quantity.Quantity) []string {
	if q.Noun == "" {
		return nil
	}
	var out []string
	for w := range fold.Words(q.Phrase.In(c.text.Words)) {
		out = []string{w.Folded} // the last
	}
	for _, form := range quantity.Forms(q.Noun) {
		isRegular := strings.HasPrefix(form, q.Noun)
		if !slices.Contains(out, form) && (isRegular || c.spread[form] > 0) {
			out = append(out, form)
		}
	}
	return out
}

// near returns the node that an article answers in which one of some words stands near one of
// some others; where there are no others, one of the words.
func near(words, others []string) briefing.QueryNode {
	if len(words) == 0 || len(others) == 0 {
		return either(slices.Concat(words, others))
	}
	var or briefing.Or
	for _, a := range words {
		for _, b := range others {
			or = append(or, together(a, b))
		}
	}
	return anyOf(or)
}

// anyTwo returns the node that any two of words answer, near one another, or the only one.
func anyTwo(words []string) briefing.QueryNode {
	if len(words) == 1 {
		return briefing.Word{Text: words[0]}
	}
	var or briefing.Or
	for i, a := range words {
		for _, b := range words[i+1:] {
			or = append(or, together(a, b))
		}
	}
	return anyOf(or)
}

func together(a, b string) briefing.Near {
	return briefing.Near{Nodes: []briefing.QueryNode{briefing.Word{Text: a}, briefing.Word{Text: b}}, Within: nearby}
}

// numerals returns the ways to write a numeral: with commas between thousands, which the
// index has without as well, and as it stands.
func numerals(text string) []string {
	digits := strings.NewReplacer(",", "", " ", "", "\u00a0", "", "\u202f", "").Replace(text)
	n, err := strconv.Atoi(digits)
	if err != nil || n < 1000 {
		return []string{text}
	}
	var grouped string
	for len(digits) > 3 {
		digits, grouped = digits[:len(digits)-3], ","+digits[len(digits)-3:]+grouped
	}
	if grouped = digits + grouped; grouped == text {
		return []string{text}
	}
	return []string{grouped, text}
}

// compare returns by the quantities in a passage, sentence by sentence, those that are q
// and those that stand in its place.
func compare(q quantity.Quantity, about []string, p briefing.Passage) (same []briefing.Passage, others []other) {
	for _, passage := range sentencesOf(p) {
		hits, instead := compareIn(q, about, passage)
		if len(hits) > 0 {
			passage.Hits = hits
			same = append(same, passage)
		}
		others = append(others, instead...)
	}
	return same, others
}

// sentencesOf returns the sentences of a passage, without hits.
func sentencesOf(p briefing.Passage) (out []briefing.Passage) {
	for at := p.Ref.Span.Start; at < p.Ref.Span.End; {
		sentence := briefing.SentenceIn(p.In, briefing.Span{Start: at, End: at + 1})
		at = max(at+1, sentence.End)
		out = append(out, briefing.Passage{Ref: briefing.Ref{Article: p.Ref.Article, Span: sentence}, In: p.In})
	}
	return out
}

// compareIn returns where a sentence has quantities that are q, and the others in its place.
func compareIn(q quantity.Quantity, about []string, p briefing.Passage) (hits []briefing.Span, others []other) {
	words := p.Ref.Span.In(p.In.Words)
	if strings.TrimSpace(words) == "" {
		return nil, nil
	}
	common := shared(about, words)
	for _, theirs := range quantity.In(p.In.Words, p.Ref.Span) {
		if q.Noun != theirs.Noun && q.Noun != "" && theirs.Noun != "" {
			continue
		}
		named := q.Noun != "" && q.Noun == theirs.Noun
		o := other{passage: p, quantity: theirs, named: named, far: distance(q, theirs)}
		switch quantity.Compare(q, theirs, nil) {
		case quantity.Same:
			if named || common > 0 {
				hits = append(hits, theirs.Span)
			}
		case quantity.Differ, quantity.Compatible:
			if common > 1 || named && (common == 1 || o.far == 0) {
				others = append(others, o)
			}
		}
	}
	return hits, others
}
