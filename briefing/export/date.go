package export

import (
	"strconv"
	"strings"

	"briefing/briefing"
)

// day is one end of a date: a year, perhaps with a month and a day.
type day struct {
	year, month, day int
	season           int // 1 spring to 4 winter, 0 for none
	decades          bool
	open             bool
	approximate      bool // or uncertain
}

// days returns the ends of a date: none for an unknown one, one for a date that
// is no interval. It parses the EDTF form.
func days(d briefing.Date) []day {
	if !d.Known() {
		return nil
	}
	var out []day
	for s := range strings.SplitSeq(d.String(), "/") {
		out = append(out, readDay(s))
	}
	return out
}

func readDay(s string) day {
	if s == ".." {
		return day{open: true}
	}
	plain := strings.TrimRight(s, "~?%")
	d := day{approximate: plain != s, decades: strings.Contains(plain, "X")}
	parts := strings.Split(strings.ReplaceAll(plain, "X", "0"), "-")
	for i, to := range []*int{&d.year, &d.month, &d.day} {
		if i < len(parts) {
			*to, _ = strconv.Atoi(parts[i]) // a Date has digits here
		}
	}
	const spring = 21
	if d.month >= spring {
		d.month, d.season = 0, d.month-spring+1
	}
	return d
}

// isYear reports whether all digits of the year are known.
func (d day) isYear() bool { return !d.open && !d.decades }

// parts returns the year, and the month and day if known.
func (d day) parts() []int {
	switch {
	case d.month == 0:
		return []int{d.year}
	case d.day == 0:
		return []int{d.year, d.month}
	}
	return []int{d.year, d.month, d.day}
}
