package stated

import (
	"path"
	"slices"
	"strings"

	"briefing/briefing"
)

// DateInName returns the date in the name of a file or of a folder around it,
// the innermost first: "2026-03-19-title.md", "20260319 title.md", "Minutes
// 2026-03-19.md", "19-03-2026.md", "2026/03/19/title.md", "2026/mar/19/title.md",
// "2026-03/title.md". name is a path with slashes. Impossible days, versions ("2024.1.2"), numbers of other
// lengths and a lone year are no dates. A year with a month counts only at the
// beginning of a name.
func DateInName(name string) (briefing.Date, bool) {
	parts := strings.Split(strings.TrimSuffix(name, ".gz"), "/")
	for i, part := range slices.Backward(parts) {
		if i == len(parts)-1 {
			part = strings.TrimSuffix(part, path.Ext(part))
			parts[i] = part
		}
		if d, ok := dateIn(part); ok {
			return d, true
		}
		if d, ok := dateOfFolders(parts[:i+1], parts[i+1:]); ok {
			return d, true
		}
	}
	return briefing.Date{}, false
}

// TrimDate returns name without a day at its beginning.
func TrimDate(name string) string {
	if _, size, ok := dayAt(name); ok {
		return name[size:]
	}
	return name
}

// dateOfFolders returns the date that the last folders of a path form:
// "2026/03/19", "2026-03/19", "2026/03". below is the rest of the path; if that
// begins with a number, the folders mean something else.
func dateOfFolders(folders, below []string) (briefing.Date, bool) {
	last := func(n int) string { return folders[len(folders)-n] }
	switch n := len(folders); {
	case n >= 3 && isNumber(last(3), 4, 4) && isNumber(last(2), 1, 2) && isNumber(last(1), 1, 2):
		return ymd(last(3), last(2), last(1))
	case n >= 3 && isNumber(last(3), 4, 4) && month(last(2)) > 0 && isNumber(last(1), 1, 2):
		return date(last(3), month(last(2)), dayOfMonth(last(1)))
	case n >= 2 && len(last(2)) == len("2026-03") && isNumber(last(2)[:4], 4, 4) && strings.Contains("-_", last(2)[4:5]) && isNumber(last(1), 1, 2):
		return ymd(last(2)[:4], last(2)[5:], last(1))
	case n >= 2 && isNumber(last(2), 4, 4) && isNumber(last(1), 2, 2) && (len(below) == 0 || !isNumber(below[0], 1, 2)):
		return ymd(last(2), last(1), "")
	}
	return briefing.Date{}, false
}

// dateIn returns the date in one name without extension: the one it begins
// with, else the only one.
func dateIn(name string) (briefing.Date, bool) {
	name = strings.TrimLeft(name, " _-.")
	for _, read := range []func(string) (briefing.Date, bool){named, dotted, hyphened} {
		if d, ok := read(name); ok && d.Known() {
			return d, true
		}
	}
	var only briefing.Date
	for i := range len(name) {
		if i > 0 && (isDigit(name[i-1]) || isLetter(name[i-1])) || !isDigit(name[i]) {
			continue
		}
		d, _, ok := dayAt(name[i:])
		switch {
		case !ok:
		case i == 0:
			return d, true
		case only.Known() && only != d:
			return monthAt(name)
		default:
			only = d
		}
	}
	if only.Known() {
		return only, true
	}
	return monthAt(name)
}

// hyphened reads a day with the year last: "19-03-2026". Only one of the other
// numbers may be a month, unless both are equal.
func hyphened(s string) (briefing.Date, bool) {
	return slashedDay(strings.ReplaceAll(s, "-", "/"), false)
}

// dayAt returns the day that s begins with, and how many bytes say it, with the time
// of the day if that follows in digits.
func dayAt(s string) (d briefing.Date, size int, ok bool) {
	digits := countDigits(s)
	switch {
	case digits == 8 || digits == 12 || digits == 14: // perhaps with hours, minutes and seconds
		if s[:2] != "19" && s[:2] != "20" || digits > 8 && !isClock(s[8:digits]) || !endsDate(s[digits:]) {
			return briefing.Date{}, 0, false
		}
		d, ok = ymd(s[:4], s[4:6], s[6:8])
		return d, digits, ok
	case digits != 4 || len(s) < len("2026-3-9") || strings.IndexByte("-_. ", s[4]) < 0:
		return briefing.Date{}, 0, false
	}
	month := s[5:][:min(countDigits(s[5:]), 3)]
	rest := s[5+len(month):]
	if rest == "" || rest[0] != s[4] {
		return briefing.Date{}, 0, false
	}
	day := rest[1:][:countDigits(rest[1:])]
	rest = rest[1+len(day):]
	least := 2
	if s[4] == '-' {
		least = 1
	}
	if !isNumber(month, least, 2) || !isNumber(day, least, 2) || !endsDate(rest) {
		return briefing.Date{}, 0, false
	}
	d, ok = ymd(s[:4], month, day)
	return d, len(s) - len(rest), ok
}

// monthAt returns the month that a name begins with: "2026-03", "2026-03 Minutes".
// "2009-10 Budget" may mean the years 2009 and 2010.
func monthAt(s string) (briefing.Date, bool) {
	const size = len("2026-03")
	if len(s) < size || countDigits(s) != 4 || strings.IndexByte("-_", s[4]) < 0 || !isNumber(s[5:size], 2, 2) {
		return briefing.Date{}, false
	}
	rest := s[size:]
	words := strings.TrimLeft(rest, "-_ ")
	switch {
	case words == "":
	case words == rest || isDigit(words[0]), isNextYear(s[2:4], s[5:size]):
		return briefing.Date{}, false
	}
	return ymd(s[:4], s[5:size], "")
}

// isNextYear reports whether two digits are the year after that of two others.
func isNextYear(year, next string) bool {
	return int(next[0])*10+int(next[1]) == int(year[0])*10+int(year[1])+1
}

// endsDate reports whether a date may end before rest: at a sign, or at the T of a
// time of day. "2026.03.19.2" is no date.
func endsDate(rest string) bool {
	switch {
	case rest == "":
		return true
	case rest[0] == 'T':
		return len(rest) > 1 && isDigit(rest[1])
	case rest[0] == '.':
		return len(rest) == 1 || !isDigit(rest[1])
	}
	return !isDigit(rest[0]) && !isLetter(rest[0])
}

// isClock reports whether digits are hours and minutes, and perhaps seconds.
func isClock(digits string) bool {
	return digits[:2] < "24" && digits[2:4] < "60" && (len(digits) == 4 || digits[4:] < "60")
}

// ymd returns the date of a year, a month and a day, which may be "", if there is
// such a date and the year is one that names mean.
func ymd(year, month, day string) (briefing.Date, bool) {
	if year < "1000" || year >= "3000" {
		return briefing.Date{}, false
	}
	s := year
	for _, part := range []string{month, day} {
		if part != "" {
			s += "-" + strings.Repeat("0", 2-len(part)) + part
		}
	}
	d, err := briefing.ParseDate(s)
	return d, err == nil
}

// isNumber reports whether s consists of digits, at least least and at most
// most.
func isNumber(s string, least, most int) bool {
	return least <= len(s) && len(s) <= most && countDigits(s) == len(s)
}

func countDigits(s string) int {
	n := 0
	for n < len(s) && isDigit(s[n]) {
		n++
	}
	return n
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
