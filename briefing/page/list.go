package page

import "briefing/briefing"

// list writes all subjects of one kind, or all articles.
func (s *scribe) list(key string) error {
	if key == string(Article) {
		return s.allArticles()
	}
	name, ok := listNames[briefing.Kind(key)]
	if !ok {
		return briefing.ErrNotFound
	}
	s.title(name)
	switch briefing.Kind(key) {
	case briefing.KindFigure:
		s.figureLists()
		if !s.digest.Derived {
			s.para(s.proposedLink)
		}
		return nil
	case briefing.KindTopic:
		s.topicLists(func(topics []briefing.Subject) int { return len(topics) })
		return nil
	}
	for _, subject := range s.subjectsOf(briefing.Kind(key), every) {
		s.subjectRow(subject, s.note(subject)...)
	}
	if key == string(briefing.KindClaim) {
		s.para(s.proposedLink)
	}
	return nil
}

// allArticles writes the articles, part by part.
func (s *scribe) allArticles() error {
	n := s.lib.Extent().Articles
	from, to := s.part(n, mostRows)
	entries, err := s.lib.EntriesAt(s.ctx, rangeOf(from, to)...)
	if err != nil {
		return err
	}
	s.title("Articles")
	s.para(func() { s.dots(append(s.extent(), s.lib.Extent().Length()...)...) })
	s.parts(n, mostRows, "articles")
	s.articleRows(entries, mostRows)
	s.parts(n, mostRows, "articles")
	return nil
}

var listNames = map[briefing.Kind]string{
	briefing.KindTopic:  "Topics",
	briefing.KindFigure: "Figures",
	briefing.KindEvent:  "Events",
	briefing.KindNumber: "Numbers",
	briefing.KindClaim:  "Claims",
}

// topicLists writes the topics under the headings of their groups. most limits
// each group.
func (s *scribe) topicLists(most func([]briefing.Subject) int) {
	for _, g := range s.topicGroups() {
		n := min(most(g.topics), len(g.topics))
		if g.heading != "" {
			s.heading(2, func() { s.text(g.heading) })
		}
		for _, t := range g.topics[:n] {
			s.subjectRow(t, s.tally(t.SubjectID()))
		}
		if n < len(g.topics) {
			s.para(func() {
				s.linkText("All "+briefing.Count(len(g.topics), "topic"), Target{Page: ID{Kind: List, Key: string(briefing.KindTopic)}})
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
	for _, t := range s.subjectsOf(briefing.KindTopic, every) {
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
		return []string{subject.Unit, s.tally(id)}
	case *briefing.Claim:
		return []string{s.stances(id)}
	}
	return []string{s.tally(id)}
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
		figures := s.subjectsOf(briefing.KindFigure, func(f briefing.Subject) bool {
			return f.(*briefing.Figure).Type == l.kind
		})
		s.sortByMentions(figures)
		s.section(l.heading, figures, s.tally)
	}
}
