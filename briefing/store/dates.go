package store

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"briefing/briefing"
)

// digits returns a day as year, month and day: "20241011".
func digits(day time.Time) string { return day.Format("20060102") }

// dateExpr returns the expression for the articles that f, an after or before
// filter, lets through.
func dateExpr(f briefing.Filter) string {
	day := digits(f.Date.Earliest())
	for len(day) > 4 && strings.HasSuffix(day, "01") {
		day = day[:len(day)-2] // the year's first day begins it, and so the month's
	}
	if f.Key == briefing.FilterAfter {
		return anyOf(append(apart(facetLatest, day, later), phrase(facetLatest+day)))
	}
	return anyOf(apart(facetEarliest, day, earlier))
}

// dayPart is a part of a day's digits.
type dayPart struct {
	at, width int
	min, max  int
	isFacet   bool // what ends with it is a facet, not only the beginning of one
}

var dayParts = []dayPart{
	{at: 0, width: 1, max: 9},
	{at: 1, width: 1, max: 9},
	{at: 2, width: 1, max: 9},
	{at: 3, width: 1, max: 9, isFacet: true},
	{at: 4, width: 2, min: 1, max: 12, isFacet: true},
	{at: 6, width: 2, min: 1, max: 31, isFacet: true},
}

func later(p dayPart, n int) (from, to int)   { return n + 1, p.max }
func earlier(p dayPart, n int) (from, to int) { return p.min, n - 1 }

// apart returns expressions that together stand for all days on one side of the
// day, month or year that digits are: the days of the same month, the months of
// the same year, the years of the same decade and so on.
func apart(facet, digits string, side func(dayPart, int) (from, to int)) []string {
	var out []string
	for _, p := range dayParts {
		if p.at >= len(digits) {
			break
		}
		n, _ := strconv.Atoi(digits[p.at : p.at+p.width]) // digits of time.Time.Format
		from, to := side(p, n)
		for n := from; n <= to; n++ {
			token := phrase(fmt.Sprintf("%s%s%0*d", facet, digits[:p.at], p.width, n))
			if !p.isFacet {
				token += "*"
			}
			out = append(out, token)
		}
	}
	return out
}
