package timeline

import (
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/page/sheet"
)

// columns sets the widths of the columns.
func (c *chronicle) columns() {
	ticks := 0
	for _, r := range c.rows {
		c.date = max(c.date, min(mostWhen, c.Cells(dateOfRow(r))))
		if r.event == nil {
			continue
		}
		told := c.told[r.event.ID]
		c.longest = max(c.longest, c.Cells(oneLineOf(r.event.Name)))
		ticks = max(ticks, sheet.LongestTicks(r.event.Name))
		c.count = max(c.count, c.Cells(briefing.Thousands(told.Articles)))
		c.lag = max(c.lag, c.Cells(told.Lag.short()))
		if c.lanes {
			c.said = max(c.said, c.Cells(c.published(told, mostReported)))
			c.day = max(c.day, c.Cells(c.published(told, 0)))
			c.tail = chartCells + sheet.Apart + c.said
		} else {
			c.tail = sparkCells
		}
	}
	c.fence = strings.Repeat("`", max(3, ticks+1))
	c.fit()
}

// fit gives the names the room that the other columns leave. Where that is too little,
// sources go, then the charts, and dates are cut. Longer names go on in the next line.
func (c *chronicle) fit() {
	room := func() int { return c.width - c.date - c.count - c.tail - c.lag - 4*sheet.Apart }
	if short := c.longest - room(); short > 0 && c.lanes {
		less := min(short, c.said-c.day)
		c.said, c.tail = c.said-less, c.tail-less
	}
	if room() < leastName && c.lanes {
		c.lanes, c.tail = false, sparkCells
	}
	if room() < leastName {
		c.tail = max(0, len("first ")-sheet.Apart) // before a long lag
		c.plain = true
	}
	if short := leastName - room(); short > 0 {
		c.date = max(leastDate, c.date-short)
	}
	c.name = max(1, room())
}

// published says when the articles on an event were published or, if there is one, which
// that is as far as there is room for its source.
func (c *chronicle) published(r Reported, room int) string {
	first := r.First.Published
	switch {
	case r.Articles == 0 || !first.Known():
		return ""
	case r.Articles == 1:
		if said := first.Short() + " " + r.First.Source; r.First.Source != "" && c.Cells(said) <= room {
			return said
		}
		return first.Short()
	case first == r.last, !r.last.Known():
		return first.Short()
	}
	said := first.Short() + " – " + r.last.Short()
	if d, err := briefing.ParseDate(first.String() + "/" + r.last.String()); err == nil {
		said = d.Short()
	}
	if c.Cells(said) > max(room, mostWhen) {
		return byMonth(first, r.last)
	}
	return said
}

// byMonth returns the months of two dates.
func byMonth(first, last briefing.Date) string {
	about := ""
	if strings.HasPrefix(first.Short(), "c.") || strings.HasPrefix(last.Short(), "c.") {
		about = "c. "
	}
	from, to := first.Earliest().Format("Jan 2006"), last.Latest().Format("Jan 2006")
	if from == to {
		return about + from
	}
	return about + from + " – " + to
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
	date := c.Beginning(dateOfRow(r), c.date)
	c.Raw("\n" + date + sheet.Blanks(c.date-c.Cells(date)+sheet.Apart))
	switch {
	case r.days > 0:
		c.Raw("— " + length(r.days) + ", no event —")
		return nil
	case r.folded > 0:
		start := c.Len()
		c.signs.WriteString("▸")
		c.Raw(briefing.Count(r.folded, "event") + " ▸")
		c.LinkFrom(start, sheet.Target{Page: sheet.TimelineIn(c.of, r.date)})
		return nil
	}
	told := c.told[r.event.ID]
	lines := c.wrapped(oneLineOf(r.event.Name), c.name)
	name, mark := lines[0], ""
	if sheet.IsRightToLeft(name) {
		mark = sheet.LeftToRight
	}
	start := c.Len()
	c.Raw(mark + sheet.NoDots(name, mark))
	c.LinkFrom(start, sheet.Target{Page: sheet.OfSubject(r.event.ID)})
	c.Raw(mark + sheet.Blanks(c.name-c.Cells(name)+sheet.Apart))
	if err := c.accounts(told); err != nil {
		return err
	}
	for _, line := range lines[1:] {
		c.Raw("\n" + sheet.Blanks(c.date+sheet.Apart) + mark + sheet.NoDots(line, mark))
	}
	c.dates(told)
	return nil
}

// wrapped returns a text in lines of so many cells, at least one. A longer word is cut.
func (c *chronicle) wrapped(text string, cells int) []string {
	var lines []string
	for word := range strings.FieldsSeq(text) {
		word = c.Beginning(word, cells)
		if n := len(lines) - 1; n >= 0 && c.Cells(lines[n]+" "+word) <= cells {
			lines[n] += " " + word
			continue
		}
		lines = append(lines, word)
	}
	if len(lines) == 0 {
		return []string{""}
	}
	return lines
}

func oneLineOf(s string) string { return strings.Join(strings.Fields(s), " ") }

// accounts draws in how many articles an event is and when they were published. That
// leads to the first passage.
func (c *chronicle) accounts(told Reported) error {
	count := briefing.Thousands(told.Articles)
	c.Raw(sheet.Blanks(c.count - c.Cells(count)))
	if told.Articles == 0 {
		c.Raw(count)
		return nil
	}
	to, err := c.firstPassage(told)
	if err != nil {
		return err
	}
	start := c.Len()
	c.Raw(strings.TrimRight(count+sheet.Blanks(sheet.Apart)+c.clock(told), " "))
	c.LinkFrom(start, to)
	return nil
}

// clock draws when articles on an event were published, and how much later the first was.
func (c *chronicle) clock(told Reported) string {
	chart, lag := told.chart(c.lanes), told.Lag.short()
	if c.plain {
		chart = ""
	}
	if c.lanes || !told.Lag.isLong() {
		c.signs.WriteString(chart)
	}
	switch {
	case c.lanes:
		said := chart + sheet.Blanks(chartCells-c.Cells(chart)+sheet.Apart) + c.Beginning(c.published(told, c.said), c.said)
		return said + sheet.Blanks(c.tail-c.Cells(said)+sheet.Apart) + lag
	case told.Lag.isLong():
		lag = "first " + lag
		return sheet.Blanks(c.tail+sheet.Apart+c.lag-c.Cells(lag)) + lag
	}
	return chart + sheet.Blanks(c.tail-c.Cells(chart)+sheet.Apart+c.lag-c.Cells(lag)) + lag
}

// dates says on a line of its own which different dates are given, each with a passage.
func (c *chronicle) dates(told Reported) {
	if len(told.Differs) == 0 {
		return
	}
	const head = "dates differ:"
	indent := c.date + sheet.Apart
	c.Raw("\n" + sheet.Blanks(indent) + head)
	at := indent + c.Cells(head)
	for i, d := range told.Differs {
		if i > 0 {
			c.Raw(",")
			at++
		}
		if at += 1 + c.Cells(d.Label()); at+1 > c.width { // with a comma
			c.Raw("\n" + sheet.Blanks(indent))
			at = indent + 1 + c.Cells(d.Label())
		}
		c.Raw(" ")
		start := c.Len()
		c.Raw(d.Label())
		c.LinkFrom(start, sheet.Target{Page: sheet.OfArticle(d.At.Article), At: d.At.Span, Follow: told.Event.ID})
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
	c.Para(func() {
		c.Dots(c.firsts(c.signs.String())...)
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
		{"d", "+1d the first of the articles here came a day after the event (mo: months, y: years, c.: about)"},
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
