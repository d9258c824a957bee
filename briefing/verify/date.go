package verify

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"briefing/briefing"
)

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
		if other := strconv.Itoa(w.other); w.other != 0 {
			days = append(days, briefing.Phrase{Text: other + " " + m}, briefing.Phrase{Text: m + " " + other})
		}
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
