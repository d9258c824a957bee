package page

import (
	"errors"
	"maps"
	"slices"
	"strings"

	"briefing/briefing"
)

// writeSubject writes the page of any subject.
func writeSubject(s *scribe, id briefing.SubjectID) error { return s.subject(id) }

func (s *scribe) subject(id briefing.SubjectID) error {
	switch subject := s.subjects[id].(type) {
	case nil:
		return briefing.ErrNotFound
	case *briefing.Topic:
		return s.topic(subject)
	case *briefing.Claim:
		return writeClaim(s, subject)
	default:
		return s.dossier(subject)
	}
}

// dossier writes everything known about a figure, event or number.
func (s *scribe) dossier(subject briefing.Subject) error {
	id := subject.SubjectID()
	s.title(subject.Label())
	s.identity(subject)
	if briefing.IsFound(subject) {
		s.para(func() { s.text(FoundMark + Found + ".") })
	}
	s.summary(subject)
	if err := s.noteOf(subject); err != nil {
		return err
	}
	s.counts(subject)
	s.originsLine(id)
	if n, ok := subject.(*briefing.Number); ok {
		if err := writeHistory(s, n); err != nil {
			return err
		}
		if err := s.offers(n); err != nil {
			return err
		}
	}
	if err := s.trail(id); err != nil {
		return err
	}
	near, err := s.near(id)
	if err != nil {
		return err
	}
	s.company(near)
	s.events(subject, near)
	s.numbers(subject, near)
	s.topics(id)
	s.claims(subject, near)
	return nil
}

// identity writes the kind of a subject and its other names.
func (s *scribe) identity(subject briefing.Subject) {
	switch subject := subject.(type) {
	case *briefing.Figure:
		s.para(func() {
			s.dots(kindName(subject))
			s.also(subject.Aliases)
			for _, collection := range slices.Sorted(maps.Keys(subject.IDs)) {
				s.dots(capital(collection) + " " + subject.IDs[collection])
			}
		})
	case *briefing.Event:
		s.para(func() {
			s.dots(kindName(subject), human(subject.Date))
			s.subjectLinks("", subject.Place)
			s.also(subject.Names)
		})
		if len(subject.Who) > 0 {
			s.para(func() { s.subjectLinks("Who: ", subject.Who...) })
		}
	case *briefing.Number:
		s.para(func() { s.dots(kindName(subject), subject.Unit) })
	}
}

// noteOf links to the note about a figure, if there is one.
func (s *scribe) noteOf(subject briefing.Subject) error {
	f, ok := subject.(*briefing.Figure)
	if !ok || f.Note == "" {
		return nil
	}
	place, err := s.lib.Place(s.ctx, f.Note)
	if errors.Is(err, briefing.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	entries, err := s.lib.EntriesAt(s.ctx, place)
	if err != nil {
		return err
	}
	s.para(func() {
		s.text("Note: ")
		s.articleLink(entries[0])
	})
	return nil
}

func (s *scribe) also(names []string) {
	if len(names) > 0 {
		s.dots("also " + strings.Join(names, ", "))
	}
}

// counts writes the number of mentions of a subject, and links to its
// comparison.
func (s *scribe) counts(subject briefing.Subject) {
	id := subject.SubjectID()
	s.para(func() {
		s.text(capital(s.tally(id)))
		if s.tallies[id].Mentions > 0 {
			s.then()
			s.linkText("compare the articles", Target{Page: CompareOf(id)})
			if len(s.digest.Events) > 0 {
				s.then()
				s.linkText("timeline", Target{Page: TimelineOf(id)})
			}
		}
	})
	s.bound(id)
}

// company lists the figures that share most sentences with a subject.
func (s *scribe) company(near nearby) {
	const most = 8
	figures := s.ranked(briefing.KindFigure, near.sentences)
	s.section("In the same sentences", figures[:min(most, len(figures))], func(id briefing.SubjectID) string {
		return briefing.Count(near.sentences[id], "sentence")
	})
}

// events lists the other events in which a subject takes part, or with which it
// is mentioned.
func (s *scribe) events(subject briefing.Subject, near nearby) {
	events := slices.DeleteFunc(s.eventsOf(subject, near), func(e briefing.Subject) bool { return e.SubjectID() == subject.SubjectID() })
	s.section("Events", events, s.tally)
}

// numbers lists the numbers that share sentences with a subject.
func (s *scribe) numbers(subject briefing.Subject, near nearby) {
	numbers := s.subjectsOf(briefing.KindNumber, func(other briefing.Subject) bool {
		return other.SubjectID() != subject.SubjectID() && near.sentences[other.SubjectID()] > 0
	})
	s.section("Numbers", numbers, s.tally)
}

// topics lists the topics of a subject.
func (s *scribe) topics(id briefing.SubjectID) {
	topics := s.subjectsOf(briefing.KindTopic, func(t briefing.Subject) bool {
		return slices.Contains(t.(*briefing.Topic).About, id)
	})
	s.section("Topics", topics, s.tally)
}

// claims lists the claims about a subject: it makes them, their rules name it,
// or it is mentioned where they are reported.
func (s *scribe) claims(subject briefing.Subject, near nearby) {
	id := subject.SubjectID()
	claims := s.subjectsOf(briefing.KindClaim, func(other briefing.Subject) bool {
		return near.sentences[other.SubjectID()] > 0 || concerns(other.(*briefing.Claim), id)
	})
	s.section("Claims", claims, func(id briefing.SubjectID) string { return stancesOf(s, id) })
}

// concerns reports whether a figure makes a claim or is named in its rules.
func concerns(c *briefing.Claim, figure briefing.SubjectID) bool {
	for _, r := range c.Reports {
		if slices.Contains(r.By, figure) {
			return true
		}
		for _, rule := range r.Match {
			for _, term := range slices.Concat(rule...) {
				if term.Figure == figure {
					return true
				}
			}
		}
	}
	return false
}
