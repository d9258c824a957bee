package timeline

import (
	"fmt"
	"time"

	"briefing/briefing"
	"briefing/briefing/page/sheet"
)

// unit is a period that a long timeline folds to, or that a cell of its strip stands for.
type unit struct {
	months, days int // one of them is not 0
	name         string
}

// folds are the periods to which events fold, the shortest first. Each but the week is
// part of the next.
var folds = []unit{{days: 1}, {days: 7}, {months: 1}, {months: 12}, {months: 120}, {months: 1200}}

// stretches are the periods that a cell of the strip can stand for.
var stretches = []unit{
	{days: 1, name: "a day"},
	{days: 2, name: "2 days"},
	{days: 7, name: "a week"},
	{days: 14, name: "2 weeks"},
	{months: 1, name: "a month"},
	{months: 2, name: "2 months"},
	{months: 3, name: "3 months"},
	{months: 6, name: "6 months"},
	{months: 12, name: "a year"},
	{months: 24, name: "2 years"},
	{months: 60, name: "5 years"},
	{months: 120, name: "10 years"},
	{months: 300, name: "25 years"},
	{months: 1200, name: "100 years"},
	{months: 6000, name: "500 years"},
	{months: 12000, name: "1,000 years"},
}

// number returns the number of the period that a day is in. They are counted from the
// year 0; weeks begin on Mondays.
func (u unit) number(t time.Time) int {
	if u.months > 0 {
		return (t.Year()*12 + int(t.Month()) - 1) / u.months
	}
	const secondsOfDay, thursday = 24 * 60 * 60, 3 // 1 January 1970 was one
	const before = 14 << 20                        // days: a number of weeks and pairs of them, so that no day is below 0
	return (int(t.Unix()/secondsOfDay) + thursday + before) / u.days
}

// period returns the period that a day is in, as a date.
func (u unit) period(t time.Time) briefing.Date {
	text := ""
	switch {
	case u.days == 1:
		text = t.Format("2006-01-02")
	case u.days > 0:
		back := (int(t.Weekday()) + 6) % 7
		text = t.AddDate(0, 0, -back).Format("2006-01-02") + "/" + t.AddDate(0, 0, 6-back).Format("2006-01-02")
	case u.months == 1:
		text = t.Format("2006-01")
	case u.months == 12:
		text = fmt.Sprintf("%04d", t.Year())
	case u.months == 120:
		text = fmt.Sprintf("%03dX", t.Year()/10)
	default:
		text = fmt.Sprintf("%02dXX", t.Year()/100)
	}
	d, err := briefing.ParseDate(text)
	if err != nil {
		return briefing.Date{} // the year 0
	}
	return d
}

// period is a part of a timeline; the zero period is all of it.
type period struct{ briefing.Date }

// has reports whether an event that begins on a date is in a period.
func (p period) has(d briefing.Date) bool {
	return !p.Known() || d.Known() && !d.Earliest().Before(p.Earliest()) && !d.Earliest().After(p.Latest())
}

// ZoomOut returns the ID of the timeline of the next longer period, and whether there is one.
func ZoomOut(id sheet.ID) (sheet.ID, bool) {
	of, in := id.Timed()
	if id.Kind != sheet.Timeline || !in.Known() {
		return id, false
	}
	from, to := in.Earliest(), in.Latest()
	for _, u := range folds[2:4] { // months and years
		if longer := u.period(from); u.number(from) == u.number(to) && longer != in {
			return sheet.TimelineIn(of, longer), true
		}
	}
	return sheet.TimelineOf(of), true
}

// ZoomIn returns the ID of the timeline of the next shorter period in which an event
// begins, and whether there is one: a year, a month.
func ZoomIn(id sheet.ID, event briefing.Date) (sheet.ID, bool) {
	of, in := id.Timed()
	if id.Kind != sheet.Timeline || !event.Known() {
		return id, false
	}
	for _, u := range []unit{folds[3], folds[2]} {
		if p := u.period(event.Earliest()); !in.Known() || p != in && in.Earliest().Before(p.Latest()) && days(in.Earliest(), in.Latest()) > days(p.Earliest(), p.Latest()) {
			return sheet.TimelineIn(of, p), true
		}
	}
	return id, false
}
