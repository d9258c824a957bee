package page

import (
	"slices"
	"strconv"

	"briefing/briefing"
)

// moment is one row of the timeline: an event, or an article's publication.
type moment struct {
	date  briefing.Date
	event *briefing.Event // nil for a publication
	entry briefing.Entry
}

// timeline writes the events by date, and between them when each article was
// published. What has no date comes last. With a subject it writes what has to do with
// that one.
func (s *scribe) timeline(of briefing.SubjectID) error {
	if of != "" {
		return s.timelineOf(of)
	}
	s.title("Timeline")
	if len(s.digest.Events) == 0 {
		return s.publications()
	}
	var moments []moment
	for _, e := range s.digest.Events {
		moments = append(moments, moment{date: e.Date, event: e})
	}
	published, err := s.published()
	if err != nil {
		return err
	}
	for _, e := range published {
		moments = append(moments, moment{date: e.Published, entry: e})
	}
	slices.SortStableFunc(moments, func(a, b moment) int { return a.date.Compare(b.date) })
	s.moments(moments)
	return nil
}

// timelineOf writes the events that a subject takes part in or that are told in the same
// sentences, and when the articles that mention it were published.
func (s *scribe) timelineOf(id briefing.SubjectID) error {
	subject := s.subjects[id]
	if subject == nil {
		return briefing.ErrNotFound
	}
	near, err := s.near(id)
	if err != nil {
		return err
	}
	holders, err := s.holders(id)
	if err != nil {
		return err
	}
	s.title("Timeline: " + subject.Label())
	events := s.eventsOf(subject, near)
	s.para(func() {
		s.subjectLink(subject)
		s.dots(briefing.Count(len(events), "event"), s.tally(id))
		s.then()
		s.linkText("the whole timeline", Target{Page: ID{Kind: Timeline}})
	})
	s.bound(id)
	var moments []moment
	for _, e := range events {
		moments = append(moments, moment{date: dateOf(e), event: e.(*briefing.Event)})
	}
	for _, h := range holders {
		moments = append(moments, moment{date: h.Published, entry: h.Entry})
	}
	slices.SortStableFunc(moments, func(a, b moment) int { return a.date.Compare(b.date) })
	s.moments(moments)
	return nil
}

// publications writes, where no events are known, when the articles were
// published, part by part.
func (s *scribe) publications() error {
	n := s.lib.Extent().Articles
	s.para(func() { s.text(s.noEvents(n)) })
	s.parts(n, mostRows, "articles")
	from, to := s.part(n, mostRows)
	entries, err := s.lib.EntriesAt(s.ctx, rangeOf(from, to)...)
	moments := make([]moment, len(entries))
	for i, e := range entries {
		moments[i] = moment{date: e.Published, entry: e}
	}
	s.moments(moments)
	return err
}

// noEvents says why there are no events among n articles, and what there is
// instead.
func (s *scribe) noEvents(n int) string {
	why := "The digest has no events"
	if s.digest.Derived {
		why = "No events are known, for there is no digest"
	}
	if n == 0 {
		return why + "; nor is there an article."
	}
	return why + "; this is when the articles were published."
}

// moments writes moments, which are by date, year by year.
func (s *scribe) moments(moments []moment) {
	year := ""
	for i, m := range moments {
		if y := yearOf(m.date); i == 0 || y != year {
			year = y
			s.heading(2, func() { s.text(year) })
		}
		s.item(func() { s.moment(m) })
	}
}

// published returns the articles whose publication the timeline shows: none if
// they would bury the events.
func (s *scribe) published() ([]briefing.Entry, error) {
	const most = 200
	n := s.lib.Extent().Articles
	if n <= most {
		return s.lib.Entries(s.ctx)
	}
	s.para(func() {
		s.text("Events only; when the articles were published: ")
		s.linkText("all "+briefing.Count(n, "article"), Target{Page: ID{Kind: List, Key: string(Article)}})
	})
	return nil, nil
}

func yearOf(d briefing.Date) string {
	if !d.Known() {
		return "Date unknown"
	}
	return strconv.Itoa(d.Earliest().Year())
}

func (s *scribe) moment(m moment) {
	if m.date.Known() {
		s.text(human(m.date))
		s.raw("\u00a0— ")
	}
	if m.event == nil {
		s.publication(m.entry)
		return
	}
	s.raw("**")
	s.subjectLink(m.event)
	s.raw("**")
	s.dots(s.spread(m.event.ID))
}

// publication writes that an article appeared.
func (s *scribe) publication(e briefing.Entry) {
	if e.Source != "" {
		s.text(e.Source + " publishes “")
	} else {
		s.text("published: “")
	}
	s.articleLink(e)
	s.text("”")
}
