package briefing

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Date is when something happened, as exactly as it is known: a century, a decade, a
// year, a season, a month, a day, or an interval of these, each perhaps approximate or
// uncertain; an interval may lack its beginning or its end. The zero Date is unknown.
// Dates can be compared with ==.
//
// It reads and writes the part of EDTF (Extended Date/Time Format, Library of
// Congress 2019, ISO 8601-2) that news needs. That is level 0, with times of
// day ignored, and from level 1 the qualifiers ~ ? %, the seasons 21 to 24 of
// the northern hemisphere, open intervals and unspecified digits.
type Date struct {
	from, to moment // to is zero unless the date is an interval
}

// moment is a day, month, season, year, decade or century, or the open end of
// an interval.
type moment struct {
	year       int16
	month, day uint8 // 0 if not known; months of 21 and more are seasons
	qualifier  byte  // one of "~?%", or 0
	unknown    uint8 // how many last digits of the year are unknown; year has zeros there
	isOpen     bool  // the open end: every other field is zero
}

const (
	spring = 21 // the first of the seasons
	winter = 24 // the last
)

// ParseDate reads an EDTF date such as "2024", "2024-03~", "2024-10-11", "2024-21"
// (spring), "196X", "2024-10-22/2024-10-24" or "2024-10/..". The empty string is the
// unknown date.
func ParseDate(s string) (Date, error) {
	if s == "" {
		return Date{}, nil
	}
	first, last, isInterval := strings.Cut(s, "/")
	from, err := parseMoment(first)
	if isInterval && first == ".." {
		from, err = moment{isOpen: true}, nil
	}
	if err != nil {
		return Date{}, fmt.Errorf("date %q: %w", s, err)
	}
	if !isInterval {
		return Date{from: from}, nil
	}
	if last == ".." && !from.isOpen {
		return Date{from: from, to: moment{isOpen: true}}, nil
	}
	to, err := parseMoment(last)
	if err != nil {
		return Date{}, fmt.Errorf("date %q: %w", s, err)
	}
	if !from.isOpen && to.latest().Before(from.earliest()) {
		return Date{}, fmt.Errorf("date %q: ends before it begins", s)
	}
	return Date{from: from, to: to}, nil
}

func parseMoment(s string) (moment, error) {
	wrong := func() (moment, error) {
		return moment{}, fmt.Errorf("want year, year-month or year-month-day, found %q", s)
	}
	var m moment
	whole := s
	if n := len(s); n > 0 && strings.IndexByte("~?%", s[n-1]) >= 0 {
		m.qualifier = s[n-1]
		whole = s[:n-1]
	}
	parts := strings.Split(withoutTime(whole), "-")
	if len(parts) > 3 {
		return wrong()
	}
	for i, p := range parts {
		if i > 0 && p == "XX" {
			if i+1 < len(parts) && parts[i+1] != "XX" {
				return wrong() // a day of a month that is not known
			}
			continue
		}
		want := 2
		if i == 0 {
			want = 4
			if known := strings.TrimRight(p, "X"); len(parts) == 1 && len(p)-len(known) <= 2 {
				m.unknown = uint8(len(p) - len(known))
				p = known + "00"[:m.unknown]
			}
		}
		n, err := strconv.Atoi(p)
		if err != nil || len(p) != want || p[0] == '+' || n <= 0 {
			return wrong()
		}
		switch i {
		case 0:
			m.year = int16(n)
		case 1:
			m.month = uint8(n)
		case 2:
			m.day = uint8(n)
		}
	}
	isSeason := spring <= m.month && m.month <= winter && m.day == 0
	if m.month > 12 && !isSeason {
		return moment{}, fmt.Errorf("month %d: want 1 to 12, or 21 to 24 for a season", m.month)
	}
	if m.day > 0 && m.earliest().Day() != int(m.day) {
		return moment{}, fmt.Errorf("%s %d has no day %d", time.Month(m.month), m.year, m.day)
	}
	return m, nil
}

// withoutTime returns a date without the time of day that follows it.
func withoutTime(s string) string {
	const day, layout, zone = len("2024-10-22"), "15:04:05", "Z07:00"
	if len(s) <= day || s[day] != 'T' {
		return s
	}
	for _, l := range []string{layout, layout + zone, "15:04" + zone, "15:04", "15", layout + "Z07"} {
		if _, err := time.Parse(l, s[day+1:]); err == nil {
			return s[:day]
		}
	}
	return s
}

// Day returns the date of the day that t is in, in t's time zone.
func Day(t time.Time) Date {
	y, m, d := t.Date()
	return Date{from: moment{year: int16(y), month: uint8(m), day: uint8(d)}}
}

// IsDay reports whether d is one day, known exactly or not.
func (d Date) IsDay() bool { return d.from.day != 0 && d.to == (moment{}) }

// Known reports whether anything is known of the date.
func (d Date) Known() bool { return d.from.year != 0 || d.from.isOpen }

// Earliest returns the first day that d can mean, in UTC, or the zero time if d
// is unknown. A qualifier does not widen a date. An interval without a
// beginning counts from its end, the only date it has.
func (d Date) Earliest() time.Time {
	switch {
	case !d.Known():
		return time.Time{}
	case d.from.isOpen:
		return d.to.earliest()
	}
	return d.from.earliest()
}

