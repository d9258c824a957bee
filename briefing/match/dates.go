package match

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"briefing/briefing"
)

// digits returns a day as year, month and day: "20241011".
func digits(day time.Time) string { return day.Format("20060102") }

// lastYear is the last year that a date can name.
const lastYear = 9999

// published returns the expression for the articles that f, a published filter, lets
// through.
func published(f briefing.Filter) Expr {
	if !f.Date.Known() {
		return Except{From: everything(), Not: Any{Phrase{Tokens: []string{facetEarliest}, Prefix: true}}}
	}
	first, last := f.Date.Earliest(), f.Date.Latest()
	if day, ok := unit(first, last); ok {
		return All{token(facetEarliest + day), token(facetLatest + day)}
	}
	if last.Year() == lastYear {
		return notBefore(facetEarliest, first)
	}
	return All{notBefore(facetEarliest, first), before(facetLatest, last.AddDate(0, 0, 1))}
}

// unit returns the digits of the year, month or day that goes from first to last.
func unit(first, last time.Time) (string, bool) {
	day := beginning(first)
	for {
		end := map[int]time.Time{4: first.AddDate(1, 0, -1), 6: first.AddDate(0, 1, -1), 8: first}[len(day)]
		switch {
		case end.Equal(last):
			return day, true
		case len(day) == len("20060102"):
			return "", false
		}
		day = digits(first)[:len(day)+2]
	}
}

// notBefore returns the expression for a facet of a day or a later one.
func notBefore(facet string, t time.Time) Any {
	day := beginning(t)
	return append(apart(facet, day, later), token(facet+day))
}

// before returns the expression for a facet of an earlier day.
func before(facet string, t time.Time) Any {
	return apart(facet, beginning(t), earlier)
}

// beginning returns the digits of the year or month that a day begins, else of
// the day.
func beginning(t time.Time) string {
	day := digits(t)
	for len(day) > 4 && strings.HasSuffix(day, "01") {
		day = day[:len(day)-2]
	}
	return day
}

// dayPart is a part of a day's digits.
type dayPart struct {
	at, width int
	min, max  int
	isFacet   bool // digits that end with it are a facet, not only the beginning of one
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

// apart returns expressions that together match all days on one side of a day,
// month or year, given as digits: the days of the same month, the months of the
// same year, the years of the same decade and so on.
func apart(facet, digits string, side func(dayPart, int) (from, to int)) Any {
	var out Any
	for _, p := range dayParts {
		if p.at >= len(digits) {
			break
		}
		n, _ := strconv.Atoi(digits[p.at : p.at+p.width]) // digits of time.Time.Format
		from, to := side(p, n)
		for n := from; n <= to; n++ {
			token := fmt.Sprintf("%s%s%0*d", facet, digits[:p.at], p.width, n)
			out = append(out, Phrase{Tokens: []string{token}, Prefix: !p.isFacet})
		}
	}
	return out
}

// Years returns the years that p matches as a facet: one, or all that begin with the same
// digits. Ok is false if p is something else.
func (p Phrase) Years() (first, last int, ok bool) {
	digits := strings.TrimPrefix(strings.TrimPrefix(p.Tokens[0], facetEarliest), facetLatest)
	isYear, isBeginning := len(digits) == 4 && !p.Prefix, len(digits) > 0 && len(digits) < 4 && p.Prefix
	if len(digits) == len(p.Tokens[0]) || !isYear && !isBeginning {
		return 0, 0, false
	}
	first, _ = strconv.Atoi((digits + "0000")[:4])
	last, _ = strconv.Atoi((digits + "9999")[:4])
	return first, last, true
}

// OfYear returns the phrase for one of the years of p.
func (p Phrase) OfYear(year int) Phrase {
	return token(fmt.Sprintf("%s%04d", p.Tokens[0][:len(facetEarliest)], year))
}
