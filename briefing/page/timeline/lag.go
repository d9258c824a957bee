package timeline

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"briefing/briefing"
)

// Lag is how many days after an event the first article that mentions it was published.
// Dates are often no days: the lag lies between Least and Most.
type Lag struct {
	Least, Most int  // negative if the article was published before the event
	AtMost      bool // an article without a date may be earlier: Least is not known
	About       bool // the date of the event is approximate or uncertain
	Known       bool

	months [2]int // Least and Most in complete months of the calendar
}

// lagOf returns the lag between an event and its first dated article. undated says that
// articles without a date mention the event, too.
func lagOf(event, first briefing.Date, undated bool) Lag {
	if !event.Known() || !first.Known() || isOpen(event) || isOpen(first) {
		return Lag{}
	}
	return Lag{
		Least:  days(event.Latest(), first.Earliest()),
		Most:   days(event.Earliest(), first.Latest()),
		AtMost: undated,
		About:  isAbout(event) || isAbout(first),
		Known:  true,
		months: [2]int{months(event.Latest(), first.Earliest()), months(event.Earliest(), first.Latest())},
	}
}

// months returns how many complete months of the calendar to lies after from.
func months(from, to time.Time) int {
	n := 12*(to.Year()-from.Year()) + int(to.Month()-from.Month())
	if to.Day() < from.Day() {
		n--
	}
	return n
}

// isOpen reports whether a date lacks its beginning or its end.
func isOpen(d briefing.Date) bool { return strings.Contains(d.String(), "..") }

// isAbout reports whether a date is approximate or uncertain.
func isAbout(d briefing.Date) bool { return strings.ContainsAny(d.String(), "~?%") }

// days returns how many days to lies after from. A time.Duration holds no more than 292 years.
func days(from, to time.Time) int { return int(dayNumber(to) - dayNumber(from)) }

// dayNumber returns the number of a day since 1970.
func dayNumber(t time.Time) int64 {
	const day = 24 * 60 * 60
	n := t.Unix()
	if n < 0 {
		n -= day - 1 // towards the day's beginning
	}
	return n / day
}

// long is from which lag on an event has a lane of its own, in days.
const long = 7

// isLong reports whether the first article came long after the event.
func (l Lag) isLong() bool { return l.Known && !l.AtMost && l.Least >= long }

// isVague reports whether the dates do not tell which came first. An approximate date does
// not exclude the days beside it.
func (l Lag) isVague() bool {
	return !l.Known || l.Least < 0 && l.Most >= 0 && !l.AtMost || l.Most < 0 && l.About
}

// isBefore reports whether an article was published before the event.
func (l Lag) isBefore() bool { return l.Known && l.Most < 0 && !l.About }

// short returns a lag in few cells, "+16mo", rounded to its unit; "" if the dates do not tell which came
// first.
func (l Lag) short() string {
	about := ""
	if l.About {
		about = "c. "
	}
	switch {
	case l.isBefore():
		return "before it"
	case l.isVague():
		return ""
	case l.AtMost:
		u := unitOfDays(l.Most)
		return "≤ " + about + fmt.Sprintf("+%.0f%s", math.Ceil(float64(l.Most)/u.days), u.sign)
	case l.Least == l.Most:
		u := unitOfDays(l.Least)
		return about + fmt.Sprintf("+%.0f%s", float64(l.Least)/u.days, u.sign)
	}
	least, most, u := l.measured()
	if least == most {
		return about + fmt.Sprintf("+%d%s", least, u.sign)
	}
	return about + fmt.Sprintf("+%d–%d%s", least, most, u.sign)
}

// Words returns a lag in words that follow those for the first article: "3 days later";
// "" if the dates do not tell which came first.
func (l Lag) Words() string {
	about := ""
	if l.About {
		about = "about "
	}
	switch {
	case l.isBefore():
		return "before it"
	case l.isVague():
		return ""
	case l.AtMost && l.Most == 0:
		return about + "the same day or before it"
	case l.AtMost:
		return "at most " + about + later(l.Most)
	case l.Most == 0:
		return about + "the same day"
	case l.Least == l.Most:
		return about + later(l.Least)
	}
	least, most, u := l.measured()
	if least == most {
		return about + briefing.Count(most, u.name) + " later"
	}
	return about + strconv.Itoa(least) + " to " + briefing.Count(most, u.name) + " later"
}

// measure is a unit of a lag that is not one number of days.
type measure struct {
	days float64
	from int // the lag from which on it is used, in days
	sign string
	name string
}

// measures are the units, the longest first.
var measures = []measure{{365.25, 731, "y", "year"}, {30.44, 62, "mo", "month"}, {1, 0, "d", "day"}}

// unitOfDays returns the unit in which readers count so many days.
func unitOfDays(days int) measure {
	for _, u := range measures {
		if days >= u.from {
			return u
		}
	}
	return measures[len(measures)-1]
}

// measured returns bounds of a lag in complete units, as ages are counted, and the unit.
func (l Lag) measured() (least, most int, u measure) {
	switch u = unitOfDays(l.Least); u.name {
	case "year":
		return l.months[0] / 12, l.months[1] / 12, u
	case "month":
		return l.months[0], l.months[1], u
	}
	return l.Least, l.Most, u
}

func later(days int) string { return briefing.Count(days, "day") + " later" }
