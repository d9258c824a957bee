// Package number writes what articles give for numbers: the amounts in passages about any
// subject and whether they exclude each other (amounts.go), and the values of one number by
// date (history.go, drawn.go). Pages about subjects have these as their parts.
package number

import (
	"sort"

	"briefing/briefing"
	"briefing/briefing/page/sheet"
	"briefing/briefing/quantity"
)

// Amount is the text in one passage that states a number.
type Amount struct {
	number *briefing.Number
	text   string              // as written in the article
	values []quantity.Quantity // its possible meanings; none if unreadable
	of     quantity.Measure
}

// Amounts holds the amounts in the passages about a subject.
type Amounts struct {
	BySentence  map[briefing.Ref][]Amount
	byNumber    map[briefing.SubjectID][]Amount // each text once
	comparisons map[briefing.SubjectID]comparison
}

// comparison is the result of comparing the amounts of one number.
type comparison struct {
	worst quantity.Relation   // between any two
	apart map[string][]string // for each text the differing ones, in the order of reading
}

// AmountsIn collects the amounts in the sentences of mentions, for the numbers
// for which own returns true.
func AmountsIn(s *sheet.Sheet, mentions []briefing.Mention, own func(*briefing.Number) bool) (Amounts, error) {
	all := Amounts{map[briefing.Ref][]Amount{}, map[briefing.SubjectID][]Amount{}, map[briefing.SubjectID]comparison{}}
	for _, m := range mentions {
		at := SentenceOf(m)
		if _, ok := all.BySentence[at]; ok {
			continue
		}
		all.BySentence[at] = nil
		numbers, err := numbersIn(s, at, own)
		if err != nil {
			return all, err
		}
		for _, n := range numbers {
			if err := AddAmount(s, all, n); err != nil {
				return all, err
			}
		}
	}
	return all, nil
}

// SentenceOf returns the sentence of a mention.
func SentenceOf(m briefing.Mention) briefing.Ref {
	return briefing.Ref{Article: m.Ref.Article, Span: m.Sentence}
}

// numbersIn returns the mentions of numbers in a sentence.
func numbersIn(s *sheet.Sheet, sentence briefing.Ref, own func(*briefing.Number) bool) ([]briefing.Mention, error) {
	mentions, err := s.MentionsIn(sentence.Article)
	if err != nil {
		return nil, err
	}
	var out []briefing.Mention
	first := sort.Search(len(mentions), func(i int) bool { return mentions[i].Ref.Span.Start >= sentence.Span.Start })
	for _, m := range mentions[first:] {
		if m.Ref.Span.Start >= sentence.Span.End {
			break
		}
		if n, ok := s.Subjects[m.Subject].(*briefing.Number); ok && m.Sentence == sentence.Span && own(n) {
			out = append(out, m)
		}
	}
	return out, nil
}

// AddAmount adds the amount in a mention of a number.
func AddAmount(s *sheet.Sheet, all Amounts, m briefing.Mention) error {
	article, err := s.Read(m.Ref.Article)
	if err != nil {
		return err
	}
	n := s.Subjects[m.Subject].(*briefing.Number)
	a := Amount{number: n, text: sheet.Plain(article.Shown, m.Ref.Span), of: MeasureOf(n)}
	a.values = valuesIn(article.Shown.Words, m, a)
	all.BySentence[SentenceOf(m)] = append(all.BySentence[SentenceOf(m)], a)
	if len(a.values) == 0 {
		return nil
	}
	for _, other := range all.byNumber[n.ID] {
		if other.text == a.text {
			return nil
		}
	}
	all.comparisons[n.ID] = all.comparisons[n.ID].with(a, all.byNumber[n.ID])
	all.byNumber[n.ID] = append(all.byNumber[n.ID], a)
	return nil
}

// with returns c after comparing a with others.
func (c comparison) with(a Amount, others []Amount) comparison {
	if c.apart == nil {
		c.apart = map[string][]string{}
	}
	for _, other := range others {
		relation := a.compare(other)
		if relation == quantity.Unlike {
			relation = quantity.Compatible // at least the words differ
		}
		c.worst = max(c.worst, relation)
		if relation == quantity.Differ {
			c.apart[a.text] = append(c.apart[a.text], other.text)
			c.apart[other.text] = append(c.apart[other.text], a.text)
		}
	}
	return c
}

// compare returns the best relation between any meanings of two amounts.
func (a Amount) compare(b Amount) quantity.Relation {
	best := quantity.Unlike
	for _, v := range a.values {
		for _, w := range b.values {
			r := quantity.Compare(v, w, a.of.Nouns())
			if best == quantity.Unlike || r != quantity.Unlike && r < best {
				best = r
			}
		}
	}
	return best
}

// MeasureOf returns the measure of a number, from its unit and its rules.
func MeasureOf(n *briefing.Number) quantity.Measure { return quantity.MeasureOf(n.Unit, n.Words()...) }

// valuesIn returns the quantities in a mention that may be values of a's
// number. If some have a noun that the number counts, only these.
func valuesIn(text string, m briefing.Mention, a Amount) []quantity.Quantity {
	var all, admitted, ofNoun []quantity.Quantity
	for _, q := range quantity.In(text, m.Sentence) {
		if q.Denied || !q.Span.Overlaps(m.Ref.Span) {
			continue
		}
		all = append(all, q)
		if a.of.Admits(q) {
			admitted = append(admitted, q)
		}
	}
	if len(admitted) > 0 {
		all = admitted
	}
	for _, q := range all {
		if a.of.Nouns()[q.Noun] {
			ofNoun = append(ofNoun, q)
		}
	}
	if len(ofNoun) > 0 {
		all = ofNoun
	}
	return all
}

// WriteDifferences lists the numbers whose amounts exclude each other, and those
// whose amounts only differ in wording. It writes a block of its own, or the
// end of one.
func WriteDifferences(s *sheet.Sheet, all Amounts) {
	for _, p := range []struct {
		intro string
		worst quantity.Relation
	}{{"The numbers differ: ", quantity.Differ}, {"Worded differently: ", quantity.Compatible}} {
		var ids []briefing.SubjectID
		for _, n := range s.Digest.Numbers {
			if all.comparisons[n.ID].worst == p.worst {
				ids = append(ids, n.ID)
			}
		}
		if len(ids) > 0 {
			s.Then()
			s.SubjectLinks(p.intro, ids...)
		}
	}
}

// WriteAmount writes an amount, and another one that excludes it. The number's name
// is left out on its own page.
func WriteAmount(s *sheet.Sheet, all Amounts, a Amount) {
	if string(a.number.ID) != s.Page.ID.Key {
		s.SubjectLink(a.number)
		s.Text(": ")
	}
	s.Text("“" + a.text + "”")
	if others := all.comparisons[a.number.ID].apart[a.text]; len(others) > 0 {
		s.Raw(" · *differs* from ")
		s.Text("“" + others[0] + "”")
		if more := len(others) - 1; more > 0 {
			s.Text(" and " + briefing.Count(more, "other"))
		}
	}
}

// Shown is a set of values already shown.
type Shown map[value]bool

type value struct {
	number briefing.SubjectID
	text   string
}

// New returns the amounts whose texts are not in v, and adds them.
func (v Shown) New(amounts []Amount) (news []Amount) {
	for _, a := range amounts {
		if of := (value{a.number.ID, a.text}); !v[of] {
			v[of] = true
			news = append(news, a)
		}
	}
	return news
}
