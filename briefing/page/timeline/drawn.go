package timeline

import (
	"slices"
	"strings"
	"time"

	"briefing/briefing"
	"briefing/briefing/page/sheet"
)

// Widths of a drawn timeline in cells.
const (
	leastTimeline = 60  // narrower pages have a list
	withLanes     = 100 // lines from this width on say when the articles were published
	mostWhen      = 20  // of a date
	leastDate     = 8
	leastName     = 16
	chartCells    = 12
	sparkCells    = 8
	mostStrip     = 60
	mostReported  = 32
)

// chronicle draws events by date.
type chronicle struct {
	*scribe
	of    briefing.SubjectID
	in    period
	width int
	lanes bool

	rows                         []timed
	told                         map[briefing.SubjectID]Reported
	date, name, count, tail, lag int             // widths of the columns
	sampled                      bool            // the strip has the dates of some articles only
	signs                        strings.Builder // drawn so far
	longest                      int             // of names
	said, day                    int             // of when articles were published, with and without a source
	plain                        bool            // without charts
	fence                        string
}

// drawn draws the events of a timeline. It reports false if the window is too narrow, or
// of unknown width.
func (s *scribe) drawn(of briefing.SubjectID, in briefing.Date, events []*briefing.Event) (bool, error) {
	if s.Reader == nil || s.Reader.Width < leastTimeline || len(events) == 0 {
		return false, nil
	}
	c := &chronicle{scribe: s, of: of, in: period{in}, told: map[briefing.SubjectID]Reported{}}
	c.width = min(s.Reader.Width, sheet.ConcordMeasure) - sheet.CodeMargin
	c.lanes = c.width >= withLanes
	s.Page.Measure = sheet.ConcordMeasure
	events = slices.DeleteFunc(slices.Clone(events), func(e *briefing.Event) bool { return !c.in.has(e.Date) })
	if len(events) == 0 {
		s.Para(func() { s.Text("No event begins in this time.") })
		return true, nil
	}
	dated, undated := split(events)
	most := heights * s.Reader.Height
	rows := withGaps(folded(dated, most), dated)
	left := 0 // undated events without a row
	if most > 0 && len(undated) > most {
		left = len(undated) - most
		undated = undated[:most]
	}
	for _, e := range undated {
		rows = append(rows, timed{event: e})
	}
	c.rows = rows
	if err := c.tell(); err != nil {
		return true, err
	}
	if err := c.strips(events); err != nil {
		return true, err
	}
	c.columns()
	c.Gap("")
	c.Raw(c.fence)
	for _, r := range c.rows {
		if err := c.row(r); err != nil {
			return true, err
		}
	}
	c.Raw("\n" + c.fence)
	if left > 0 {
		c.Para(func() {
			c.LinkText("All events, "+briefing.Count(left, "more one")+" without a date among them", sheet.Target{Page: sheet.ID{Kind: sheet.List, Key: string(briefing.KindEvent)}})
		})
	}
	c.legend()
	return true, nil
}

// tell finds what the articles tell of the events that have a row.
func (c *chronicle) tell() error {
	for _, r := range c.rows {
		if r.event == nil {
			continue
		}
		told, err := c.reported(r.event)
		if err == nil {
			told.Differs, err = c.datings(r.event)
		}
		if err != nil {
			return err
		}
		c.told[r.event.ID] = told
	}
	return nil
}

// strips draws when events happened and when articles were published, in cells of one
// time.
func (c *chronicle) strips(events []*briefing.Event) error {
	published, err := c.appearances()
	if err != nil {
		return err
	}
	var happened []briefing.Date
	for _, e := range events {
		happened = append(happened, e.Date)
	}
	from, to := c.extentOf(happened, published)
	if from.IsZero() || !to.After(from) {
		return nil
	}
	const labels = len("articles  ")
	room := min(mostStrip, c.width-labels)
	above, below := newStrip(from, to, room), newStrip(from, to, room)
	for _, d := range happened {
		above.add(d)
	}
	for _, d := range published {
		below.add(d)
	}
	c.signs.WriteString(above.String() + below.String())
	c.Gap("")
	c.Raw("```\nevents    " + strings.TrimRight(above.String(), " "))
	if len(published) > 0 {
		c.Raw("\narticles  " + strings.TrimRight(below.String(), " "))
	}
	axis, last := asExactly(from, above.unit), asExactly(to, above.unit)
	n := len(above.count)
	ends := axis + sheet.Blanks(max(2, n-c.Cells(axis)-c.Cells(last))) + last
	c.Raw("\n" + sheet.Blanks(labels) + ends + "\n" + sheet.Blanks(labels) + "one cell is " + above.unit.name)
	c.Raw("\n```")
	return nil
}

// asExactly returns a day as exactly as a strip shows it.
func asExactly(t time.Time, u unit) string {
	switch {
	case u.days > 0:
		return t.Format("2 Jan 2006")
	case u.months < 12:
		return t.Format("Jan 2006")
	}
	return t.Format("2006")
}

// mostPublished limits the articles whose dates make the strip.
const mostPublished = 400

// appearances returns the dates of articles: of the subject's, or of all.
func (c *chronicle) appearances() ([]briefing.Date, error) {
	n := c.Lib.Extent().Dated
	place := func(i int) int { return i }
	if c.of != "" {
		articles, err := c.ArticlesOf(c.of)
		if err != nil {
			return nil, err
		}
		n, place = len(articles), func(i int) int { return articles[i].Place }
	}
	var places []int
	for _, i := range evenly(n, mostPublished) {
		places = append(places, place(i))
	}
	entries, err := c.Lib.EntriesAt(c.Ctx, places...)
	if err != nil {
		return nil, err
	}
	var out []briefing.Date
	for _, e := range entries {
		if e.Published.Known() && c.in.has(e.Published) {
			out = append(out, e.Published)
		}
	}
	c.sampled = n > mostPublished
	return out, nil
}

// extentOf returns the first and the last day of dates.
func (c *chronicle) extentOf(all ...[]briefing.Date) (from, to time.Time) {
	for _, dates := range all {
		for _, d := range dates {
			if !d.Known() || isOpen(d) {
				continue
			}
			if from.IsZero() || d.Earliest().Before(from) {
				from = d.Earliest()
			}
			to = latest(to, d.Latest())
		}
	}
	if c.in.Known() {
		to = earliest(to, c.in.Latest())
	}
	return from, to
}

func earliest(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}
