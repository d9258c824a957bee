package sheet

import "briefing/briefing"

// Trail writes every passage of a subject by article, with one link for each
// mention: the stops of its trail.
func (s *Sheet) Trail(id briefing.SubjectID) error {
	mentions, err := s.MentionsOf(id)
	if err != nil || len(mentions) == 0 {
		return err
	}
	s.Heading(2, func() { s.Text("Passages") })
	for len(mentions) > 0 {
		a, err := s.Read(mentions[0].Ref.Article)
		if err != nil {
			return err
		}
		n := 0
		for n < len(mentions) && mentions[n].Ref.Article == a.ID {
			n++
		}
		s.ArticleHead(a.Entry, briefing.Count(n, "mention"))
		s.passages(a.Shown, mentions[:n])
		mentions = mentions[n:]
	}
	s.ArticleParts(id)
	return nil
}

// ArticleHead writes the heading over the passages of one article.
func (s *Sheet) ArticleHead(e briefing.Entry, more ...string) {
	s.Heading(3, func() { s.ArticleLink(e) })
	s.Para(func() {
		s.Dots(e.Source, Stated(e.Published))
		s.Dots(more...)
		s.Dots(s.KeptOf(e.ID))
	})
}

// passages writes the passages of mentions in one article as items.
func (s *Sheet) passages(text briefing.Shown, mentions []briefing.Mention) {
	for len(mentions) > 0 {
		n := Together(mentions)
		s.Item(func() {
			if s.IsKept(mentions[0].Ref.Article, mentions[0].Sentence) {
				s.Raw(KeptMark + " ")
			}
			s.Mentioned(text, mentions[:n])
		})
		mentions = mentions[n:]
	}
}

// Mentioned writes the passage around mentions that stand together, with a link
// to each.
func (s *Sheet) Mentioned(text briefing.Shown, mentions []briefing.Mention) {
	s.MentionedAt(text, mentions, AtLength)
}

// MentionedAt is Mentioned with a limit on the excerpt.
func (s *Sheet) MentionedAt(text briefing.Shown, mentions []briefing.Mention, in Room) {
	var hits []briefing.Span
	var to []Target
	for _, m := range mentions {
		hits = append(hits, m.Ref.Span)
		to = append(to, StopAt(m))
	}
	s.Passage(ExcerptIn(text, mentions[0].Sentence, hits, in), to)
}

// StopAt returns the target of a mention as a stop on its subject's trail.
func StopAt(m briefing.Mention) Target {
	return Target{Page: OfArticle(m.Ref.Article), At: m.Ref.Span, Follow: m.Subject}
}

// Together returns how many of mentions, at least one, fit into one passage:
// those in one sentence that do not touch.
func Together(mentions []briefing.Mention) int {
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
