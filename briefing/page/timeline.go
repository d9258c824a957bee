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
// to that. Where there is room, the events are drawn.
func (s *scribe) timeline() error {
	of, in := s.page.ID.Timed()
	if of != "" {
		return s.timelineOf(of, in)
	}
	s.title("Timeline" + within(in))
	if len(s.digest.Events) == 0 {
		return s.publications()
	}
	s.para(func() {
		s.dots(s.begun(s.digest.Events, in), briefing.Count(s.lib.Extent().Articles, "article"))
		if in.Known() {
			s.then()
			s.linkText("the whole timeline", Target{Page: TimelineOf("")})
		}
	})
	if done, err := s.drawn("", in, s.digest.Events); done || err != nil {
		return err
	}
	var moments []moment
	for _, e := range s.digest.Events {
		if (period{in}).has(e.Date) {
			moments = append(moments, moment{date: e.Date, event: e})
		}
	}
	if !in.Known() {
		published, err := s.published()
		if err != nil {
			return err
		}
		for _, e := range published {
			moments = append(moments, moment{date: e.Published, entry: e})
		}
	}
	return s.moments(moments)
}

// begun says how many events there are and, of a period, how many of them begin in it.
func (s *scribe) begun(events []*briefing.Event, in briefing.Date) string {
	if !in.Known() {
		return briefing.Count(len(events), "event")
	}
	n := 0
	for _, e := range events {
		if (period{in}).has(e.Date) {
			n++
		}
	}
	return briefing.Thousands(n) + " of " + briefing.Count(len(events), "event")
}

// within says which part of a timeline a page has.
func within(in briefing.Date) string {
	if !in.Known() {
		return ""
	}
	return ", " + in.Human()
}

// timelineOf lists the events in which a subject takes part or that share its
// sentences, and the publication of the articles that mention it.
func (s *scribe) timelineOf(id briefing.SubjectID, in briefing.Date) error {
	subject := s.subjects[id]
	if subject == nil {
		return briefing.ErrNotFound
	}
	near, err := s.near(id)
	if err != nil {
		return err
	}
	var holders []holder
	onPart := period{in}.has
	if !in.Known() {
		if holders, err = s.holders(id); err != nil {
			return err
		}
		if onPart, err = s.onPart(id); err != nil {
			return err
		}
	}
	s.title("Timeline: " + subject.Label() + within(in))
	var all []*briefing.Event
	var moments []moment
	for _, e := range s.eventsOf(subject, near) {
		e := e.(*briefing.Event)
		all = append(all, e)
		if onPart(e.Date) {
			moments = append(moments, moment{date: e.Date, event: e})
		}
	}
	s.para(func() {
		s.subjectLink(subject)
		s.dots(s.begun(all, in), s.tally(id))
		s.then()
		s.linkText("the whole timeline", Target{Page: ID{Kind: Timeline}})
	})
	if !in.Known() {
		s.bound(id)
	}
	if done, err := s.drawn(id, in, all); done || err != nil {
		return err
	}
	for _, h := range holders {
		moments = append(moments, moment{date: h.Published, entry: h.Entry})
	}
	return s.moments(moments)
}

// onPart returns whether a date lies among those of the articles on this part of the page.
// The first part begins with the first event, the last ends with the last.
func (s *scribe) onPart(id briefing.SubjectID) (func(briefing.Date) bool, error) {
	articles, err := s.articlesOf(id)
	if err != nil {
		return nil, err
	}
	var ends []briefing.Date // dates of the first articles here and on the next part
	from, to := s.part(len(articles), mostArticles)
	for _, i := range []int{from, to} {
		if i >= len(articles) {
			break
		}
		entries, err := s.lib.EntriesAt(s.ctx, articles[i].Place)
		if err != nil {
			return nil, err
		}
		ends = append(ends, entries[0].Published)
	}
	return func(d briefing.Date) bool {
		return (from == 0 || d.Compare(ends[0]) >= 0) && (len(ends) < 2 || d.Compare(ends[1]) < 0)
	}, nil
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
	if err != nil {
		return err
	}
	return s.moments(moments)
}

// noEvents says why n articles have no events, and what follows instead.
func (s *scribe) noEvents(n int) string {
	why := "The digest has no events"
	if s.digest.Derived && !s.digest.Derives {
		why = "No events are known, for there is no digest"
	}
	if n == 0 {
		return why + "; nor is there an article."
	}
	return why + "; this is when the articles were published."
}

// moments writes moments by date under their years, unless most of these would head a
// single line.
func (s *scribe) moments(moments []moment) error {
	slices.SortStableFunc(moments, func(a, b moment) int { return a.date.Compare(b.date) })
	years := map[string]bool{}
	for _, m := range moments {
		years[yearOf(m.date)] = true
	}
	year, isDense := "", len(moments) >= 2*len(years)
	for i, m := range moments {
		when := func() {
			if !isDense || human(m.date) != year {
				s.momentDate(m.date)
			}
		}
		if y := yearOf(m.date); isDense && (i == 0 || y != year) {
			year = y
			s.heading(2, func() { s.text(year) })
		}
		if m.event == nil {
			s.item(func() {
				when()
				s.publication(m.entry)
			})
			continue
		}
		told, err := s.reported(m.event)
		if err == nil {
			told.Differs, err = s.datings(m.event)
		}
		first := Target{}
		if err == nil && told.Articles > 0 {
			first, err = s.firstPassage(told)
		}
		if err != nil {
			return err
		}
		s.item(func() {
			when()
			s.happening(told, first)
		})
	}
	return nil
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

func (s *scribe) momentDate(d briefing.Date) {
	if d.Known() {
		s.text(human(d))
		s.raw("\u00a0— ")
	}
}

// happening writes an event, in how many articles it is, how much later the first of them
// was published, and the different dates that they give. In the app the count leads to the
// first passage.
func (s *scribe) happening(told Reported, first Target) {
	s.raw("**")
	s.subjectLink(told.Event)
	s.raw("**")
	isUsual := told.Articles == 1 && told.Lag.Words() == "" // most events are in one article
	if s.reader != nil && !first.At.Empty() {
		s.then()
		s.linkText(told.words(), first)
	} else if !isUsual {
		s.dots(told.words())
	}
	for i, d := range told.Differs {
		if i == 0 {
			s.then()
			s.text("dates differ: ")
		} else {
			s.text(", ")
		}
		s.linkText(d.Label(), Target{Page: OfArticle(d.At.Article), At: d.At.Span, Follow: told.Event.ID})
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
