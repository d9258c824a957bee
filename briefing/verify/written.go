package verify

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"briefing/briefing"
)

// when is a date in a text.
type when struct {
	span  briefing.Span
	year  int // 0 if the text does not say
	month time.Month
	day   int // 0 if a month is meant
	other int // the day at the other end of "5–9 March", beside which the month may stand; else 0
}

const (
	month = `(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|` +
		`(?:JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)\b|` +
		`(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)`
	year  = `(?:,? (?P<year>\d{4})\b)?`
	digit = `\d{1,2}`
)

// ordinals are the days of a month in words.
var ordinals = strings.Fields("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth " +
	"seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh " +
	"twenty-eighth twenty-ninth thirtieth thirty-first")

// written are the ways in which a text gives a day, several or a month of a year; their groups
// are named for what they give: first and last are the ends of a stretch of days, a and b a day and
// a month in either order.
// They are made when they are first needed, not in every start.
var written = sync.OnceValue(func() []*regexp.Regexp {
	const nth = `(?:st|nd|rd|th)?`
	return []*regexp.Regexp{
		regexp.MustCompile(`\b(?:(?P<first>` + digit + `)` + nth + `(?: ?[–—-] ?| (?:to|and|or|until) (?:the )?))?(?P<day>` + digit + `)` + nth + ` (?:of )?(?P<month>` + month + `)` + year),
		regexp.MustCompile(`\b(?P<month>` + month + `) (?:the )?(?P<day>` + digit + `)` + nth + `\b(?:(?: ?[–—-] ?| (?:to|until) )(?P<last>` + digit + `)` + nth + `\b)?` + year),
		regexp.MustCompile(`\b(?P<day>` + strings.Join(ordinals, "|") + `) of (?P<month>` + month + `)` + year),
		regexp.MustCompile(`\b(?P<month>` + month + `),? (?:of )?(?P<year>\d{4})\b`),
		regexp.MustCompile(`\b(?P<year>\d{4})[-/](?P<month>\d\d)[-/](?P<day>\d\d)\b`),
		regexp.MustCompile(`\b(?P<day>` + digit + `)\. ?(?P<month>` + digit + `)\. ?(?P<year>\d{4})\b`),
		regexp.MustCompile(`\b(?P<a>` + digit + `)/(?P<b>` + digit + `)/(?P<year>\d{4})\b`),
	}
})

// datesIn returns the days and the months with a year that a text gives in English or in
// digits, in text order. Years by themselves are none, nor are days in digits that may be one
// of two.
func datesIn(text string) []when {
	var out []when
	for _, form := range written() {
		names := form.SubexpNames()
		for _, at := range form.FindAllStringSubmatchIndex(text, -1) {
			whole := briefing.Span{Start: at[0], End: at[1]}
			if slices.ContainsFunc(out, func(o when) bool { return o.span.Overlaps(whole) }) {
				continue
			}
			given := map[string]briefing.Span{}
			for i, name := range names {
				if name != "" && at[2*i] >= 0 {
					given[name] = briefing.Span{Start: at[2*i], End: at[2*i+1]}
				}
			}
			out = append(out, givenBy(text, whole, given)...)
		}
	}
	slices.SortFunc(out, func(a, b when) int { return a.span.Start - b.span.Start })
	return out
}

// givenBy returns the dates that the groups of a form give, one or two, none if there are no
// such days.
func givenBy(text string, whole briefing.Span, given map[string]briefing.Span) []when {
	number := func(name string) int {
		value := given[name].In(text)
		if n := slices.Index(ordinals, value); n >= 0 {
			return n + 1
		}
		n, _ := strconv.Atoi(value)
		return n
	}
	w := when{span: whole, year: number("year"), day: number("day"), month: monthOf(given["month"].In(text))}
	if a, b := number("a"), number("b"); a > 0 {
		if a <= 12 && b <= 12 && a != b {
			return nil
		}
		w.day, w.month = max(a, b), time.Month(min(a, b))
	}
	if w.month < 1 || w.month > 12 || w.day > 31 {
		return nil
	}
	end := w
	switch first, last := number("first"), number("last"); {
	case first > 0 && first < w.day:
		w.day, w.other, end.other = first, end.day, first
		w.span, end.span.Start = given["first"], given["day"].Start
	case first > 0:
		w.span.Start = given["day"].Start // as in "of 8 or 5 March"
		return []when{w}
	case last > w.day && last <= 31:
		end.day, end.other, w.other = last, w.day, last
		w.span.End, end.span.Start = given["day"].End, given["last"].Start
	case last > 0:
		w.span.End, w.year = given["day"].End, 0
		return []when{w}
	default:
		return []when{w}
	}
	return []when{w, end}
}

func monthOf(s string) time.Month {
	if n, err := strconv.Atoi(s); err == nil {
		return time.Month(n)
	}
	for m := time.January; m <= time.December && len(s) >= 3; m++ {
		if strings.EqualFold(m.String()[:3], s[:3]) {
			return m
		}
	}
	return 0
}

// Day is a day, or a month if Day is 0, as a text gives it; Year is 0 if it does not say.
type Day struct {
	Year  int
	Month time.Month
	Day   int
}

// DayOf returns the day or month that a text is, and reports whether it is nothing else:
// "3 March", "March 2026", "2026-03-03".
func DayOf(text string) (Day, bool) {
	all := datesIn(text)
	if len(all) != 1 || all[0].span.Len() != len(text) {
		return Day{}, false
	}
	return Day{all[0].year, all[0].month, all[0].day}, true
}

// MayBe reports whether two days can be one: what only one of them says is no difference.
func (d Day) MayBe(e Day) bool {
	return d.Month == e.Month && (d.Day == e.Day || d.Day == 0 || e.Day == 0) && (d.Year == e.Year || d.Year == 0 || e.Year == 0)
}

// Compare orders days by year, month and day.
func (d Day) Compare(e Day) int {
	return cmp.Or(d.Year-e.Year, int(d.Month-e.Month), d.Day-e.Day)
}

// Date returns d as a date, unknown if its year is.
func (d Day) Date() briefing.Date { return when{year: d.Year, month: d.Month, day: d.Day}.date() }
