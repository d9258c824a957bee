package page

import (
	"sort"

	"briefing/briefing"
)

// amount is what one sentence gives for a number.
type amount struct {
	number briefing.Subject
	text   string // as the article has it
	value  string // as quantities returns it
}

// amounts is what the passages about a subject give for numbers.
type amounts struct {
	in     map[briefing.Ref][]amount // by sentence
	values map[briefing.SubjectID]map[string]bool
}

// amounts finds the numbers in the sentences that hold mentions.
func (s *scribe) amounts(mentions []briefing.Mention) (amounts, error) {
	all := amounts{map[briefing.Ref][]amount{}, map[briefing.SubjectID]map[string]bool{}}
	for _, m := range mentions {
		at := sentenceOf(m)
		if _, ok := all.in[at]; ok {
			continue
		}
		found, err := s.amountsIn(at)
		if err != nil {
			return all, err
		}
		all.in[at] = found
		for _, a := range found {
			all.note(a)
		}
	}
	return all, nil
}

func sentenceOf(m briefing.Mention) briefing.Ref {
	return briefing.Ref{Article: m.Ref.Article, Span: m.Sentence}
}

// amountsIn returns what one sentence gives for numbers.
func (s *scribe) amountsIn(sentence briefing.Ref) ([]amount, error) {
	mentions, err := s.mentionsIn(sentence.Article)
	if err != nil {
		return nil, err
	}
	var out []amount
	first := sort.Search(len(mentions), func(i int) bool { return mentions[i].Ref.Span.Start >= sentence.Span.Start })
	for _, m := range mentions[first:] {
		if m.Ref.Span.Start >= sentence.Span.End {
			break
		}
		number, ok := s.subjects[m.Subject].(*briefing.Number)
		if !ok || m.Sentence != sentence.Span {
			continue
		}
		a, err := s.read(sentence.Article)
		if err != nil {
			return nil, err
		}
		text := Plain(a.Text, m.Ref.Span)
		out = append(out, amount{number, text, quantities(text)})
	}
	return out, nil
}

// note remembers the value of an amount, if it has one.
func (all amounts) note(a amount) {
	if a.value == "" {
		return
	}
	id := a.number.SubjectID()
	if all.values[id] == nil {
		all.values[id] = map[string]bool{}
	}
	all.values[id][a.value] = true
}

// differ reports whether passages give different values for the number of a.
func (all amounts) differ(a amount) bool {
	return a.value != "" && len(all.values[a.number.SubjectID()]) > 1
}

// differences writes for which numbers the passages give different values.
func (s *scribe) differences(all amounts) {
	var ids []briefing.SubjectID
	for _, n := range s.digest.Numbers {
		if len(all.values[n.ID]) > 1 {
			ids = append(ids, n.ID)
		}
	}
	if len(ids) > 0 {
		s.para(func() { s.subjectLinks("The numbers differ: ", ids...) })
	}
}

// amount writes what was given for a number, and whether that differs from what
// other passages give. On a number's own page its name goes without saying.
func (s *scribe) amount(all amounts, a amount) {
	if string(a.number.SubjectID()) != s.page.ID.Key {
		s.subjectLink(a.number)
		s.text(": ")
	}
	s.text("“" + a.text + "”")
	if all.differ(a) {
		s.raw(" · *differs*")
	}
}
