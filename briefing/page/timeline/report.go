package timeline

import (
	"context"
	"slices"
	"time"

	"briefing/briefing"
	"briefing/briefing/page/sheet"
)

// Reported is what the dates of articles tell of an event.
type Reported struct {
	Event    *briefing.Event
	Articles int
	First    briefing.Entry // the first with a date; the first of all if none has one
	Lag      Lag
	Differs  []Dating // if different dates are given, each with a passage

	last briefing.Date   // of the last article with a date
	when []briefing.Date // of articles with dates: of all, or evenly chosen ones
}

// mostDates limits how many articles of one event are asked for their dates: so many draw
// the same picture as all.
const mostDates = 24

// reported returns what the dates of articles tell of an event.
func (s *scribe) reported(e *briefing.Event) (Reported, error) {
	r := Reported{Event: e}
	articles, err := s.ArticlesOf(e.ID)
	if err != nil || len(articles) == 0 {
		return r, err
	}
	r.Articles = len(articles)
	dated := s.Lib.Extent().Dated // these come first
	n, _ := slices.BinarySearchFunc(articles, dated, func(a briefing.ArticleTally, dated int) int { return a.Place - dated })
	var places []int
	for _, i := range evenly(n, mostDates) {
		places = append(places, articles[i].Place)
	}
	if n == 0 {
		places = []int{articles[0].Place}
	}
	entries, err := s.Lib.EntriesAt(s.Ctx, places...)
	if err != nil {
		return r, err
	}
	r.First = entries[0]
	for _, e := range entries {
		if e.Published.Known() && !isOpen(e.Published) { // "2024/.." may be any time
			r.when = append(r.when, e.Published)
			r.last = e.Published
		}
	}
	r.Lag = lagOf(e.Date, r.First.Published, n < len(articles))
	return r, nil
}

// evenly returns at most most of the numbers below n, the first and the last among them.
func evenly(n, most int) []int {
	if n <= most {
		return sheet.RangeOf(0, n)
	}
	out := make([]int, most)
	for i := range out {
		out[i] = i * (n - 1) / (most - 1)
	}
	return out
}

// firstPassage returns the place of the first mention of an event, in the first article
// that has a date.
func (s *scribe) firstPassage(r Reported) (sheet.Target, error) {
	to := sheet.Target{Page: sheet.OfArticle(r.First.ID), Follow: r.Event.ID}
	mentions, err := s.AppendMentions(nil, r.Event.ID, r.First.ID)
	if len(mentions) > 0 {
		to.At = mentions[0].Ref.Span
	}
	return to, err
}

// words says in how many articles an event is, and how much later the first came.
func (r Reported) words() string {
	switch after := r.Lag.Words(); {
	case r.Articles == 0:
		return "in no article"
	case after == "":
		return "in " + briefing.Count(r.Articles, "article")
	case r.Articles == 1:
		return "in 1 article, " + after
	default:
		return "in " + briefing.Count(r.Articles, "article") + ", the first " + after
	}
}

// day returns the day that a date is, if it is one.
func day(d briefing.Date) (time.Time, bool) {
	return d.Earliest(), d.Known() && d.Earliest().Equal(d.Latest())
}

// Passage is the first passage of an article on an event.
type Passage struct {
	Entry briefing.Entry
	At    briefing.Span
}

// Timed is an event with what the articles tell of it, and their passages.
type Timed struct {
	Reported
	Passages []Passage // one of each article, in the order of the library
}

// Chronology returns the events of a timeline by date, those without a date last: of all, or
// of those that have to do with a subject.
func Chronology(ctx context.Context, lib briefing.Library, of briefing.SubjectID) ([]Timed, error) {
	s := &scribe{sheet.New(ctx, lib, sheet.TimelineOf(of))}
	if err := s.Load(); err != nil {
		return nil, err
	}
	events := slices.Clone(s.Digest.Events)
	if subject := s.Subjects[of]; subject != nil {
		near, err := s.Near(of)
		if err != nil {
			return nil, err
		}
		events = events[:0]
		for _, e := range s.EventsOf(subject, near) {
			events = append(events, e.(*briefing.Event))
		}
	}
	slices.SortStableFunc(events, func(a, b *briefing.Event) int { return a.Date.Compare(b.Date) })
	var out []Timed
	for _, e := range events {
		t, err := s.timed(e)
		if err != nil {
			return nil, err
		}
		out = append(out, t)
	}
	return out, nil
}

func (s *scribe) timed(e *briefing.Event) (t Timed, err error) {
	if t.Reported, err = s.reported(e); err != nil {
		return t, err
	}
	if t.Differs, err = s.datings(e); err != nil {
		return t, err
	}
	entries, err := sheet.EntriesOf(s.Ctx, s.Lib, e.ID)
	if err != nil {
		return t, err
	}
	for _, entry := range entries {
		mentions, err := s.AppendMentions(nil, e.ID, entry.ID)
		if err != nil {
			return t, err
		}
		if len(mentions) > 0 {
			t.Passages = append(t.Passages, Passage{entry, mentions[0].Ref.Span})
		}
	}
	return t, nil
}
