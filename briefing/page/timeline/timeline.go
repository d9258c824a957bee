// Package timeline writes the timeline: of all events, of those of a subject, or of a
// period. timeline.go writes it as a list and drawn.go draws it in cells;
// report.go collects what both show, which Chronology returns as values.
package timeline

import (
	"slices"
	"strconv"

	"briefing/briefing"
	"briefing/briefing/page/sheet"
)

// scribe writes a page of this package.
type scribe struct{ *sheet.Sheet }

// moment is one row of the timeline: an event, or an article's publication.
type moment struct {
	date  briefing.Date
	event *briefing.Event // nil for a publication
	entry briefing.Entry
}

// Write lists the events by date, with the publication of articles between
// them. Undated events come last. With a subject it lists only moments related
// to that. Where there is room, the events are drawn.
func Write(on *sheet.Sheet) error {
	s := &scribe{on}
	of, in := s.Page.ID.Timed()
	if of != "" {
		return s.timelineOf(of, in)
	}
	s.Title("Timeline" + within(in))
	if len(s.Digest.Events) == 0 {
		return s.publications()
	}
	s.Para(func() {
		s.Dots(s.begun(s.Digest.Events, in), briefing.Count(s.Lib.Extent().Articles, "article"))
		if in.Known() {
			s.Then()
			s.LinkText("the whole timeline", sheet.Target{Page: sheet.TimelineOf("")})
		}
	})
	if done, err := s.drawn("", in, s.Digest.Events); done || err != nil {
		return err
	}
	var moments []moment
	for _, e := range s.Digest.Events {
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
	subject := s.Subjects[id]
	if subject == nil {
		return briefing.ErrNotFound
	}
	near, err := s.Near(id)
	if err != nil {
		return err
	}
	var holders []sheet.Holder
	onPart := period{in}.has
	if !in.Known() {
		if holders, err = s.Holders(id); err != nil {
			return err
		}
		if onPart, err = s.onPart(id); err != nil {
			return err
		}
	}
	s.Title("Timeline: " + subject.Label() + within(in))
	var all []*briefing.Event
	var moments []moment
	for _, e := range s.EventsOf(subject, near) {
		e := e.(*briefing.Event)
		all = append(all, e)
		if onPart(e.Date) {
			moments = append(moments, moment{date: e.Date, event: e})
		}
	}
	s.Para(func() {
		s.SubjectLink(subject)
		s.Dots(s.begun(all, in), s.Tally(id))
		s.Then()
		s.LinkText("the whole timeline", sheet.Target{Page: sheet.ID{Kind: sheet.Timeline}})
	})
	if !in.Known() {
		s.PartNotice(id)
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
	articles, err := s.ArticlesOf(id)
	if err != nil {
		return nil, err
	}
	var ends []briefing.Date // dates of the first articles here and on the next part
	from, to := s.Part(len(articles), sheet.MostArticles)
	for _, i := range []int{from, to} {
		if i >= len(articles) {
			break
		}
		entries, err := s.Lib.EntriesAt(s.Ctx, articles[i].Place)
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
	n := s.Lib.Extent().Articles
	s.Para(func() { s.Text(s.noEvents(n)) })
	s.Parts(n, sheet.MostRows, "articles")
	from, to := s.Part(n, sheet.MostRows)
	entries, err := s.Lib.EntriesAt(s.Ctx, sheet.RangeOf(from, to)...)
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
	if s.Digest.Derived && !s.Digest.Derives {
		why = "No events are known, for there is no digest"
	}
	if n == 0 {
		return why + "; nor is there an article."
	}
	if !s.dates() {
		return why + ", and no article says when it was published."
	}
	return why + "; this is when the articles were published."
}

// dates reports whether any article says when it was published.
func (s *scribe) dates() bool {
	entries, err := s.Lib.Entries(s.Ctx)
	return err == nil && slices.ContainsFunc(entries, func(e briefing.Entry) bool { return e.Published.Known() })
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
			if !isDense || sheet.Human(m.date) != year {
				s.momentDate(m.date)
			}
		}
		if y := yearOf(m.date); isDense && (i == 0 || y != year) {
			year = y
			s.Heading(2, func() { s.Text(year) })
		}
		if m.event == nil {
			s.Item(func() {
				when()
				s.publication(m.entry)
			})
			continue
		}
		told, err := s.reported(m.event)
		if err == nil {
			told.Differs, err = s.datings(m.event)
		}
		first := sheet.Target{}
		if err == nil && told.Articles > 0 {
			first, err = s.firstPassage(told)
		}
		if err != nil {
			return err
		}
		s.Item(func() {
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
	n := s.Lib.Extent().Articles
	if n <= most {
		return s.Lib.Entries(s.Ctx)
	}
	s.Para(func() {
		s.Text("Events only; when the articles were published: ")
		s.LinkText("all "+briefing.Count(n, "article"), sheet.Target{Page: sheet.ID{Kind: sheet.List, Key: string(sheet.Article)}})
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
		s.Text(sheet.Human(d))
		s.Raw("\u00a0— ")
	}
}

// happening writes an event, in how many articles it is, how much later the first of them
// was published, and the different dates that they give. In the app the count leads to the
// first passage.
func (s *scribe) happening(told Reported, first sheet.Target) {
	s.Raw("**")
	s.SubjectLink(told.Event)
	s.Raw("**")
	isUsual := told.Articles == 1 && told.Lag.Words() == "" // most events are in one article
	if s.Reader != nil && !first.At.Empty() {
		s.Then()
		s.LinkText(told.words(), first)
	} else if !isUsual {
		s.Dots(told.words())
	}
	for i, d := range told.Differs {
		if i == 0 {
			s.Then()
			s.Text("dates differ: ")
		} else {
			s.Text(", ")
		}
		s.LinkText(d.Label(), sheet.Target{Page: sheet.OfArticle(d.At.Article), At: d.At.Span, Follow: told.Event.ID})
	}
}

// publication writes the publication of an article.
func (s *scribe) publication(e briefing.Entry) {
	switch {
	case !e.Published.Known(): // nothing is known to have happened
		s.ArticleLink(e)
		s.Dots(e.Source)
		return
	case e.Source != "":
		s.Text(e.Source + " publishes “")
	default:
		s.Text("published: “")
	}
	s.ArticleLink(e)
	s.Text("”")
}
