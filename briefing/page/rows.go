package page

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"briefing/briefing"
)

// subjectLink writes a subject's label as a link to its page. A claim loses its period,
// since more follows on the line.
func (s *scribe) subjectLink(subject briefing.Subject) {
	s.linkText(strings.TrimSuffix(subject.Label(), "."), Target{Page: OfSubject(subject.SubjectID())})
}

// articleLink writes an article's title as a link to its page.
func (s *scribe) articleLink(e briefing.Entry) {
	s.linkText(nameOf(e), Target{Page: OfArticle(e.ID)})
}

// briefLink writes an article with its source and date so that all fit on one line of
// the reader's window, and shortens the title if necessary. Where that left too little of
// the title, the row takes two lines and the title the first of them.
func (s *scribe) briefLink(e briefing.Entry) {
	const usual, bullet, least = 72, 2, 24
	line := usual
	if s.reader != nil && s.reader.Width > 0 {
		line = max(s.reader.Width-bullet, least)
	}
	room := line
	for _, part := range []string{e.Source, stated(e.Published), s.keptOf(e.ID)} {
		if part != "" {
			room -= utf8.RuneCountInString(part) + len(" · ") - 1
		}
	}
	if room < least {
		room = line
	}
	s.linkText(brief(nameOf(e), room), Target{Page: OfArticle(e.ID)})
	s.dots(e.Source, stated(e.Published), s.keptOf(e.ID))
}

// articleRow writes an article as an item of a list.
func (s *scribe) articleRow(e briefing.Entry, more ...string) {
	s.item(func() {
		s.articleLink(e)
		s.dots(e.Source, stated(e.Published))
		s.dots(more...)
		s.dots(s.keptOf(e.ID))
	})
}

// articleRows lists articles with their lengths, at most most of them, and how
// many more there are.
func (s *scribe) articleRows(entries []briefing.Entry, most int) {
	for _, e := range entries[:min(most, len(entries))] {
		s.articleRow(e, e.Length())
	}
	s.more(len(entries) - most)
}

// more writes how many items a list leaves out.
func (s *scribe) more(n int) {
	if n > 0 {
		s.item(func() { s.text("and " + briefing.Thousands(n) + " more") })
	}
}

// subjectRow writes a subject as an item of a list, with the mark of what the program
// found, as the lists of the panel have it.
func (s *scribe) subjectRow(subject briefing.Subject, more ...string) {
	s.item(func() {
		if e, ok := subject.(*briefing.Event); ok {
			s.dots(human(e.Date))
			s.then()
		}
		if briefing.IsFound(subject) {
			s.text(strings.TrimSpace(FoundMark) + "\u00a0")
		}
		s.subjectLink(subject)
		s.dots(more...)
	})
}

// section lists subjects under a heading, each with the result of note. Without
// subjects it writes nothing.
func (s *scribe) section(heading string, subjects []briefing.Subject, note func(briefing.SubjectID) string) {
	if len(subjects) == 0 {
		return
	}
	s.heading(2, func() { s.text(heading) })
	for _, subject := range subjects {
		s.subjectRow(subject, note(subject.SubjectID()))
	}
}

// subjectLinks writes links to the subjects with these IDs, separated by middle
// dots, after intro.
func (s *scribe) subjectLinks(intro string, ids ...briefing.SubjectID) {
	for _, id := range ids {
		subject := s.subjects[id]
		if subject == nil {
			continue
		}
		if intro != "" {
			s.text(intro)
			intro = ""
		} else {
			s.then()
		}
		s.subjectLink(subject)
	}
}

// tally returns "41 mentions in 6 articles", or "6 articles" for a topic that
// gathers them.
func (s *scribe) tally(id briefing.SubjectID) string {
	t := s.tallies[id]
	if t.Stops() == 0 && briefing.Gathers(s.subjects[id]) {
		return "no articles"
	}
	return t.String()
}

