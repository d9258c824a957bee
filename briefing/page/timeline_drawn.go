package page

import (
	"slices"
	"strings"
	"time"

	"briefing/briefing"
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
	mostReported  = 30
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
	date, name, count, tail, lag int  // widths of the columns
	sampled                      bool // the strip has the dates of some articles only
	plain                        bool // without charts
	fence                        string
}

// drawn draws the events of a timeline. It reports false if the window is too narrow, or
// of unknown width.
func (s *scribe) drawn(of briefing.SubjectID, in briefing.Date, events []*briefing.Event) (bool, error) {
	if s.reader == nil || s.reader.Width < leastTimeline || len(events) == 0 {
		return false, nil
	}
	c := &chronicle{scribe: s, of: of, in: period{in}, told: map[briefing.SubjectID]Reported{}}
	c.width = min(s.reader.Width, concordMeasure) - codeMargin
	c.lanes = c.width >= withLanes
	s.page.Measure = concordMeasure
	events = slices.DeleteFunc(slices.Clone(events), func(e *briefing.Event) bool { return !c.in.has(e.Date) })
	if len(events) == 0 {
		s.para(func() { s.text("No event begins in this time.") })
		return true, nil
	}
	dated, undated := split(events)
	most := heights * s.reader.Height
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
	c.gap("")
	c.raw(c.fence)
	for _, r := range c.rows {
		if err := c.row(r); err != nil {
			return true, err
		}
	}
	c.raw("\n" + c.fence)
	if left > 0 {
		c.para(func() {
			c.linkText("All events, "+briefing.Count(left, "more one")+" without a date among them", Target{Page: ID{Kind: List, Key: string(briefing.KindEvent)}})
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
	c.gap("")
	c.raw("```\nevents    " + strings.TrimRight(above.String(), " "))
	if len(published) > 0 {
		c.raw("\narticles  " + strings.TrimRight(below.String(), " "))
	}
	axis, last := asExactly(from, above.unit), asExactly(to, above.unit)
	n := len(above.count)
	ends := axis + blanks(max(2, n-c.cells(axis)-c.cells(last))) + last
	c.raw("\n" + blanks(labels) + ends + "\n" + blanks(labels) + "one cell is " + above.unit.name)
	c.raw("\n```")
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
	n := c.lib.Extent().Dated
	place := func(i int) int { return i }
	if c.of != "" {
		articles, err := c.articlesOf(c.of)
		if err != nil {
			return nil, err
		}
		n, place = len(articles), func(i int) int { return articles[i].Place }
	}
	var places []int
	for _, i := range evenly(n, mostPublished) {
		places = append(places, place(i))
	}
	entries, err := c.lib.EntriesAt(c.ctx, places...)
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

// columns sets the widths of the columns.
func (c *chronicle) columns() {
	ticks := 0
	for _, r := range c.rows {
		c.date = max(c.date, min(mostWhen, c.cells(dateOfRow(r))))
		if r.event == nil {
			continue
		}
		told := c.told[r.event.ID]
		ticks = max(ticks, longestTicks(r.event.Name))
		c.count = max(c.count, c.cells(briefing.Thousands(told.Articles)))
		c.lag = max(c.lag, c.cells(told.Lag.Short()))
		if c.lanes {
			c.tail = max(c.tail, chartCells+apart+c.cells(c.published(told)))
		} else {
			c.tail = sparkCells
		}
	}
	c.fence = strings.Repeat("`", max(3, ticks+1))
	c.fit()
}

// fit gives the names the room that the other columns leave. Where that is too little, the
// charts go, and dates are cut.
func (c *chronicle) fit() {
	room := func() int { return c.width - c.date - c.count - c.tail - c.lag - 4*apart }
	if room() < leastName && c.lanes {
		c.lanes, c.tail = false, sparkCells
	}
	if room() < leastName {
		c.tail = max(0, len("first ")-apart) // before a long lag
		c.plain = true
	}
	if short := leastName - room(); short > 0 {
		c.date = max(leastDate, c.date-short)
	}
	c.name = max(1, room())
}

// published says when the articles on an event were published or, if there is one, which
// that is.
func (c *chronicle) published(r Reported) string {
	switch {
	case r.Articles == 0 || !r.First.Published.Known():
		return ""
	case r.Articles == 1:
		return c.beginning(strings.TrimSpace(r.First.Published.Short()+" "+r.First.Source), mostReported)
	case r.First.Published == r.last, !r.last.Known():
		return c.beginning(r.First.Published.Short(), mostReported)
	}
	if d, err := briefing.ParseDate(r.First.Published.String() + "/" + r.last.String()); err == nil {
		return c.beginning(d.Short(), mostReported)
	}
	return c.beginning(r.First.Published.Short()+" – "+r.last.Short(), mostReported)
}

func dateOfRow(r timed) string {
	switch {
	case r.days > 0:
		return ""
	case !r.date.Known():
		return "no date"
	}
	return r.date.Short()
}

// row draws a row.
func (c *chronicle) row(r timed) error {
	date := c.beginning(dateOfRow(r), c.date)
	c.raw("\n" + date + blanks(c.date-c.cells(date)+apart))
	switch {
	case r.days > 0:
		c.raw("— " + length(r.days) + ", no event —")
		return nil
	case r.folded > 0:
		start := len(c.out)
		c.raw(briefing.Count(r.folded, "event") + " ▸")
		c.linked(briefing.Span{Start: start, End: len(c.out)}, Target{Page: TimelineIn(c.of, r.date)})
		return nil
	}
	told := c.told[r.event.ID]
	name, mark := c.beginning(oneLineOf(r.event.Name), c.name), ""
	if isRightToLeft(name) {
		mark = leftToRight
	}
	start := len(c.out)
	c.raw(mark + noDots(name, mark))
	c.linked(briefing.Span{Start: start, End: len(c.out)}, Target{Page: OfSubject(r.event.ID)})
	c.raw(mark + blanks(c.name-c.cells(name)+apart))
	if err := c.accounts(told); err != nil {
		return err
	}
	c.dates(told)
	return nil
}

func oneLineOf(s string) string { return strings.Join(strings.Fields(s), " ") }

// accounts draws in how many articles an event is and when they were published. That
// leads to the first passage.
func (c *chronicle) accounts(told Reported) error {
	count := briefing.Thousands(told.Articles)
	c.raw(blanks(c.count - c.cells(count)))
	if told.Articles == 0 {
		c.raw(count)
		return nil
	}
	to, err := c.firstPassage(told)
	if err != nil {
		return err
	}
	start := len(c.out)
	c.raw(strings.TrimRight(count+blanks(apart)+c.clock(told), " "))
	c.linked(briefing.Span{Start: start, End: len(c.out)}, to)
	return nil
}

// clock draws when articles on an event were published, and how much later the first was.
func (c *chronicle) clock(told Reported) string {
	chart, lag := told.chart(c.lanes), told.Lag.Short()
	if c.plain {
		chart = ""
	}
	switch {
	case c.lanes:
		said := chart + blanks(chartCells-c.cells(chart)+apart) + c.published(told)
		return said + blanks(c.tail-c.cells(said)+apart) + lag
	case told.Lag.isLong():
		lag = "first " + lag
		return blanks(c.tail+apart+c.lag-c.cells(lag)) + lag
	}
	return chart + blanks(c.tail-c.cells(chart)+apart+c.lag-c.cells(lag)) + lag
}

// dates says on a line of its own which different dates are given, each with a passage.
func (c *chronicle) dates(told Reported) {
	if len(told.Differs) == 0 {
		return
	}
	const head = "dates differ:"
	indent := c.date + apart
	c.raw("\n" + blanks(indent) + head)
	at := indent + c.cells(head)
	for i, d := range told.Differs {
		if i > 0 {
			c.raw(",")
			at++
		}
		if at += 1 + c.cells(d.Label()); at+1 > c.width { // with a comma
			c.raw("\n" + blanks(indent))
			at = indent + 1 + c.cells(d.Label())
		}
		c.raw(" ")
		start := len(c.out)
		c.raw(d.Label())
		c.linked(briefing.Span{Start: start, End: len(c.out)}, Target{Page: OfArticle(d.At.Article), At: d.At.Span, Follow: told.Event.ID})
	}
}

// chart draws how many articles were published when, from the first to the last. If the
// first came long after the event, the time from the event to it is drawn, too.
func (r Reported) chart(lanes bool) string {
	if len(r.when) == 0 {
		return ""
	}
	n, from := sparkCells, r.First.Published.Earliest()
	isLane := lanes && r.Lag.isLong()
	if lanes {
		n = chartCells
	}
	if isLane {
		from = r.Event.Date.Earliest()
	}
	to := from
	for _, d := range r.when {
		to = latest(to, d.Latest())
	}
	each := days(from, to)/n + 1 // days of a cell
	counts := make([]int, days(from, to)/each+1)
	most := 0
	for _, d := range r.when {
		i := days(from, d.Earliest()) / each
		counts[i]++
		most = max(most, counts[i])
	}
	out := make([]rune, len(counts))
	for i, n := range counts {
		switch {
		case n > 0:
			out[i] = barOf(n, most)
		case isLane && days(from, r.First.Published.Earliest())/each > i:
			out[i] = '─'
		default:
			out[i] = ' '
		}
	}
	if isLane {
		for i := 0; i <= days(from, r.Event.Date.Latest())/each; i++ {
			out[i] = '═' // some time in these cells
		}
		if _, ok := day(r.Event.Date); ok && !isAbout(r.Event.Date) {
			out[0] = '●'
		}
	}
	return string(out)
}

// legend explains the signs that are on the page.
func (c *chronicle) legend() {
	drawn := string(c.out)
	c.para(func() {
		c.dots(c.firsts(drawn)...)
	})
}

func (c *chronicle) firsts(drawn string) []string {
	var out []string
	if c.sampled {
		out = append(out, "articles: the dates of "+briefing.Thousands(mostPublished)+" of them, evenly chosen")
	}
	if slices.ContainsFunc(c.rows, func(r timed) bool { return r.event != nil && c.told[r.event.ID].Articles > mostDates }) && !c.plain {
		out = append(out, "bars of an event show at most "+briefing.Thousands(mostDates)+" dates, evenly chosen")
	}
	for _, sign := range []struct{ of, says string }{
		{"d", "+1d the first of the articles here came a day after the event"},
		{string(uncertain), "╌ some time in these cells"},
		{"●", "●── from the event to the first article"},
		{"═", "═ some time in these cells"},
		{"▸", "▸ Enter unfolds"},
	} {
		if sign.of == "d" && c.lag > 0 || sign.of != "d" && strings.Contains(drawn, sign.of) {
			out = append(out, sign.says)
		}
	}
	return out
}
