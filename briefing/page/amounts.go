package page

import (
	"sort"

	"briefing/briefing"
	"briefing/briefing/quantity"
)

// amount is the text in one passage that states a number.
type amount struct {
	number *briefing.Number
	text   string              // as written in the article
	values []quantity.Quantity // its possible meanings; none if unreadable
	of     quantity.Measure
}

// amounts holds the amounts in the passages about a subject.
type amounts struct {
	bySentence  map[briefing.Ref][]amount
	byNumber    map[briefing.SubjectID][]amount // each text once
	comparisons map[briefing.SubjectID]comparison
}

// comparison is the result of comparing the amounts of one number.
type comparison struct {
	worst quantity.Relation   // between any two
	apart map[string][]string // for each text the differing ones, in the order of reading
}

// amountsIn collects the amounts in the sentences of mentions, for the numbers
// for which own returns true.
func amountsIn(s *scribe, mentions []briefing.Mention, own func(*briefing.Number) bool) (amounts, error) {
	all := amounts{map[briefing.Ref][]amount{}, map[briefing.SubjectID][]amount{}, map[briefing.SubjectID]comparison{}}
	for _, m := range mentions {
		at := sentenceOf(m)
		if _, ok := all.bySentence[at]; ok {
			continue
		}
		all.bySentence[at] = nil
		numbers, err := numbersIn(s, at, own)
		if err != nil {
			return all, err
		}
		for _, n := range numbers {
			if err := addAmount(s, all, n); err != nil {
				return all, err
			}
		}
	}
	return all, nil
}

func sentenceOf(m briefing.Mention) briefing.Ref {
	return briefing.Ref{Article: m.Ref.Article, Span: m.Sentence}
}

// numbersIn returns the mentions of numbers in a sentence.
func numbersIn(s *scribe, sentence briefing.Ref, own func(*briefing.Number) bool) ([]briefing.Mention, error) {
	mentions, err := s.mentionsIn(sentence.Article)
	if err != nil {
		return nil, err
	}
	var out []briefing.Mention
	first := sort.Search(len(mentions), func(i int) bool { return mentions[i].Ref.Span.Start >= sentence.Span.Start })
	for _, m := range mentions[first:] {
		if m.Ref.Span.Start >= sentence.Span.End {
			break
		}
		if n, ok := s.subjects[m.Subject].(*briefing.Number); ok && m.Sentence == sentence.Span && own(n) {
			out = append(out, m)
		}
	}
	return out, nil
}

// addAmount adds the amount in a mention of a number.
func addAmount(s *scribe, all amounts, m briefing.Mention) error {
	article, err := s.read(m.Ref.Article)
	if err != nil {
		return err
	}
	n := s.subjects[m.Subject].(*briefing.Number)
	a := amount{number: n, text: Plain(article.shown, m.Ref.Span), of: measureOf(n)}
	a.values = valuesIn(article.shown.Words, m, a)
	all.bySentence[sentenceOf(m)] = append(all.bySentence[sentenceOf(m)], a)
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
func (c comparison) with(a amount, others []amount) comparison {
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
func (a amount) compare(b amount) quantity.Relation {
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

// measureOf returns the measure of a number, from its unit and its rules.
func measureOf(n *briefing.Number) quantity.Measure { return quantity.MeasureOf(n.Unit, n.Words()...) }

// valuesIn returns the quantities in a mention that may be values of a's
// number. If some have a noun that the number counts, only these.
func valuesIn(text string, m briefing.Mention, a amount) []quantity.Quantity {
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

// writeDifferences lists the numbers whose amounts exclude each other, and those
// whose amounts only differ in wording. It writes a block of its own, or the
// end of one.
func writeDifferences(s *scribe, all amounts) {
	for _, p := range []struct {
		intro string
		worst quantity.Relation
	}{{"The numbers differ: ", quantity.Differ}, {"Worded differently: ", quantity.Compatible}} {
		var ids []briefing.SubjectID
		for _, n := range s.digest.Numbers {
			if all.comparisons[n.ID].worst == p.worst {
				ids = append(ids, n.ID)
			}
		}
		if len(ids) > 0 {
			s.then()
			s.subjectLinks(p.intro, ids...)
		}
	}
}

// writeAmount writes an amount, and another one that excludes it. The number's name
// is left out on its own page.
func writeAmount(s *scribe, all amounts, a amount) {
	if string(a.number.ID) != s.page.ID.Key {
		s.subjectLink(a.number)
		s.text(": ")
	}
	s.text("“" + a.text + "”")
	if others := all.comparisons[a.number.ID].apart[a.text]; len(others) > 0 {
		s.raw(" · *differs* from ")
		s.text("“" + others[0] + "”")
		if more := len(others) - 1; more > 0 {
			s.text(" and " + briefing.Count(more, "other"))
		}
	}
}

// values is a set of values already shown.
type values map[value]bool

type value struct {
	number briefing.SubjectID
	text   string
}

// news returns the amounts whose texts are not in v, and adds them.
func (v values) news(amounts []amount) (news []amount) {
	for _, a := range amounts {
		if of := (value{a.number.ID, a.text}); !v[of] {
			v[of] = true
			news = append(news, a)
		}
	}
	return news
}
