package page

import "briefing/briefing"

// trail writes every passage of a subject by article, with one link for each
// mention: the stops of its trail.
func (s *scribe) trail(id briefing.SubjectID) error {
	mentions, err := s.mentionsOf(id)
	if err != nil || len(mentions) == 0 {
		return err
	}
	s.heading(2, func() { s.text("Passages") })
	for len(mentions) > 0 {
		a, err := s.read(mentions[0].Ref.Article)
		if err != nil {
			return err
		}
		n := 0
		for n < len(mentions) && mentions[n].Ref.Article == a.ID {
			n++
		}
		s.articleHead(a.Entry, briefing.Count(n, "mention"))
		s.passages(a.shown, mentions[:n])
		mentions = mentions[n:]
	}
	s.articleParts(id)
	return nil
}

// articleHead writes the heading over the passages of one article.
func (s *scribe) articleHead(e briefing.Entry, more ...string) {
	s.heading(3, func() { s.articleLink(e) })
	s.para(func() {
		s.dots(e.Source, stated(e.Published))
		s.dots(more...)
		s.dots(s.keptOf(e.ID))
	})
}

// passages writes the passages of mentions in one article as items.
func (s *scribe) passages(text briefing.Shown, mentions []briefing.Mention) {
	for len(mentions) > 0 {
		n := together(mentions)
		s.item(func() {
			if s.isKept(mentions[0].Ref.Article, mentions[0].Sentence) {
				s.raw(KeptMark + " ")
			}
			s.mentioned(text, mentions[:n])
		})
		mentions = mentions[n:]
	}
}

// mentioned writes the passage around mentions that stand together, with a link
// to each.
func (s *scribe) mentioned(text briefing.Shown, mentions []briefing.Mention) {
	s.mentionedAt(text, mentions, atLength)
}

// mentionedAt is mentioned with a limit on the excerpt.
func (s *scribe) mentionedAt(text briefing.Shown, mentions []briefing.Mention, in room) {
	var hits []briefing.Span
	var to []Target
	for _, m := range mentions {
		hits = append(hits, m.Ref.Span)
		to = append(to, stopAt(m))
	}
	s.passage(excerptIn(text, mentions[0].Sentence, hits, in), to)
}

// stopAt returns the target of a mention as a stop on its subject's trail.
func stopAt(m briefing.Mention) Target {
	return Target{Page: OfArticle(m.Ref.Article), At: m.Ref.Span, Follow: m.Subject}
}

// together returns how many of mentions, at least one, fit into one passage:
// those in one sentence that do not touch.
func together(mentions []briefing.Mention) int {
	first := mentions[0]
	for n := 1; n < len(mentions); n++ {
		m, last := mentions[n], mentions[n-1]
		if m.Ref.Article != first.Ref.Article || m.Sentence != first.Sentence || m.Report != first.Report ||
			m.Ref.Span.Start <= last.Ref.Span.End || m.Ref.Span.End > first.Ref.Span.Start+longest {
			return n
		}
	}
	return len(mentions)
}
