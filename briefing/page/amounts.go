package page

import (
	"sort"

	"briefing/briefing"
	"briefing/briefing/quantity"
)

// amount is what one passage gives for a number.
type amount struct {
	number *briefing.Number
	text   string              // as the article has it
	values []quantity.Quantity // what can be meant; none if it cannot be read
	of     quantity.Measure
}

// amounts is what the passages about a subject give for numbers.
type amounts struct {
	in map[briefing.Ref][]amount         // by sentence
	of map[briefing.SubjectID][]amount   // by number, each text once
	is map[briefing.SubjectID]comparison // by number
}

// comparison is how the amounts of one number stand to each other.
type comparison struct {
	worst quantity.Relation   // of any two
	apart map[string][]string // by text, the texts that it differs from, in the order in which they were read
}

// amounts finds the numbers, those that own reports true for, in the sentences
// that hold mentions.
func (s *scribe) amounts(mentions []briefing.Mention, own func(*briefing.Number) bool) (amounts, error) {
	all := amounts{map[briefing.Ref][]amount{}, map[briefing.SubjectID][]amount{}, map[briefing.SubjectID]comparison{}}
	for _, m := range mentions {
		at := sentenceOf(m)
		if _, ok := all.in[at]; ok {
			continue
		}
		all.in[at] = nil
		numbers, err := s.numbersIn(at, own)
		if err != nil {
			return all, err
		}
		for _, n := range numbers {
			if err := s.addAmount(all, n); err != nil {
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
func (s *scribe) numbersIn(sentence briefing.Ref, own func(*briefing.Number) bool) ([]briefing.Mention, error) {
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

// addAmount adds what a mention of a number gives.
func (s *scribe) addAmount(all amounts, m briefing.Mention) error {
	article, err := s.read(m.Ref.Article)
	if err != nil {
		return err
	}
	n := s.subjects[m.Subject].(*briefing.Number)
	a := amount{number: n, text: Plain(article.shown, m.Ref.Span), of: measureOf(n)}
	a.values = valuesIn(article.shown.Words, m, a)
	all.in[sentenceOf(m)] = append(all.in[sentenceOf(m)], a)
	if len(a.values) == 0 {
		return nil
	}
	for _, other := range all.of[n.ID] {
		if other.text == a.text {
			return nil
		}
	}
	all.is[n.ID] = all.is[n.ID].with(a, all.of[n.ID])
	all.of[n.ID] = append(all.of[n.ID], a)
	return nil
}

// with returns c with one amount more than others.
func (c comparison) with(a amount, others []amount) comparison {
	if c.apart == nil {
		c.apart = map[string][]string{}
	}
	for _, other := range others {
		relation := a.compare(other)
		if relation == quantity.Unlike {
			relation = quantity.Compatible // it is said in other words, at least
		}
		c.worst = max(c.worst, relation)
		if relation == quantity.Differ {
			c.apart[a.text] = append(c.apart[a.text], other.text)
			c.apart[other.text] = append(c.apart[other.text], a.text)
		}
	}
	return c
}

// compare returns how what two passages give can stand to each other at best.
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

// measureOf returns what a number counts or measures, as its unit and its rules say.
func measureOf(n *briefing.Number) quantity.Measure { return quantity.MeasureOf(n.Unit, n.Words()...) }

// valuesIn returns the quantities in a mention of a's number: those that can be it,
// and, if there are any, of the nouns that it counts.
func valuesIn(text string, m briefing.Mention, a amount) []quantity.Quantity {
	var all, admitted, ofNoun []quantity.Quantity
	for _, q := range quantity.Find(m.Sentence.In(text)) {
		at := q.Span.Shift(m.Sentence.Start)
		if q.Denied || !at.Overlaps(m.Ref.Span) {
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

// differences writes, in a block of their own or at the end of one, for which
// numbers the passages give values that cannot all hold, and for which they only say
// them in other words.
func (s *scribe) differences(all amounts) {
	for _, p := range []struct {
		intro string
		worst quantity.Relation
	}{{"The numbers differ: ", quantity.Differ}, {"Worded differently: ", quantity.Compatible}} {
		var ids []briefing.SubjectID
		for _, n := range s.digest.Numbers {
			if all.is[n.ID].worst == p.worst {
				ids = append(ids, n.ID)
			}
		}
		if len(ids) > 0 {
			s.then()
			s.subjectLinks(p.intro, ids...)
		}
	}
}

// amount writes what was given for a number, and beside which other value that cannot
// hold. On a number's own page its name goes without saying.
func (s *scribe) amount(all amounts, a amount) {
	if string(a.number.ID) != s.page.ID.Key {
		s.subjectLink(a.number)
		s.text(": ")
	}
	s.text("“" + a.text + "”")
	if others := all.is[a.number.ID].apart[a.text]; len(others) > 0 {
		s.raw(" · *differs* from ")
		s.text("“" + others[0] + "”")
		if more := len(others) - 1; more > 0 {
			s.text(" and " + briefing.Count(more, "other"))
		}
	}
}
