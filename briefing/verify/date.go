package verify

import (
	"cmp"
	"context"
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
}

const month = `(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)`

// written are the ways in which a text gives a day, or a month of a year; their groups
// are named for what they give.
// They are made when they are first needed, not in every start.
var written = sync.OnceValue(func() []*regexp.Regexp {
	return []*regexp.Regexp{
		regexp.MustCompile(`\b(?P<day>\d{1,2})(?:st|nd|rd|th)? (?:of )?(?P<month>` + month + `)(?:,? (?P<year>\d{4})\b)?`),
		regexp.MustCompile(`\b(?P<month>` + month + `) (?P<day>\d{1,2})(?:st|nd|rd|th)?\b(?:,? (?P<year>\d{4})\b)?`),
		regexp.MustCompile(`\b(?P<month>` + month + `),? (?:of )?(?P<year>\d{4})\b`),
		regexp.MustCompile(`\b(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)\b`),
	}
})

// datesIn returns the days and the months with a year that a text gives in English or as
// ISO 8601 writes them, in text order. Years by themselves are none.
func datesIn(text string) []when {
	var out []when
	for _, form := range written() {
		for _, at := range form.FindAllStringSubmatchIndex(text, -1) {
			w := when{span: briefing.Span{Start: at[0], End: at[1]}}
			for i, name := range form.SubexpNames() {
				if name == "" || at[2*i] < 0 {
					continue
				}
				switch value := text[at[2*i]:at[2*i+1]]; name {
				case "year":
					w.year, _ = strconv.Atoi(value)
				case "day":
					w.day, _ = strconv.Atoi(value)
				case "month":
					w.month = monthOf(value)
				}
			}
			clash := slices.ContainsFunc(out, func(o when) bool { return o.span.Overlaps(w.span) })
			if w.month >= 1 && w.month <= 12 && w.day <= 31 && !clash {
				out = append(out, w)
			}
		}
	}
	slices.SortFunc(out, func(a, b when) int { return a.span.Start - b.span.Start })
	return out
}

func monthOf(s string) time.Month {
	if n, err := strconv.Atoi(s); err == nil {
		return time.Month(n)
	}
	for m := time.January; m <= time.December; m++ {
		if strings.HasPrefix(m.String(), s[:3]) {
			return m
		}
	}
	return 0
}

// date returns w as a date, unknown if its year is.
func (w when) date() briefing.Date {
	if w.year == 0 {
		return briefing.Date{}
	}
	d := time.Date(w.year, w.month, max(1, w.day), 0, 0, 0, 0, time.UTC)
	layout := "2006-01-02"
	if w.day == 0 {
		layout = "2006-01"
	}
	date, err := briefing.ParseDate(d.Format(layout))
	if err != nil {
		return briefing.Date{}
	}
	return date
}

// holds reports whether a day or month that an article gives is w. One without a year is
// of the year in which the article was published.
func (w when) holds(theirs when, published briefing.Date) bool {
	if w.month != theirs.month || w.day != 0 && theirs.day != 0 && w.day != theirs.day || w.day != 0 && theirs.day == 0 {
		return false
	}
	if w.year == 0 || theirs.year == w.year {
		return true
	}
	return theirs.year == 0 && published.Known() && published.Earliest().Year() <= w.year && w.year <= published.Latest().Year()
}

func (c *checker) dates(ctx context.Context, apart []briefing.Span) error {
	for _, w := range c.dated {
		if within(apart, w.span) {
			continue
		}
		found, instead, value, err := c.date(ctx, w)
		if err != nil {
			return err
		}
		c.add(Date, w.span, found, instead, value)
	}
	return nil
}

// date returns the passages with a date, or about an event on it; else, as instead, those
// about an event of the draft's sentence that happened at another time, or that give
// another date for what this is about, and the first of those dates.
func (c *checker) date(ctx context.Context, w when) (found, instead []briefing.Passage, value string, err error) {
	results, err := c.search(ctx, asWritten(w), briefing.ByDate, most)
	if err != nil {
		return nil, nil, "", err
	}
	for _, r := range results {
		for _, p := range r.Passages {
			found = append(found, marked(p, func(theirs when) bool { return w.holds(theirs, r.Entry.Published) })...)
		}
	}
	if len(found) > 0 {
		return found, nil, "", nil
	}
	if found, instead, value, err = c.byEvent(ctx, w); err != nil || len(found) > 0 {
		return found, nil, "", err
	}
	if found, err = c.publishedOn(ctx, w); err != nil || len(found)+len(instead) > 0 {
		return found, instead, value, err
	}
	instead, value, err = c.otherDates(ctx, w)
	return nil, instead, value, err
}

