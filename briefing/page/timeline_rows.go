package page

import (
	"slices"
	"strings"

	"briefing/briefing"
)

// columns sets the widths of the columns.
func (c *chronicle) columns() {
	ticks := 0
	for _, r := range c.rows {
		c.date = max(c.date, min(mostWhen, c.cells(dateOfRow(r))))
		if r.event == nil {
			continue
		}
		told := c.told[r.event.ID]
		c.longest = max(c.longest, c.cells(oneLineOf(r.event.Name)))
		ticks = max(ticks, longestTicks(r.event.Name))
		c.count = max(c.count, c.cells(briefing.Thousands(told.Articles)))
		c.lag = max(c.lag, c.cells(told.Lag.Short()))
		if c.lanes {
			c.said = max(c.said, c.cells(c.published(told)))
			c.tail = chartCells + apart + c.said
		} else {
			c.tail = sparkCells
		}
	}
	c.fence = strings.Repeat("`", max(3, ticks+1))
	c.fit()
}

// fit gives the names the room that the other columns leave; longer ones take more lines.
// Where that is too little, the charts go, and dates are cut.
func (c *chronicle) fit() {
	room := func() int { return c.width - c.date - c.count - c.tail - c.lag - 4*apart }
	if short := min(c.longest, brokenName) - room(); short > 0 && c.lanes {
		less := min(short, max(0, c.said-leastSaid))
		c.said, c.tail = c.said-less, c.tail-less
	}
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
		c.signs.WriteString("▸")
		c.raw(briefing.Count(r.folded, "event") + " ▸")
		c.linked(briefing.Span{Start: start, End: len(c.out)}, Target{Page: TimelineIn(c.of, r.date)})
		return nil
	}
	told := c.told[r.event.ID]
	name, rest, more := c.broken(oneLineOf(r.event.Name))
	mark := ""
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
	for more {
		name, rest, more = c.broken(rest)
		c.raw("\n" + blanks(c.date+apart) + mark + noDots(name, mark))
	}
	c.dates(told)
	return nil
}

// broken returns the words of a name that fit into its column, and those for the next line.
// Of a first word that does not fit, it returns the beginning.
func (c *chronicle) broken(name string) (line, rest string, more bool) {
	words := strings.Fields(name)
	n := 0
	for n < len(words) && c.cells(strings.Join(words[:n+1], " ")) <= c.name {
		n++
	}
	if n == 0 {
		return c.beginning(name, c.name), "", false
	}
	return strings.Join(words[:n], " "), strings.Join(words[n:], " "), n < len(words)
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
	if c.lanes || !told.Lag.isLong() {
		c.signs.WriteString(chart)
	}
	switch {
	case c.lanes:
		said := chart + blanks(chartCells-c.cells(chart)+apart) + c.beginning(c.published(told), c.said)
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
	c.para(func() {
		c.dots(c.firsts(c.signs.String())...)
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
