package page

import (
	"slices"

	"briefing/briefing"
)

// overview writes what the library is about, and the ways into it.
func (s *scribe) overview() error {
	title := s.digest.Title
	if title == "" {
		title = "Overview"
	}
	s.title(title)
	if s.digest.Summary != "" {
		s.para(func() { s.text(s.digest.Summary) })
	}
	s.para(func() { s.dots(s.extent()...) })
	s.section("Topics", s.subjectsOf(briefing.KindTopic, every), s.tally)
	s.heading(2, func() { s.text("Articles") })
	for _, e := range s.entries {
		s.articleRow(e, wordsOf(e)...)
	}
	s.mostMentioned()
	s.section("Events", s.subjectsOf(briefing.KindEvent, every), s.spread)
	s.section("Claims", s.subjectsOf(briefing.KindClaim, every), s.stances)
	s.ways()
	return nil
}

func every(briefing.Subject) bool { return true }

// extent returns how much the library holds: articles, words, dates.
func (s *scribe) extent() []string {
	words := 0
	var first, last briefing.Date
	for _, e := range s.entries {
		words += e.Words
		if !e.Published.Known() {
			continue
		}
		if !first.Known() || e.Published.Compare(first) < 0 {
			first = e.Published
		}
		if !last.Known() || e.Published.Latest().After(last.Latest()) {
			last = e.Published
		}
	}
	out := []string{count(len(s.entries), "article"), count(words, "word")}
	switch {
	case !first.Known():
		return out
	case first == last:
		return append(out, first.Human())
	}
	return append(out, first.Human()+" to "+last.Human())
}

func wordsOf(e briefing.Entry) []string {
	if e.Words == 0 {
		return nil
	}
	return []string{count(e.Words, "word")}
}

// mostMentioned writes the figures that are mentioned most often.
func (s *scribe) mostMentioned() {
	const most = 12
	weight := map[briefing.SubjectID]int{}
	for id, t := range s.tallies {
		weight[id] = t.Mentions
	}
	figures := s.ranked(briefing.KindFigure, weight)
	s.section("Figures", figures[:min(most, len(figures))], s.tally)
	if all := len(s.digest.Figures); all > most {
		s.para(func() { s.linkText("All "+count(all, "figure"), Target{Page: ID{List, string(briefing.KindFigure)}}) })
	}
}

// spread returns how many articles mention a subject.
func (s *scribe) spread(id briefing.SubjectID) string {
	return count(len(s.tallies[id].Articles), "article")
}

// ways writes links to the pages that show the library as a whole.
func (s *scribe) ways() {
	ways := []struct {
		text string
		to   ID
		any  bool
	}{
		{"Timeline", ID{Kind: Timeline}, true},
		{"Coverage", ID{Kind: Coverage}, true},
		{"Numbers", ID{List, string(briefing.KindNumber)}, len(s.digest.Numbers) > 0},
	}
	s.para(func() {
		s.text("See also")
		for _, way := range ways {
			if way.any {
				s.raw(" · ")
				s.linkText(way.text, Target{Page: way.to})
			}
		}
	})
}

// list writes all subjects of one kind, or all articles.
func (s *scribe) list(key string) error {
	if key == string(Article) {
		s.title("Articles")
		s.para(func() { s.dots(s.extent()...) })
		for _, e := range s.entries {
			s.articleRow(e, wordsOf(e)...)
		}
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
		slices.SortStableFunc(figures, func(a, b briefing.Subject) int {
			return s.tallies[b.SubjectID()].Mentions - s.tallies[a.SubjectID()].Mentions
		})
		s.section(l.heading, figures, s.tally)
	}
}
