// Package stated reads what documents state of themselves, dates and web
// addresses, in the many ways in which people and programs write them.
package stated

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"briefing/briefing"
)

// Date reads a date: EDTF ("2024-03~"), a timestamp ("2025-01-17T10:30:00Z",
// "2025/01/17 10:30", "17.01.2025") or English ("Friday, January 17, 2025 at 10:30 GMT",
// "17 Jan. 2025", "Sept 2024"). A time of day is read over; the day is the one
// that was written, in whatever zone. Forms that can mean two days, such as
// 01/02/2025, are not read.
func Date(s string) (briefing.Date, error) {
	s = strings.TrimSpace(s)
	if d, err := briefing.ParseDate(s); err == nil {
		return d, nil
	}
	if d, ok := timestamp(s); ok {
		return d, nil
	}
	if d, ok := dotted(s); ok {
		return d, nil
	}
	if d, ok := english(s); ok {
		return d, nil
	}
	return briefing.Date{}, fmt.Errorf("%q is no date that can be read (want 2025-01-17 or January 17, 2025)", clip(s))
}

// timestamp reads a date in digits and the time of day after it.
func timestamp(s string) (briefing.Date, bool) {
	const day = len("2025-01-17")
	if len(s) < day {
		return briefing.Date{}, false
	}
	if rest := s[day:]; rest != "" && (!strings.ContainsRune("T ", rune(rest[0])) || !strings.Contains(rest, ":")) {
		return briefing.Date{}, false
	}
	d, err := briefing.ParseDate(strings.NewReplacer("/", "-", ".", "-").Replace(s[:day]))
	return d, err == nil
}

// dotted reads a date with dots, which stand between day, month and year wherever
// they are used, and the time of day after it.
func dotted(s string) (briefing.Date, bool) {
	words := strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == ',' })
	if len(words) == 0 || strings.Trim(words[0], "0123456789.") != "" || !isTime(words[1:]) {
		return briefing.Date{}, false
	}
	parts := strings.Split(words[0], ".")
	if len(parts) != 3 || len(parts[2]) != len("2025") || dayOfMonth(parts[0]) == 0 {
		return briefing.Date{}, false
	}
	month, err := strconv.Atoi(parts[1])
	if err != nil || len(parts[1]) > 2 {
		return briefing.Date{}, false
	}
	return date(parts[2], month, dayOfMonth(parts[0]))
}

// english reads a date with the name of a month in it.
func english(s string) (briefing.Date, bool) {
	const longest = 100
	if len(s) > longest {
		return briefing.Date{}, false
	}
	words := strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == ',' })
	if len(words) > 0 && isWeekday(words[0]) {
		words = words[1:]
	}
	switch {
	case len(words) >= 3 && month(words[0]) > 0 && dayOfMonth(words[1]) > 0 && isTime(words[3:]):
		return date(words[2], month(words[0]), dayOfMonth(words[1]))
	case len(words) >= 3 && dayOfMonth(words[0]) > 0 && month(words[1]) > 0 && isTime(words[3:]):
		return date(words[2], month(words[1]), dayOfMonth(words[0]))
	case len(words) == 2 && month(words[0]) > 0:
		return date(words[1], month(words[0]), 0)
	}
	return briefing.Date{}, false
}

func date(year string, month, day int) (briefing.Date, bool) {
	s := fmt.Sprintf("%s-%02d", year, month)
	if day > 0 {
		s += fmt.Sprintf("-%02d", day)
	}
	d, err := briefing.ParseDate(s)
	return d, err == nil
}

// month returns which month word names, in full or by its first letters, or 0.
func month(word string) int {
	word = strings.ToLower(strings.TrimSuffix(word, "."))
	if word == "sept" {
		return int(time.September)
	}
	for m := time.January; m <= time.December; m++ {
		name := strings.ToLower(m.String())
		if word == name || word == name[:3] {
			return int(m)
		}
	}
	return 0
}

func isWeekday(word string) bool {
	word = strings.ToLower(strings.TrimSuffix(word, "."))
	for d := time.Sunday; d <= time.Saturday; d++ {
		name := strings.ToLower(d.String())
		if word == name || word == name[:3] {
			return true
		}
	}
	return false
}

// dayOfMonth returns the number of "17" or "17th", or 0.
func dayOfMonth(word string) int {
	for _, suffix := range []string{"st", "nd", "rd", "th"} {
		word = strings.TrimSuffix(word, suffix)
	}
	n, err := strconv.Atoi(word)
	if err != nil || len(word) > 2 || n < 1 || n > 31 {
		return 0
	}
	return n
}

// isTime reports whether words are a time of day, or nothing.
func isTime(words []string) bool {
	if len(words) > 0 && (words[0] == "at" || words[0] == "-" || words[0] == "|") {
		words = words[1:]
	}
	if len(words) == 0 {
		return true
	}
	return len(words) <= 4 && '0' <= words[0][0] && words[0][0] <= '9' && strings.ContainsAny(words[0], ":.")
}

// clip returns s cut to a length that fits a message.
func clip(s string) string {
	const longest = 40
	for i := range s {
		if i > longest {
			return s[:i] + "…"
		}
	}
	return s
}
