package page

import (
	"slices"
	"unicode/utf8"

	"briefing/briefing"
)

// mostNew limits the new articles that the overview names.
const mostNew = 3

// news writes the news for the reader, if the reader is known.
func (s *scribe) news() error {
	switch r := s.reader; {
	case r == nil:
		return nil
	case len(r.New) > 0:
		return s.arrivals(r)
	default:
		return s.unread(r)
	}
}

// arrivals lists the articles added since the last visit, the newest first.
func (s *scribe) arrivals(r *Reader) error {
	places := make([]int, 0, len(r.New))
	for _, id := range r.New {
		if place := s.place(id); place >= 0 {
			places = append(places, place)
		}
	}
	slices.Reverse(places)
	named, err := s.lib.EntriesAt(s.ctx, places[:min(mostNew, len(places))]...)
	if err != nil {
		return err
	}
	s.broken()
	s.strong("New")
	if r.Since.Known() {
		s.text(" since " + human(r.Since))
	}
	s.text(": ")
	for i, e := range named {
		if i > 0 {
			s.then()
		}
		s.briefArticle(e, someTitles)
	}
	if more := len(places) - len(named); more > 0 {
		s.then()
		s.text("and " + briefing.Thousands(more) + " more")
	}
	if r.Unread > 0 {
		s.dots(briefing.Thousands(r.Unread) + " unread")
	}
	return nil
}

// unread writes how many articles are unread, and links to the next one.
func (s *scribe) unread(r *Reader) error {
	n := s.lib.Extent().Articles
	s.broken()
	switch {
	case r.Unread == 0:
		s.text("Nothing new: you have read everything")
		return nil
	case r.Since.Known():
		s.text("Nothing new since " + human(r.Since))
		s.dots(briefing.Thousands(r.Unread) + " of " + briefing.Thousands(n) + " unread")
	case r.Unread == n:
		s.text("New to you")
	default:
		s.text(briefing.Thousands(r.Unread) + " of " + briefing.Thousands(n) + " unread")
	}
	place := s.place(r.Next)
	if place < 0 {
		return nil
	}
	next, err := s.lib.EntriesAt(s.ctx, place)
	if err != nil {
		return err
	}
	s.then()
	if r.Unread == n {
		s.text("begin with ")
	} else {
		s.text("next: ")
	}
	s.briefArticle(next[0], max(shortTitle, r.Width-utf8.RuneCountInString(s.line())))
	return nil
}

// isNew reports whether an article was added since the last visit.
func (s *scribe) isNew(id briefing.ArticleID) bool {
	return s.reader != nil && slices.Contains(s.reader.New, id)
}
