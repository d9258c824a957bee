package overview

import (
	"briefing/briefing"
	"briefing/briefing/page/claim"
	"briefing/briefing/page/problems"
	"briefing/briefing/page/sheet"
)

// WriteList writes all subjects of one kind, or all articles.
func WriteList(on *sheet.Sheet, key string) error {
	s := &scribe{on}
	if key == string(sheet.Article) {
		return s.allArticles()
	}
	name, ok := sheet.ListNames[briefing.Kind(key)]
	if !ok {
		return briefing.ErrNotFound
	}
	s.Title(name)
	switch briefing.Kind(key) {
	case briefing.KindFigure:
		s.figureLists()
		if !s.Digest.Derived {
			s.Para(func() { problems.LinkToProposed(s.Sheet) })
		}
		return nil
	case briefing.KindTopic:
		s.topicLists(func(topics []briefing.Subject) int { return len(topics) })
		return nil
	}
	for _, subject := range s.SubjectsOf(briefing.Kind(key), sheet.Every) {
		s.SubjectRow(subject, s.note(subject)...)
	}
	if key == string(briefing.KindClaim) {
		s.Para(func() { problems.LinkToProposed(s.Sheet) })
	}
	return nil
}

// allArticles writes the articles, part by part.
func (s *scribe) allArticles() error {
	n := s.Lib.Extent().Articles
	from, to := s.Part(n, sheet.MostRows)
	entries, err := s.Lib.EntriesAt(s.Ctx, sheet.RangeOf(from, to)...)
	if err != nil {
		return err
	}
	s.Title("Articles")
	s.Para(func() { s.Dots(append(s.extent(), s.Lib.Extent().Length()...)...) })
	s.Parts(n, sheet.MostRows, "articles")
	s.ArticleRows(entries, sheet.MostRows)
	s.Parts(n, sheet.MostRows, "articles")
	return nil
}

// topicLists writes the topics under the headings of their groups. most limits
// each group.
func (s *scribe) topicLists(most func([]briefing.Subject) int) {
	for _, g := range s.topicGroups() {
		n := min(most(g.topics), len(g.topics))
		if g.heading != "" {
			s.Heading(2, func() { s.Text(g.heading) })
		}
		for _, t := range g.topics[:n] {
			s.SubjectRow(t, s.Tally(t.SubjectID()))
		}
		if n < len(g.topics) {
			s.Para(func() {
				s.LinkText("All "+briefing.Count(len(g.topics), "topic"), sheet.Target{Page: sheet.ID{Kind: sheet.List, Key: string(briefing.KindTopic)}})
			})
		}
	}
}

// topicGroup is the topics under one heading.
type topicGroup struct {
	heading string
	topics  []briefing.Subject
}

// topicGroups returns the topics by group, ordered by the first topic of each.
func (s *scribe) topicGroups() []topicGroup {
	var groups []topicGroup
	at := map[string]int{}
	for _, t := range s.SubjectsOf(briefing.KindTopic, sheet.Every) {
		heading := t.(*briefing.Topic).Group
		i, ok := at[heading]
		if !ok {
			i = len(groups)
			at[heading] = i
			groups = append(groups, topicGroup{heading: heading})
		}
		groups[i].topics = append(groups[i].topics, t)
	}
	return groups
}

// note returns the remarks that a list adds to a subject's label.
func (s *scribe) note(subject briefing.Subject) []string {
	id := subject.SubjectID()
	switch subject := subject.(type) {
	case *briefing.Number:
		return []string{subject.Unit, s.Tally(id)}
	case *briefing.Claim:
		return []string{claim.Summary(s.Sheet, id)}
	}
	return []string{s.Tally(id)}
}

// figureLists writes the figures by kind, most mentioned first.
func (s *scribe) figureLists() {
	for _, l := range []struct {
		heading string
		kind    briefing.FigureKind
	}{
		{"People", briefing.Person},
		{"Organizations", briefing.Organization},
		{"Places", briefing.Place},
		{"Things", briefing.Thing},
		{"Named by tags", ""}, // of unknown kind
	} {
		figures := s.SubjectsOf(briefing.KindFigure, func(f briefing.Subject) bool {
			return f.(*briefing.Figure).Type == l.kind
		})
		s.SortByMentions(figures)
		s.Section(l.heading, figures, s.Tally)
	}
}
