package overview

import (
	"slices"
	"unicode/utf8"

	"briefing/briefing"
	"briefing/briefing/page/sheet"
)

// mostNew limits the new articles that the overview names.
const mostNew = 3

// news writes the news for the reader, if the reader is known.
func (s *scribe) news() error {
	switch r := s.Reader; {
	case r == nil:
		return nil
	case len(r.New) > 0:
		return s.arrivals(r)
	default:
		return s.unread(r)
	}
}

// arrivals lists the articles added since the last visit, the newest first.
func (s *scribe) arrivals(r *sheet.Reader) error {
	places := make([]int, 0, len(r.New))
	for _, id := range r.New {
		if place := s.Place(id); place >= 0 {
			places = append(places, place)
		}
	}
	slices.Reverse(places)
	named, err := s.Lib.EntriesAt(s.Ctx, places[:min(mostNew, len(places))]...)
	if err != nil {
		return err
	}
	s.Broken()
	s.Strong("New")
	if r.Since.Known() {
		s.Text(" since " + sheet.Human(r.Since))
	}
	s.Text(": ")
	for i, e := range named {
		if i > 0 {
			s.Then()
		}
		s.BriefArticle(e, sheet.SomeTitles)
	}
	if more := len(places) - len(named); more > 0 {
		s.Then()
		s.Text("and " + briefing.Thousands(more) + " more")
	}
	if r.Unread > 0 {
		s.Dots(briefing.Thousands(r.Unread) + " unread")
	}
	return nil
}

// unread writes how many articles are unread, and links to the next one.
func (s *scribe) unread(r *sheet.Reader) error {
	n := s.Lib.Extent().Articles
	s.Broken()
	switch {
	case r.Unread == 0:
		s.Text("Nothing new: you have read everything")
		return nil
	case r.Since.Known():
		s.Text("Nothing new since " + sheet.Human(r.Since))
		s.Dots(briefing.Thousands(r.Unread) + " of " + briefing.Thousands(n) + " unread")
	case r.Unread == n:
		s.Text("New to you")
	default:
		s.Text(briefing.Thousands(r.Unread) + " of " + briefing.Thousands(n) + " unread")
	}
	place := s.Place(r.Next)
	if place < 0 {
		return nil
	}
	next, err := s.Lib.EntriesAt(s.Ctx, place)
	if err != nil {
		return err
	}
	s.Then()
	if r.Unread == n {
		s.Text("begin with ")
	} else {
		s.Text("next: ")
	}
	s.BriefArticle(next[0], max(sheet.ShortTitle, r.Width-utf8.RuneCountInString(s.Line())))
	return nil
}

// isNew reports whether an article was added since the last visit.
func (s *scribe) isNew(id briefing.ArticleID) bool {
	return s.Reader != nil && slices.Contains(s.Reader.New, id)
}
