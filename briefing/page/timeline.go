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

// timeline lists the events by date, with the publication of articles between
// them. Undated events come last. With a subject it lists only moments related
// to that.
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

// timelineOf lists the events in which a subject takes part or that share its
// sentences, and the publication of the articles that mention it.
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

// publications lists the publication of articles, part by part, for a library
// without events.
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

// noEvents says why n articles have no events, and what follows instead.
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

// moments writes moments, sorted by date, under their years, unless most of these would
// head a single line.
func (s *scribe) moments(moments []moment) {
	years := map[string]bool{}
	for _, m := range moments {
		years[yearOf(m.date)] = true
	}
	year, isDense := "", len(moments) >= 2*len(years)
	for i, m := range moments {
		if y := yearOf(m.date); isDense && (i == 0 || y != year) {
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
	if s.tallies[m.event.ID].Articles != 1 { // as most have it
		s.dots(s.spread(m.event.ID))
	}
}

// publication writes the publication of an article.
func (s *scribe) publication(e briefing.Entry) {
	if e.Source != "" {
		s.text(e.Source + " publishes “")
	} else {
		s.text("published: “")
	}
	s.articleLink(e)
	s.text("”")
}
