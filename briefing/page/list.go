package page

import "briefing/briefing"

// list writes all subjects of one kind, or all articles.
func (s *scribe) list(key string) error {
	if key == string(Article) {
		s.title("Articles")
		s.para(func() { s.dots(s.extent()...) })
		s.articleRows(s.entries, len(s.entries))
		return nil
	}
	name, ok := listNames[briefing.Kind(key)]
	if !ok {
		return briefing.ErrNotFound
	}
	s.title(name)
	if key == string(briefing.KindFigure) {
		s.figureLists()
		return nil
	}
	for _, subject := range s.subjectsOf(briefing.Kind(key), every) {
		s.subjectRow(subject, s.note(subject)...)
	}
	return nil
}

var listNames = map[briefing.Kind]string{
	briefing.KindTopic:  "Topics",
	briefing.KindFigure: "Figures",
	briefing.KindEvent:  "Events",
	briefing.KindNumber: "Numbers",
	briefing.KindClaim:  "Claims",
}

// note returns what a list says of a subject beside its label.
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

// figureLists writes the figures by what they are, most mentioned first.
func (s *scribe) figureLists() {
	for _, l := range []struct {
		heading string
		kind    briefing.FigureKind
	}{
		{"People", briefing.Person},
		{"Organizations", briefing.Organization},
		{"Places", briefing.Place},
		{"Things", briefing.Thing},
	} {
		figures := s.subjectsOf(briefing.KindFigure, func(f briefing.Subject) bool {
			return f.(*briefing.Figure).Type == l.kind
		})
		s.sortByMentions(figures)
		s.section(l.heading, figures, s.tally)
	}
}
