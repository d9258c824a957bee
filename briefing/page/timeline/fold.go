package timeline

import (
	"slices"
	"time"

	"briefing/briefing"
)

// timed is one row of a drawn timeline: an event, several that are folded, or a time
// without any.
type timed struct {
	event  *briefing.Event
	folded int           // how many events, if several
	date   briefing.Date // of the event, or the period of several
	days   int           // of a gap, 0 if it is none
}

// heights is how many windows of events have a row each before they fold.
const heights = 3

// folded returns rows for dated events in order of date: one each or, if these are more
// than most, one for those that begin in the same period, the shortest for which the rows
// are few enough.
func folded(events []*briefing.Event, most int) []timed {
	if most <= 0 || len(events) <= most {
		return rowsOf(events, nil)
	}
	for i := range folds {
		if rows := rowsOf(events, &folds[i]); len(rows) <= most || i == len(folds)-1 {
			return rows
		}
	}
	return nil
}

// rowsOf returns a row for each event or, with a unit, for those of each period.
func rowsOf(events []*briefing.Event, u *unit) []timed {
	var rows []timed
	for i := 0; i < len(events); {
		n := 1
		if u != nil {
			at := u.number(events[i].Date.Earliest())
			for i+n < len(events) && u.number(events[i+n].Date.Earliest()) == at {
				n++
			}
		}
		if n == 1 {
			rows = append(rows, timed{event: events[i], date: events[i].Date})
		} else {
			rows = append(rows, timed{folded: n, date: u.period(events[i].Date.Earliest())})
		}
		i += n
	}
	return rows
}

// gapShare is which part of the whole span a time without an event must be to be told.
const gapShare = 8

// withGaps puts in the long times in which no event lies.
func withGaps(rows []timed, events []*briefing.Event) []timed {
	if len(events) < 2 {
		return rows
	}
	first, last := events[0].Date.Earliest(), time.Time{}
	for _, e := range events {
		last = latest(last, endOf(e.Date))
	}
	long := days(first, last) / gapShare
	var out []timed
	until, at := first, 0
	for _, r := range rows {
		if n := days(until, events[at].Date.Earliest()); at > 0 && n > long && n > 1 {
			out = append(out, timed{days: n})
		}
		out = append(out, r)
		for range max(1, r.folded) {
			until = latest(until, endOf(events[at].Date))
			at++
		}
	}
	return out
}

// endOf returns the last day of a date; of an open one the first.
func endOf(d briefing.Date) time.Time {
	if isOpen(d) {
		return d.Earliest()
	}
	return d.Latest()
}

func latest(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// length returns a number of days in the unit in which readers count so many.
func length(days int) string {
	switch {
	case days < 15:
		return briefing.Count(days, "day")
	case days < 92:
		return briefing.Count(days/7, "week")
	case days < 3*365:
		return briefing.Count(days*12/365, "month")
	}
	return briefing.Count(days/365, "year")
}

// split returns the events that have a date, in order, and those without.
func split(events []*briefing.Event) (dated, undated []*briefing.Event) {
	for _, e := range events {
		if e.Date.Known() {
			dated = append(dated, e)
		} else {
			undated = append(undated, e)
		}
	}
	slices.SortStableFunc(dated, func(a, b *briefing.Event) int { return a.Date.Compare(b.Date) })
	return dated, undated
}
