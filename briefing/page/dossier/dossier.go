// Package dossier writes the page of a subject: everything known about a figure, an event,
// a number or a topic. That of a claim is in package claim.
package dossier

import (
	"errors"
	"maps"
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/page/claim"
	"briefing/briefing/page/number"
	"briefing/briefing/page/sheet"
)

// scribe writes a page of this package.
type scribe struct{ *sheet.Sheet }

// Write writes the page of any subject.
func Write(on *sheet.Sheet, id briefing.SubjectID) error {
	s := &scribe{on}
	switch subject := s.Subjects[id].(type) {
	case nil:
		return briefing.ErrNotFound
	case *briefing.Topic:
		return s.topic(subject)
	case *briefing.Claim:
		return claim.Write(s.Sheet, subject)
	default:
		return s.dossier(subject)
	}
}

// dossier writes everything known about a figure, event or number.
func (s *scribe) dossier(subject briefing.Subject) error {
	id := subject.SubjectID()
	s.Title(subject.Label())
	s.identity(subject)
	if briefing.IsFound(subject) {
		s.Para(func() { s.Text(sheet.FoundMark + sheet.Found + ".") })
	}
	s.Summary(subject)
	if err := s.noteOf(subject); err != nil {
		return err
	}
	s.counts(subject)
	s.OriginsLine(id)
	if n, ok := subject.(*briefing.Number); ok {
		if err := number.WriteHistory(s.Sheet, n); err != nil {
			return err
		}
		if err := s.offers(n); err != nil {
			return err
		}
	}
	if err := s.Trail(id); err != nil {
		return err
	}
	near, err := s.Near(id)
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
		s.Para(func() {
			s.Dots(sheet.KindName(subject))
			s.also(subject.Aliases)
			for _, collection := range slices.Sorted(maps.Keys(subject.IDs)) {
				s.Dots(sheet.Capital(collection) + " " + subject.IDs[collection])
			}
		})
	case *briefing.Event:
		s.Para(func() {
			s.Dots(sheet.KindName(subject), sheet.Human(subject.Date))
			s.SubjectLinks("", subject.Place)
			s.also(subject.Names)
		})
		if len(subject.Who) > 0 {
			s.Para(func() { s.SubjectLinks("Who: ", subject.Who...) })
		}
	case *briefing.Number:
		s.Para(func() { s.Dots(sheet.KindName(subject), subject.Unit) })
	}
}

// noteOf links to the note about a figure, if there is one.
func (s *scribe) noteOf(subject briefing.Subject) error {
	f, ok := subject.(*briefing.Figure)
	if !ok || f.Note == "" {
		return nil
	}
	place, err := s.Lib.Place(s.Ctx, f.Note)
	if errors.Is(err, briefing.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	entries, err := s.Lib.EntriesAt(s.Ctx, place)
	if err != nil {
		return err
	}
	s.Para(func() {
		s.Text("Note: ")
		s.ArticleLink(entries[0])
	})
	return nil
}

func (s *scribe) also(names []string) {
	if len(names) > 0 {
		s.Dots("also " + strings.Join(names, ", "))
	}
}

// counts writes the number of mentions of a subject, and links to its
// comparison.
func (s *scribe) counts(subject briefing.Subject) {
	id := subject.SubjectID()
	s.Para(func() {
		s.Text(sheet.Capital(s.Tally(id)))
		if s.Tallies[id].Mentions > 0 {
			s.Then()
			s.LinkText("compare the articles", sheet.Target{Page: sheet.CompareOf(id)})
			if len(s.Digest.Events) > 0 {
				s.Then()
				s.LinkText("timeline", sheet.Target{Page: sheet.TimelineOf(id)})
			}
		}
	})
	s.PartNotice(id)
}

// company lists the figures that share most sentences with a subject.
func (s *scribe) company(near sheet.Nearby) {
	const most = 8
	figures := s.Ranked(briefing.KindFigure, near.Sentences)
	s.Section("In the same sentences", figures[:min(most, len(figures))], func(id briefing.SubjectID) string {
		return briefing.Count(near.Sentences[id], "sentence")
	})
}

// events lists the other events in which a subject takes part, or with which it
// is mentioned.
func (s *scribe) events(subject briefing.Subject, near sheet.Nearby) {
	events := slices.DeleteFunc(s.EventsOf(subject, near), func(e briefing.Subject) bool { return e.SubjectID() == subject.SubjectID() })
	s.Section("Events", events, s.Tally)
}

// numbers lists the numbers that share sentences with a subject.
func (s *scribe) numbers(subject briefing.Subject, near sheet.Nearby) {
	numbers := s.SubjectsOf(briefing.KindNumber, func(other briefing.Subject) bool {
		return other.SubjectID() != subject.SubjectID() && near.Sentences[other.SubjectID()] > 0
	})
	s.Section("Numbers", numbers, s.Tally)
}

// topics lists the topics of a subject.
func (s *scribe) topics(id briefing.SubjectID) {
	topics := s.SubjectsOf(briefing.KindTopic, func(t briefing.Subject) bool {
		return slices.Contains(t.(*briefing.Topic).About, id)
	})
	s.Section("Topics", topics, s.Tally)
}

// claims lists the claims about a subject: it makes them, their rules name it,
// or it is mentioned where they are reported.
func (s *scribe) claims(subject briefing.Subject, near sheet.Nearby) {
	id := subject.SubjectID()
	claims := s.SubjectsOf(briefing.KindClaim, func(other briefing.Subject) bool {
		return near.Sentences[other.SubjectID()] > 0 || concerns(other.(*briefing.Claim), id)
	})
	s.Section("Claims", claims, func(id briefing.SubjectID) string { return claim.Summary(s.Sheet, id) })
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