// publishedOn returns the articles that were published on a date, in whichever year if
// that is not said, or in an interval which it begins or ends.
func (c *checker) publishedOn(ctx context.Context, w when) ([]briefing.Passage, error) {
	if err := c.readDates(ctx); err != nil {
		return nil, err
	}
	var on, bounding []briefing.Passage
	isKnown, first, last := w.date().Known(), dayOf(w.date().Earliest()), dayOf(w.date().Latest())
	for _, p := range c.published {
		switch {
		case w.isIn(p.first) && w.isIn(p.last):
			on = append(on, whole(p.article))
		case isKnown && p.isInterval && (p.first == first || p.last == last):
			bounding = append(bounding, whole(p.article))
		}
	}
	return slices.Concat(on, bounding), nil
}

// published is when an article was published.
type published struct {
	article     briefing.ArticleID
	first, last day
	isInterval  bool
}

type day struct {
	year  int
	month time.Month
	day   int
}

func dayOf(t time.Time) day {
	year, month, d := t.Date()
	return day{year, month, d}
}

// readDates reads when the articles were published, once.
func (c *checker) readDates(ctx context.Context) error {
	if c.published != nil {
		return nil
	}
	entries, err := c.lib.Entries(ctx)
	if err != nil {
		return err
	}
	c.published = make([]published, 0, len(entries))
	for i := range entries {
		if d := entries[i].Published; d.Known() {
			p := published{article: entries[i].ID, first: dayOf(d.Earliest()), last: dayOf(d.Latest())}
			p.isInterval = p.first != p.last && strings.Contains(d.String(), "/")
			c.published = append(c.published, p)
		}
	}
	return nil
}

// isIn reports whether a day is w, or in the month that w is.
func (w when) isIn(d day) bool {
	return (w.year == 0 || w.year == d.year) && w.month == d.month && (w.day == 0 || w.day == d.day)
}

// covers reports whether something that was on a date, which is known, may have been on w.
func (w when) covers(d briefing.Date) bool {
	if w.year != 0 {
		return !w.date().Latest().Before(d.Earliest()) && !w.date().Earliest().After(d.Latest())
	}
	for year := d.Earliest().Year(); year <= min(d.Latest().Year(), d.Earliest().Year()+1); year++ {
		day := time.Date(year, w.month, w.day, 0, 0, 0, 0, time.UTC)
		if !day.Before(d.Earliest()) && !day.After(d.Latest()) {
			return true
		}
	}
	return false
}

func abbreviated(m time.Month) string { return m.String()[:3] }

// asWritten returns the node that is answered by the ways in which a text may give a date:
// with its year or, in an article that may be of that year, without.
func asWritten(w when) briefing.QueryNode {
	name := w.month.String()
	day, year := strconv.Itoa(w.day), strconv.Itoa(w.year)
	var days, months briefing.Or
	for _, m := range []string{name, abbreviated(w.month)} {
		months = append(months, briefing.Phrase{Text: m + " " + year})
		days = append(days, briefing.Phrase{Text: day + " " + m}, briefing.Phrase{Text: m + " " + day})
	}
	switch {
	case w.day == 0:
		return months
	case w.year == 0:
		return days
	}
	after, before := when{year: w.year, month: time.January}.date(), when{year: w.year + 1, month: time.January}.date()
	ofYear := briefing.And{briefing.Filter{Key: briefing.FilterAfter, Date: after}, briefing.Filter{Key: briefing.FilterBefore, Date: before}}
	return briefing.Or{
		briefing.Phrase{Text: w.date().String()},
		briefing.And{days, briefing.Or{briefing.Word{Text: year}, ofYear}},
	}
}

// firstMentions returns the first passages that mention a subject.
func (c *checker) firstMentions(ctx context.Context, id briefing.SubjectID) ([]briefing.Passage, error) {
	mentions, err := c.lib.Mentions(ctx, id)
	if err != nil {
		return nil, err
	}
	var out []briefing.Passage
	for _, m := range mentions[:min(few, len(mentions))] {
		s, err := c.article(ctx, m.Ref.Article)
		if err != nil {
			return nil, err
		}
		out = append(out, briefing.Passage{Ref: briefing.Ref{Article: s.id, Span: m.Sentence}, In: s.shown, Hits: []briefing.Span{m.Ref.Span}})
	}
	return out, nil
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
