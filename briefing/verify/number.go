package verify

import (
	"context"
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/quantity"
)

// numbers looks up the quantities of the draft. One is found if an article gives the
// same quantity of the same thing; what counts nothing by name, such as a sum of money,
// must stand in a sentence that is about something which the draft's is about. Articles
// have something else in its place if they give another quantity of the same thing, even
// one that can hold as well ("over 8,000" for "over 9,000"), in a sentence which shares
// two words on its subject, the noun counted among them.
func (c *checker) numbers(ctx context.Context, apart []briefing.Span) error {
	for _, q := range quantity.Find(c.text.Words) {
		if q.Indefinite || within(apart, q.Numeral) {
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

func (c *checker) number(ctx context.Context, q quantity.Quantity) (found, instead []briefing.Passage, err error) {
	sentence := briefing.SentenceIn(c.text, q.Span)
	about := c.topical(c.text.Words[sentence.Start:q.Span.Start] + " " + c.text.Words[q.Span.End:sentence.End])
	about = slices.DeleteFunc(about, func(w string) bool { return q.Noun != "" && singular(w) == q.Noun })
	var noun briefing.QueryNode
	if q.Noun != "" {
		noun = briefing.Word{Text: q.Noun, Prefix: true}
	}
	named := about[:min(len(about), 6)]
	for _, asked := range [][]briefing.QueryNode{
		{numeral(q.Numeral.In(c.text.Words)), orElse(noun, either(named))},
		{noun, either(named)},
	} {
		results, err := c.search(ctx, asked...)
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
	for _, theirs := range quantity.Find(words) {
		if q.Noun != theirs.Noun && q.Noun != "" && theirs.Noun != "" {
			continue
		}
		switch quantity.Compare(q, theirs, nil) {
		case quantity.Same:
			if q.Noun != "" && q.Noun == theirs.Noun || common > 0 {
				hits = append(hits, theirs.Span.Shift(sentence.Start))
			}
		case quantity.Differ, quantity.Compatible:
			if common > 1 || common == 1 && q.Noun != "" && q.Noun == theirs.Noun {
				others = append(others, theirs.Span.Shift(sentence.Start))
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
