package sheet

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"briefing/briefing"
)

// SubjectLink writes a subject's label as a link to its page. A claim loses its period,
// since more follows on the line.
func (s *Sheet) SubjectLink(subject briefing.Subject) {
	s.LinkText(strings.TrimSuffix(subject.Label(), "."), Target{Page: OfSubject(subject.SubjectID())})
}

// ArticleLink writes an article's title as a link to its page.
func (s *Sheet) ArticleLink(e briefing.Entry) {
	s.LinkText(NameOf(e), Target{Page: OfArticle(e.ID)})
}

// BriefLink writes an article with its source and date so that all fit on one line of
// the reader's window, and shortens the title if necessary. Where that left too little of
// the title, the row takes two lines and the title the first of them.
func (s *Sheet) BriefLink(e briefing.Entry) {
	const usual, bullet, least = 72, 2, 24
	line := usual
	if s.Reader != nil && s.Reader.Width > 0 {
		line = max(s.Reader.Width-bullet, least)
	}
	room := line
	for _, part := range []string{e.Source, Stated(e.Published), s.KeptOf(e.ID)} {
		if part != "" {
			room -= utf8.RuneCountInString(part) + len(" · ") - 1
		}
	}
	if room < least {
		room = line
	}
	s.LinkText(Brief(NameOf(e), room), Target{Page: OfArticle(e.ID)})
	s.Dots(e.Source, Stated(e.Published), s.KeptOf(e.ID))
}

// ArticleRow writes an article as an item of a list.
func (s *Sheet) ArticleRow(e briefing.Entry, more ...string) {
	s.Item(func() {
		s.ArticleLink(e)
		s.Dots(e.Source, Stated(e.Published))
		s.Dots(more...)
		s.Dots(s.KeptOf(e.ID))
	})
}

// ArticleRows lists articles with their lengths, at most most of them, and how
// many more there are.
func (s *Sheet) ArticleRows(entries []briefing.Entry, most int) {
	for _, e := range entries[:min(most, len(entries))] {
		s.ArticleRow(e, e.Length())
	}
	s.More(len(entries) - most)
}

// More writes how many items a list leaves out.
func (s *Sheet) More(n int) {
	if n > 0 {
		s.Item(func() { s.Text("and " + briefing.Thousands(n) + " more") })
	}
}

// SubjectRow writes a subject as an item of a list, with the mark of what the program
// found, as the lists of the panel have it.
func (s *Sheet) SubjectRow(subject briefing.Subject, more ...string) {
	s.Item(func() {
		if e, ok := subject.(*briefing.Event); ok {
			s.Dots(Human(e.Date))
			s.Then()
		}
		if briefing.IsFound(subject) {
			s.Text(strings.TrimSpace(FoundMark) + "\u00a0")
		}
		s.SubjectLink(subject)
		s.Dots(more...)
	})
}

// Section lists subjects under a heading, each with the result of note. Without
// subjects it writes nothing.
func (s *Sheet) Section(heading string, subjects []briefing.Subject, note func(briefing.SubjectID) string) {
	if len(subjects) == 0 {
		return
	}
	s.Heading(2, func() { s.Text(heading) })
	for _, subject := range subjects {
		s.SubjectRow(subject, note(subject.SubjectID()))
	}
}

// SubjectLinks writes links to the subjects with these IDs, separated by middle
// dots, after intro.
func (s *Sheet) SubjectLinks(intro string, ids ...briefing.SubjectID) {
	for _, id := range ids {
		subject := s.Subjects[id]
		if subject == nil {
			continue
		}
		if intro != "" {
			s.Text(intro)
			intro = ""
		} else {
			s.Then()
		}
		s.SubjectLink(subject)
	}
}

// Tally returns "41 mentions in 6 articles", or "6 articles" for a topic that
// gathers them.
func (s *Sheet) Tally(id briefing.SubjectID) string {
	t := s.Tallies[id]
	if t.Stops() == 0 && briefing.Gathers(s.Subjects[id]) {
		return "no articles"
	}
	return t.String()
}

