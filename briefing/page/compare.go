package page

import "briefing/briefing"

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
	holders, err := s.holders(id)
	if err != nil {
		return err
	}
	for _, h := range holders {
		of := mentions[:h.mentions]
		mentions = mentions[h.mentions:]
		if err := s.share(h.Entry, of, given); err != nil {
			return err
		}
	}
	s.articleParts(id)
	articles, err := s.articlesOf(id)
	if err != nil {
		return err
	}
	speak := make([]int, len(articles))
	for i, a := range articles {
		speak[i] = a.Place
	}
	return s.silent(speak)
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