// Latest returns the last day that d can mean, in UTC, or the zero time if d is
// unknown. An interval without an end lasts until 9999-12-31.
func (d Date) Latest() time.Time {
	switch {
	case !d.Known():
		return time.Time{}
	case d.to.isOpen:
		return time.Date(9999, time.December, 31, 0, 0, 0, 0, time.UTC)
	case d.to.year != 0:
		return d.to.latest()
	}
	return d.from.latest()
}

// Compare orders dates by their earliest day, then by their latest. So 2024,
// which begins in January, comes before October 2024. Unknown dates come last.
func (d Date) Compare(e Date) int {
	if d.Known() != e.Known() {
		if d.Known() {
			return -1
		}
		return 1
	}
	return cmp.Or(d.Earliest().Compare(e.Earliest()), d.Latest().Compare(e.Latest()))
}

// MarshalText returns the date in EDTF, empty if unknown.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (d *Date) UnmarshalText(text []byte) (err error) {
	*d, err = ParseDate(string(text))
	return err
}

// String returns the date in EDTF, "" if unknown.
func (d Date) String() string {
	if !d.Known() {
		return ""
	}
	if d.to != (moment{}) {
		return d.from.edtf() + "/" + d.to.edtf()
	}
	return d.from.edtf()
}

// Human returns the date as a reader writes it: "11 October 2024", "c. March
// 2024", "22–24 October 2024", "2024 (uncertain)", "date unknown".
func (d Date) Human() string { return d.format(time.Month.String) }

// Short returns the date as Human does, with the months cut to three letters:
// "11 Oct 2024", "c. Mar 2024".
func (d Date) Short() string {
	return d.format(func(m time.Month) string { return m.String()[:3] })
}

// format returns the date in words. name gives the months their names.
func (d Date) format(name func(time.Month) string) string {
	if !d.Known() {
		return "date unknown"
	}
	f, t := d.from, d.to
	switch {
	case f.isOpen:
		return "until " + t.format(name)
	case t.isOpen:
		return "since " + f.format(name)
	}
	isWhole := f.unknown == 0 && t.unknown == 0 && f.month <= 12 && t.month <= 12
	alike := isWhole && f.qualifier == t.qualifier && f.year == t.year
	switch {
	case t.year == 0, f == t:
		return f.format(name)
	case alike && f.month == t.month && f.day > 0 && t.day > 0:
		return t.qualify(fmt.Sprintf("%d–%s", f.day, t.plain(name)))
	case alike && f.month > 0 && f.day == 0 && t.month > 0 && t.day == 0:
		return t.qualify(fmt.Sprintf("%s–%s", name(time.Month(f.month)), t.plain(name)))
	}
	return f.format(name) + " – " + t.format(name)
}

func (m moment) earliest() time.Time {
	if m.month >= spring {
		return time.Date(int(m.year), time.Month(3*(m.month-spring+1)), 1, 0, 0, 0, 0, time.UTC)
	}
	return time.Date(int(m.year), time.Month(max(m.month, 1)), int(max(m.day, 1)), 0, 0, 0, 0, time.UTC)
}

func (m moment) latest() time.Time {
	switch {
	case m.unknown > 0:
		return m.earliest().AddDate([]int{1, 10, 100}[m.unknown], 0, -1)
	case m.month >= spring:
		return m.earliest().AddDate(0, 3, -1)
	case m.month == 0:
		return m.earliest().AddDate(1, 0, -1)
	case m.day == 0:
		return m.earliest().AddDate(0, 1, -1)
	}
	return m.earliest()
}

func (m moment) edtf() string {
	if m.isOpen {
		return ".."
	}
	s := fmt.Sprintf("%04d", m.year)
	s = s[:len(s)-int(m.unknown)] + "XX"[:m.unknown]
	if m.month > 0 {
		s += fmt.Sprintf("-%02d", m.month)
	}
	if m.day > 0 {
		s += fmt.Sprintf("-%02d", m.day)
	}
	if m.qualifier != 0 {
		s += string(m.qualifier)
	}
	return s
}

func (m moment) format(name func(time.Month) string) string {
	return m.qualify(m.plain(name))
}

// plain returns m in words, without its qualifier.
func (m moment) plain(name func(time.Month) string) string {
	s := strconv.Itoa(int(m.year))
	if m.year < 100 {
		s = fmt.Sprintf("%04d", m.year) // "May 31" would be taken for a day
	}
	switch {
	case m.unknown > 0:
		s += "s" // 1960s, 1900s
	case m.month >= spring:
		s = []string{"spring", "summer", "autumn", "winter"}[m.month-spring] + " " + s
	case m.month > 0:
		s = name(time.Month(m.month)) + " " + s
	}
	if m.day > 0 {
		s = strconv.Itoa(int(m.day)) + " " + s
	}
	return s
}

// qualify adds the qualifier of m to a date in words.
func (m moment) qualify(s string) string {
	switch m.qualifier {
	case '~':
		return "c. " + s
	case '?':
		return s + " (uncertain)"
	case '%':
		return "c. " + s + " (uncertain)"
	}
	return s
}