// subjectsOf returns the subjects of one kind for which keep returns true, in
// the editor's order; events by date.
func (s *scribe) subjectsOf(k briefing.Kind, keep func(briefing.Subject) bool) []briefing.Subject {
	var out []briefing.Subject
	for subject := range s.digest.Subjects() {
		if subject.Kind() == k && keep(subject) {
			out = append(out, subject)
		}
	}
	if k == briefing.KindEvent {
		slices.SortStableFunc(out, byDate)
	}
	return out
}

func byDate(a, b briefing.Subject) int { return dateOf(a).Compare(dateOf(b)) }

func dateOf(s briefing.Subject) briefing.Date {
	if e, ok := s.(*briefing.Event); ok {
		return e.Date
	}
	return briefing.Date{}
}

// mostFigures limits the figures on a page about something else.
const mostFigures = 12

// ranked returns the subjects of a kind that have a weight, heaviest first,
// ties in the editor's order.
func (s *scribe) ranked(k briefing.Kind, weight map[briefing.SubjectID]int) []briefing.Subject {
	var out []briefing.Subject
	for subject := range s.digest.Subjects() {
		if subject.Kind() == k && weight[subject.SubjectID()] > 0 {
			out = append(out, subject)
		}
	}
	slices.SortStableFunc(out, func(a, b briefing.Subject) int {
		return weight[b.SubjectID()] - weight[a.SubjectID()]
	})
	return out
}

// sortBySpread sorts subjects by number of articles, then of mentions, highest
// first.
func (s *scribe) sortBySpread(subjects []briefing.Subject) {
	slices.SortStableFunc(subjects, func(a, b briefing.Subject) int {
		t, u := s.tallies[a.SubjectID()], s.tallies[b.SubjectID()]
		return cmp.Or(u.Articles-t.Articles, u.Mentions-t.Mentions)
	})
}

func (s *scribe) sortByMentions(subjects []briefing.Subject) {
	slices.SortStableFunc(subjects, func(a, b briefing.Subject) int {
		return s.tallies[b.SubjectID()].Mentions - s.tallies[a.SubjectID()].Mentions
	})
}

func every(briefing.Subject) bool { return true }

// FoundMark precedes the names of subjects that the program found in the texts;
// Found explains it.
const (
	FoundMark = "° "
	Found     = "found in the texts, checked by nobody"
)

func (s *scribe) summary(subject briefing.Subject) {
	if text := summaryOf(subject); text != "" {
		s.para(func() { s.text(text) })
	}
}

// eventsOf returns the subject itself if it is an event, and the events in
// which it takes part or with which it is mentioned, by date.
func (s *scribe) eventsOf(subject briefing.Subject, near nearby) []briefing.Subject {
	id := subject.SubjectID()
	t, isTopic := subject.(*briefing.Topic)
	return s.subjectsOf(briefing.KindEvent, func(other briefing.Subject) bool {
		e := other.(*briefing.Event)
		return e.ID == id || e.Place == id || slices.Contains(e.Who, id) || near.sentences[e.ID] > 0 || isTopic && slices.Contains(t.About, e.ID)
	})
}

// isPlain reports whether a topic gathers by source or date alone. These stand
// beside every article anyway.
func isPlain(t *briefing.Topic) bool {
	f, ok := t.Where.Root().(briefing.Filter)
	return ok && f.Key != briefing.FilterTag && f.Key != briefing.FilterFolder
}

// allOf writes, as an item, a link to all subjects of a kind. For claims it
// gives the number of contested ones.
func (s *scribe) allOf(k briefing.Kind, n, contested int) {
	s.item(func() {
		text := "all " + briefing.Count(n, string(k))
		if n == 1 {
			text = "the one " + string(k)
		}
		s.linkText(text, Target{Page: ID{Kind: List, Key: string(k)}})
		if contested > 0 {
			s.dots(briefing.Thousands(contested) + " contested")
		}
	})
}
