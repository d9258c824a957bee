package linear

import (
	"fmt"
	"strings"

	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/briefing/page/origins"
	"briefing/ui/contents"
	"briefing/ui/trail"
)

// lastStop returns the stop of the trail that the reader was at last.
func (s *session) lastStop() (briefing.Ref, bool) {
	if !s.trails.Active() || s.trails.IsPending() || s.trails.At < 0 {
		return briefing.Ref{}, false
	}
	return s.trails.Stop(s.trails.At), true
}

// step goes along the trail by stops or, if articles is set, to the first stop of the next
// or previous article. Without a trail it begins that of the subject at hand.
func (s *session) step(by int, articles bool) {
	searched := s.list != nil && s.list.what == hits
	if path := s.page.ID.Trail(s.lib.Digest()); path != "" && s.trails.Label != path && !searched {
		t, err := s.again(briefing.Trail{Label: path})
		if err != nil {
			s.say(full(err.Error()))
			return
		}
		s.trails.Walk(trail.Trail{Trail: t, At: -1})
	}
	if !s.trails.Active() {
		subject := s.subject()
		if subject == nil {
			s.say("No trail: open a figure or event, or search.")
			return
		}
		s.follow(subject, briefing.Ref{})
	}
	at, isAt := s.lastStop()
	here := s.article != nil && isAt && at.Article == s.article.ID
	var to briefing.Ref
	var wrapped bool
	switch {
	case !s.trails.Active():
		s.say("No article mentions it.")
		return
	case articles:
		rank := -1
		if s.article != nil {
			rank = s.Rank(s.article.ID)
		} else if isAt {
			rank = s.Rank(at.Article)
		}
		if _, of := s.trails.Article(0); of == 1 && here {
			s.say("The trail has no other article.")
			return
		}
		to, wrapped = s.trails.Stride(rank, s.Rank, by)
	case s.article != nil && !here:
		to, wrapped = s.trails.StepFrom(s.article.ID, s.Rank, by)
	default:
		to, wrapped = s.trails.Step(by)
	}
	if wrapped {
		s.say(map[bool]string{true: "The trail begins again.", false: "The trail goes on from its end."}[by > 0])
	}
	s.arrive(to)
}

// arrive goes to a stop of the trail and says it.
func (s *session) arrive(to briefing.Ref) {
	other := s.article == nil || s.article.ID != to.Article
	if other {
		s.leave()
		if !s.show(page.OfArticle(to.Article)) {
			return
		}
	}
	if to.Span.Empty() {
		s.flow.next = s.rowAt(s.page.Body.Start)
		s.cursor = briefing.Span{}
	} else {
		s.land(to.Span)
	}
	if other {
		s.history.Visit(s.place())
	} else {
		s.history.Follow(s.trails.Number())
	}
	s.say(s.arrival(other))
	if to.Span.Empty() {
		s.readOn("")
		return
	}
	s.passage()
}

// arrival says which stop the reader is at; if isOther, in which article too.
func (s *session) arrival(isOther bool) string {
	t, e := s.trails, s.article.Entry
	if at, ok := s.lastStop(); !ok || at.Article != e.ID {
		return s.heading()
	}
	said := fmt.Sprintf("Stop %s of %s.", count(t.At+1), count(t.Len()))
	if !isOther {
		return said + " Same article."
	}
	n, of := t.Article(t.At)
	said += fmt.Sprintf(" Article %s of %s: %s", count(n), count(of), full(contents.Name(e)))
	for _, more := range []string{full(e.Source), when(e.Published)} {
		if more != "" {
			said += " " + more
		}
	}
	return said
}

// drop drops the trail.
func (s *session) drop(string) {
	if !s.trails.IsWalked() {
		s.say("No trail is walked.")
		return
	}
	s.say("Trail left:", full(s.trails.Label))
	s.trails.Drop()
}

// where says where the reader is.
func (s *session) where(string) {
	said := []string{full(s.title())}
	if s.article != nil {
		e := s.article.Entry
		said = []string{fmt.Sprintf("Article %s of %s: %s", count(s.Rank(e.ID)+1), count(len(s.Entries)), full(contents.Name(e)))}
		said = append(said, full(e.Source), when(e.Published), "Paragraph "+s.paragraph(max(s.flow.next-1, 0))+".")
	}
	if t := s.trails; t.Active() {
		label := "Trail: " + strings.TrimSuffix(spoken(t.Label), ".")
		at, ok := s.lastStop()
		switch {
		case ok && s.article != nil && at.Article == s.article.ID:
			n, of := t.Article(t.At)
			said = append(said, fmt.Sprintf("%s, stop %s of %s, article %s of %s.", label, count(t.At+1), count(t.Len()), count(n), count(of)))
		case ok:
			said = append(said, fmt.Sprintf("%s, %s, you left it at %s.", label, briefing.Count(t.Len(), "stop"), count(t.At+1)))
		default:
			said = append(said, fmt.Sprintf("%s, %s.", label, briefing.Count(t.Len(), "stop")))
		}
	}
	s.say(said...)
}

// subject returns the subject at hand: that of the page, else of the trail.
func (s *session) subject() briefing.Subject {
	if id := s.page.ID; id.Kind == page.Dossier || id.Kind == page.Compare {
		if subject := s.lib.Digest().Subject(briefing.SubjectID(id.Key)); subject != nil {
			return subject
		}
	}
	if s.article == nil {
		return nil // the trail passes through articles, and is not about other pages
	}
	return s.lib.Digest().Subject(s.trails.Subject)
}

// newPassage goes to the next passage of the article that stands in no earlier one, or to the one
// before.
func (s *session) newPassage(by int) {
	if s.article == nil {
		s.say("No article here: open one.")
		return
	}
	c, err := s.lib.CompareArticles(s.ctx)
	var novel *origins.Novel
	if err == nil {
		novel, err = origins.NovelIn(s.ctx, s.lib, c, s.article.ID, nil)
	}
	if err != nil {
		s.say(full(err.Error()))
		return
	}
	var found briefing.Span
	for span := range novel.Passages() {
		if by < 0 && span.Start < s.cursor.Start || by > 0 && span.Start > s.cursor.Start && found.Empty() {
			found = span
		}
	}
	if found.Empty() {
		s.say(map[bool]string{true: "No new passage after this. ", false: "No new passage before this. "}[by > 0] + full(novel.Count()))
		return
	}
	s.land(found)
	s.passage()
}