// SubjectsOf returns the subjects of one kind for which keep returns true, in
// the editor's order; events by date.
func (s *Sheet) SubjectsOf(k briefing.Kind, keep func(briefing.Subject) bool) []briefing.Subject {
	var out []briefing.Subject
	for subject := range s.Digest.Subjects() {
		if subject.Kind() == k && keep(subject) {
			out = append(out, subject)
		}
	}
	if k == briefing.KindEvent {
		slices.SortStableFunc(out, ByDate)
	}
	return out
}

// ByDate orders events by date; subjects without one come last, as unknown dates do.
func ByDate(a, b briefing.Subject) int { return dateOf(a).Compare(dateOf(b)) }

func dateOf(s briefing.Subject) briefing.Date {
	if e, ok := s.(*briefing.Event); ok {
		return e.Date
	}
	return briefing.Date{}
}

// MostFigures limits the figures on a page about something else.
const MostFigures = 12

// Ranked returns the subjects of a kind that have a weight, heaviest first,
// ties in the editor's order.
func (s *Sheet) Ranked(k briefing.Kind, weight map[briefing.SubjectID]int) []briefing.Subject {
	var out []briefing.Subject
	for subject := range s.Digest.Subjects() {
		if subject.Kind() == k && weight[subject.SubjectID()] > 0 {
			out = append(out, subject)
		}
	}
	slices.SortStableFunc(out, func(a, b briefing.Subject) int {
		return weight[b.SubjectID()] - weight[a.SubjectID()]
	})
	return out
}

// SortBySpread sorts subjects by number of articles, then of mentions, highest
// first.
func (s *Sheet) SortBySpread(subjects []briefing.Subject) {
	slices.SortStableFunc(subjects, func(a, b briefing.Subject) int {
		t, u := s.Tallies[a.SubjectID()], s.Tallies[b.SubjectID()]
		return cmp.Or(u.Articles-t.Articles, u.Mentions-t.Mentions)
	})
}

// SortByMentions sorts subjects by number of mentions, highest first.
func (s *Sheet) SortByMentions(subjects []briefing.Subject) {
	slices.SortStableFunc(subjects, func(a, b briefing.Subject) int {
		return s.Tallies[b.SubjectID()].Mentions - s.Tallies[a.SubjectID()].Mentions
	})
}

// Every keeps every subject; it is for SubjectsOf.
func Every(briefing.Subject) bool { return true }

// FoundMark precedes the names of subjects that the program found in the texts;
// Found explains it.
const (
	FoundMark = "° "
	Found     = "found in the texts, checked by nobody"
)

// Summary writes the summary of a subject in the digest, if there is one.
func (s *Sheet) Summary(subject briefing.Subject) {
	if text := summaryOf(subject); text != "" {
		s.Para(func() { s.Text(text) })
	}
}

// EventsOf returns the subject itself if it is an event, and the events in
// which it takes part or with which it is mentioned, by date.
func (s *Sheet) EventsOf(subject briefing.Subject, near Nearby) []briefing.Subject {
	id := subject.SubjectID()
	t, isTopic := subject.(*briefing.Topic)
	return s.SubjectsOf(briefing.KindEvent, func(other briefing.Subject) bool {
		e := other.(*briefing.Event)
		return e.ID == id || e.Place == id || slices.Contains(e.Who, id) || near.Sentences[e.ID] > 0 || isTopic && slices.Contains(t.About, e.ID)
	})
}

// IsPlain reports whether a topic gathers by source or date alone. These stand
// beside every article anyway.
func IsPlain(t *briefing.Topic) bool {
	f, ok := t.Where.Root().(briefing.Filter)
	return ok && f.Key != briefing.FilterTag && f.Key != briefing.FilterFolder
}

// AllOf writes, as an item, a link to all subjects of a kind. For claims it
// gives the number of contested ones.
func (s *Sheet) AllOf(k briefing.Kind, n, contested int) {
	s.Item(func() {
		text := "all " + briefing.Count(n, string(k))
		if n == 1 {
			text = "the one " + string(k)
		}
		s.LinkText(text, Target{Page: ID{Kind: List, Key: string(k)}})
		if contested > 0 {
			s.Dots(briefing.Thousands(contested) + " contested")
		}
	})
}
