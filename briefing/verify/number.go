package verify

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"briefing/briefing"
	"briefing/briefing/quantity"
)

// numbers looks up the quantities of the draft. One is found if an article gives the
// same quantity of the same thing; what counts nothing by name, such as a sum of money,
// must stand in a sentence that is about something which the draft's is about. Articles
// have something else in its place if they give another quantity of the same thing, even
// one that can hold as well ("over 8,000" for "over 9,000"), in a sentence which shares
// two words on its subject, the noun counted among them. A number by itself, in words or
// of two digits at most, states nothing.
func (c *checker) numbers(ctx context.Context, apart []briefing.Span) error {
	for _, q := range quantity.Find(c.text.Words) {
		if q.Indefinite || within(apart, q.Numeral) || isBare(q, q.Numeral.In(c.text.Words)) {
			continue
		}
		found, instead, err := c.number(ctx, q)
		if err != nil {
			return err
		}
		c.add(Number, q.Phrase, found, instead)
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

// mostNamed is how many words of a sentence say what a number in it may be about.
const mostNamed = 3

func (c *checker) number(ctx context.Context, q quantity.Quantity) (found, instead []briefing.Passage, err error) {
	sentence := briefing.SentenceIn(c.text, q.Span)
	about := c.topical(c.text.Words[sentence.Start:q.Span.Start] + " " + c.text.Words[q.Span.End:sentence.End])
	about = slices.DeleteFunc(about, func(w string) bool { return q.Noun != "" && singular(w) == q.Noun })
	var noun briefing.QueryNode
	if q.Noun != "" {
		noun = briefing.Word{Text: q.Noun, Prefix: true}
	}
	named := either(about[:min(len(about), mostNamed)])
	subject := []briefing.QueryNode{noun, named}
	if noun == nil {
		subject = []briefing.QueryNode{twoOf(about[:min(len(about), mostNamed)])}
	}
	for _, look := range []func() ([]briefing.Result, error){
		func() ([]briefing.Result, error) {
			return c.searchAny(ctx, numeral(q.Numeral.In(c.text.Words)), orElse(noun, named))
		},
		func() ([]briefing.Result, error) { return c.search(ctx, subject...) },
	} {
		results, err := look()
		if err != nil {
			return nil, nil, err
		}
		for _, r := range results {
			for _, p := range r.Passages {
				same, other := compared(c.text.Words, q, about, p)
				found, instead = append(found, same...), append(instead, other...)
			}
		}
		if len(found) > 0 {
			break
		}
	}
	return found, instead, nil
}

// twoOf returns the node that any two of words answer, or the only one.
func twoOf(words []string) briefing.QueryNode {
	if len(words) == 1 {
		return briefing.Word{Text: words[0]}
	}
	var or briefing.Or
	for i, a := range words {
		for _, b := range words[i+1:] {
			or = append(or, briefing.And{briefing.Word{Text: a}, briefing.Word{Text: b}})
		}
	}
	return anyOf(or)
}

// orElse returns a, or b if there is none.
func orElse(a, b briefing.QueryNode) briefing.QueryNode {
	if a != nil {
		return a
	}
	return b
}

// numeral returns the node that a numeral answers in whichever way it is written: with
// commas between thousands or without.
func numeral(text string) briefing.QueryNode {
	together := strings.NewReplacer(",", "", " ", "", "\u00a0", "", "\u202f", "").Replace(text)
	if together == text || together == "" {
		return briefing.Word{Text: text}
	}
	return briefing.Or{briefing.Word{Text: text}, briefing.Word{Text: together}}
}

// compared returns a passage by the quantities in it that are q, and those that cannot
// hold beside it.
func compared(draft string, q quantity.Quantity, about []string, p briefing.Passage) (same, other []briefing.Passage) {
	sentence := p.Ref.Span
	words := sentence.In(p.In.Words)
	common := shared(about, words)
	var hits, others []briefing.Span
	for _, theirs := range quantity.In(p.In.Words, sentence) {
		if q.Noun != theirs.Noun && q.Noun != "" && theirs.Noun != "" {
			continue
		}
		switch quantity.Compare(q, theirs, nil) {
		case quantity.Same:
			if q.Noun != "" && q.Noun == theirs.Noun || common > 0 {
				hits = append(hits, theirs.Span)
			}
		case quantity.Differ, quantity.Compatible:
			if common > 1 || common == 1 && q.Noun != "" && q.Noun == theirs.Noun {
				others = append(others, theirs.Span)
			}
		}
	}
	if len(hits) > 0 {
		same = append(same, briefing.Passage{Ref: p.Ref, In: p.In, Hits: hits})
	}
	if len(others) > 0 {
		other = append(other, briefing.Passage{Ref: p.Ref, In: p.In, Hits: others})
	}
	return same, other
}
