package page

import (
	"slices"

	"briefing/briefing"
)

// compare writes what each article says of a subject: how often, the first
// passage, those with numbers. A claim's page is that already; nothing is said
// of a topic that gathers articles.
func (s *scribe) compare(id briefing.SubjectID) error {
	subject := s.subjects[id]
	if subject == nil {
		return briefing.ErrNotFound
	}
	if c, ok := subject.(*briefing.Claim); ok {
		return s.claim(c)
	}
	if t, ok := subject.(*briefing.Topic); ok && t.Gathers() {
		return s.gathered(t)
	}
	mentions, err := s.mentionsOf(id)
	if err != nil {
		return err
	}
	given, err := s.amounts(mentions)
	if err != nil {
		return err
	}
	s.title(subject.Label())
	s.para(func() {
		s.dots(kindName(subject), s.tally(id))
		s.then()
		s.linkText("every passage", Target{Page: OfSubject(id)})
	})
	s.bound(id)
	s.differences(given)
	speak, silent := s.articlesOf(s.tallies[id])
	for _, e := range speak[:min(mostArticles, len(speak))] {
		of := slices.DeleteFunc(slices.Clone(mentions), func(m briefing.Mention) bool { return m.Ref.Article != e.ID })
		if err := s.share(e, of, given); err != nil {
			return err
		}
	}
	s.silent(silent)
	return nil
}

// share writes what one article says of a subject: the first passage, and those
// that give a number, each value once.
func (s *scribe) share(e briefing.Entry, mentions []briefing.Mention, given amounts) error {
	a, err := s.read(e.ID)
	if err != nil {
		return err
	}
	s.articleHead(e, briefing.Count(len(mentions), "mention"))
	type value struct {
		number briefing.SubjectID
		value  string
	}
	seen := map[value]bool{}
	for i, m := range mentions {
		var news []amount
		for _, g := range given.in[sentenceOf(m)] {
			if v := (value{g.number.SubjectID(), g.value}); !seen[v] {
				seen[v] = true
				news = append(news, g)
			}
		}
		if i == 0 || len(news) > 0 {
			s.statement(a.Text, mentions[i:i+1], given, news)
		}
	}
	return nil
}
