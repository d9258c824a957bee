package draft

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"briefing/briefing"
)

// dating is a date in a sentence.
type dating struct {
	span     briefing.Span
	word     int // index of its first word
	date     briefing.Date
	calendar bool // it names a month or year, rather than a day relative to the article's
}

var (
	months = map[string]time.Month{
		"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9, "october": 10,
		"november": 11, "december": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9,
		"oct": 10, "nov": 11, "dec": 12,
	}
	weekdays = map[string]time.Weekday{
		"sunday": 0, "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6,
	}
	// beforeMonths precede a month without a day.
	beforeMonths = words("in since by until of from during last next this late early mid through between and")
	beforeYears  = words("in since by until of from during early late mid and to for after before through end the")
	future       = words("due will next plan plans planned expected scheduled coming until by")
)

// dates returns the dates of the sentence. Relative ones need the date of the
// article.
func (p *passage) dates() []dating {
	var out []dating
	for i := 0; i < len(p.words); i++ {
		d, n := p.dateAt(i)
		if n == 0 {
			continue
		}
		d.word = i
		d.span = briefing.Span{Start: p.words[i].span.Start, End: p.words[i+n-1].span.End}
		out = append(out, d)
		i += n - 1
	}
	return out
}

// dateAt returns the date that begins at word i, and its length in words.
func (p *passage) dateAt(i int) (dating, int) {
	w := p.words[i]
	if m, ok := months[w.lower]; ok && w.capital {
		return p.monthAt(i, m)
	}
	if d, ok := p.number(i, 1, 31); ok && i+1 < len(p.words) && p.words[i+1].capital {
		if m, ok := months[p.word(i+1)]; ok {
			if y, ok := p.number(i+2, 1000, 2100); ok {
				return calendar(y, m, d), 3
			}
			return p.nearest(m, d), 2
		}
	}
	if y, ok := p.number(i, 1500, 2100); ok && len(w.lower) == 4 && beforeYears[p.word(i-1)] && p.standsAlone(i) {
		return calendar(y, 0, 0), 1
	}
	return p.relativeAt(i)
}

// monthAt returns the date that begins with the month at word i.
func (p *passage) monthAt(i int, m time.Month) (dating, int) {
	if d, ok := p.number(i+1, 1, 31); ok && len(p.word(i+1)) <= 2 {
		if y, ok := p.number(i+2, 1000, 2100); ok && len(p.word(i+2)) == 4 {
			return calendar(y, m, d), 3
		}
		return p.nearest(m, d), 2
	}
	if y, ok := p.number(i+1, 1000, 2100); ok && len(p.word(i+1)) == 4 {
		return calendar(y, m, 0), 2
	}
	if beforeMonths[p.word(i-1)] && len(p.words[i].lower) > 2 {
		d := p.nearest(m, 0)
		if p.word(i-1) == "last" && d.date.Latest().After(p.published.Latest()) {
			d = calendar(d.date.Earliest().Year()-1, m, 0)
		}
		return d, 1
	}
	return dating{}, 0
}

// relativeAt returns the date at word i that is relative to the article's day.
func (p *passage) relativeAt(i int) (dating, int) {
	day, ok := p.day()
	if !ok {
		return dating{}, 0
	}
	on := func(days int) dating { return dating{date: briefing.Day(day.AddDate(0, 0, days))} }
	switch w := p.words[i]; w.lower {
	case "yesterday":
		return on(-1), 1
	case "today", "tonight":
		return on(0), 1
	case "tomorrow":
		return on(1), 1
	case "last", "this", "next":
		return p.lastAt(i, day)
	default:
		weekday, ok := weekdays[w.lower]
		if !ok || !w.capital {
			return dating{}, 0
		}
		days := int(weekday - day.Weekday())
		switch ahead := p.looksAhead(i); {
		case ahead && days < 0:
			days += 7
		case !ahead && days > 0:
			days -= 7
		}
		return on(days), 1
	}
}

// lastAt returns the month or year meant by "last month" and the like.
func (p *passage) lastAt(i int, day time.Time) (dating, int) {
	by := map[string]int{"last": -1, "next": 1}[p.word(i)]
	switch p.word(i + 1) {
	case "month":
		m := time.Date(day.Year(), day.Month()+time.Month(by), 1, 0, 0, 0, 0, time.UTC)
		return relative(fmt.Sprintf("%04d-%02d", m.Year(), m.Month())), 2
	case "year":
		return relative(fmt.Sprintf("%04d", day.Year()+by)), 2
	}
	return dating{}, 0
}

// looksAhead reports whether a word before the date marks it as future.
func (p *passage) looksAhead(i int) bool {
	for k := max(0, i-6); k < i; k++ {
		if future[p.word(k)] {
			return true
		}
	}
	return false
}

// nearest completes a day or month without a year: the last one before the
// article's date, or one within the next three months.
func (p *passage) nearest(m time.Month, day int) dating {
	if !p.published.Known() {
		return dating{}
	}
	const ahead = 92 // days
	at := p.published.Latest().AddDate(0, 0, ahead)
	year := at.Year()
	if time.Date(year, m, max(day, 1), 0, 0, 0, 0, time.UTC).After(at) {
		year--
	}
	return calendar(year, m, day)
}

// day returns the date of the article, if known to the day.
func (p *passage) day() (time.Time, bool) {
	first, last := p.published.Earliest(), p.published.Latest()
	return first, p.published.Known() && first.Equal(last)
}

// number returns the value of word i, if it is a number in a range.
func (p *passage) number(i, least, most int) (int, bool) {
	n, err := strconv.Atoi(strings.TrimRight(p.word(i), "stndrh"))
	return n, err == nil && n >= least && n <= most
}

// standsAlone reports whether the number at i is neither part of a larger one
// nor a price.
func (p *passage) standsAlone(i int) bool {
	s := p.words[i].span
	before, after := p.reader.words[max(0, s.Start-1):s.Start], p.reader.words[s.End:min(len(p.reader.words), s.End+2)]
	return !strings.ContainsAny(before, "$£€,.-") && !strings.HasPrefix(after, "%") && (after == "" || after[0] != ',' || len(after) < 2 || after[1] == ' ')
}

func calendar(year int, month time.Month, day int) dating {
	text := fmt.Sprintf("%04d", year)
	if month > 0 {
		text += fmt.Sprintf("-%02d", month)
	}
	if day > 0 {
		text += fmt.Sprintf("-%02d", day)
	}
	d := relative(text)
	d.calendar = true
	return d
}

func relative(text string) dating {
	date, err := briefing.ParseDate(text)
	if err != nil {
		return dating{}
	}
	return dating{date: date}
}
