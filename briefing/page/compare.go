package page

import "briefing/briefing"

// writeComparison writes for each article how often it mentions a subject, the first
// passage, the passages with numbers, and how many more there are. The page of
// a claim does that already. A topic that gathers articles has no passages.
func writeComparison(s *scribe, id briefing.SubjectID) error { return s.compare(id) }

func (s *scribe) compare(id briefing.SubjectID) error {
	subject := s.subjects[id]
	if subject == nil {
		return briefing.ErrNotFound
	}
	if c, ok := subject.(*briefing.Claim); ok {
		return writeClaim(s, c)
	}
	if t, ok := subject.(*briefing.Topic); ok && t.Gathers() {
		return writeGathered(s, t)
	}
	mentions, err := s.mentionsOf(id)
	if err != nil {
		return err
	}
	n, isNumber := subject.(*briefing.Number)
	given, err := amountsIn(s, mentions, func(other *briefing.Number) bool { return !isNumber || other == n })
	if err != nil {
		return err
	}
	quiet, err := s.quiet(id)
	if err != nil {
		return err
	}
	var others others
	if isNumber {
		if others, err = s.others(n, quiet.places, given); err != nil {
			return err
		}
	}
	s.title(subject.Label())
	s.para(func() {
		s.dots(kindName(subject), s.tally(id))
		s.then()
		s.linkText("every passage", Target{Page: OfSubject(id)})
	})
	s.bound(id)
	s.originsLine(id)
	s.para(func() { writeDifferences(s, given) })
	if isNumber {
		if err := writeHistory(s, n); err != nil {
			return err
		}
	}
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
	if err := s.otherValues(others, given); err != nil {
		return err
	}
	return s.silent(quiet.without(others.places), others.looked)
}

// share writes one article's part: the first passage about a subject, those
// with new numbers, and how many mentions are left out.
func (s *scribe) share(e briefing.Entry, mentions []briefing.Mention, given amounts) error {
	a, err := s.read(e.ID)
	if err != nil {
		return err
	}
	s.articleHead(e, briefing.Count(len(mentions), "mention"))
	seen := values{}
	left := 0
	for first := true; len(mentions) > 0; first = false {
		n := together(mentions)
		if news := seen.news(given.bySentence[sentenceOf(mentions[0])]); first || len(news) > 0 {
			s.statement(a.shown, mentions[:n], given, news)
		} else {
			left += n
		}
		mentions = mentions[n:]
	}
	s.more(left)
	return nil
}

// statement writes the passage around mentions that stand together, and the
// numbers in it.
func (s *scribe) statement(text briefing.Shown, mentions []briefing.Mention, given amounts, numbers []amount) {
	s.item(func() { s.mentioned(text, mentions) })
	for _, a := range numbers {
		s.subitem(func() { writeAmount(s, given, a) })
	}
}
