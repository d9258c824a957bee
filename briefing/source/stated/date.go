// Package stated reads the dates and web addresses that documents state, in the
// many ways in which people and programs write them.
package stated

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"briefing/briefing"
)

// Date reads a date: EDTF ("2024-03~"), a timestamp ("2025-01-17T10:30:00Z",
// "2025/01/17 10:30", "17.01.2025", "20250117") or with the name of a month in
// one of the languages of [months] ("Friday, January 17, 2025 at 10:30 GMT",
// "17 Jan. 2025", "ma, 17 jan 2025", "Sept 2024", "Fri Jan 17 2025"). It
// ignores the time of day; the day is the one written, whatever its zone.
// Ambiguous forms such as 01/02/2025 are errors. The placeholders that programs
// write for no date give the unknown date.
func Date(s string) (briefing.Date, error) {
	s = strings.TrimSpace(s)
	if isNoDay(s) {
		return briefing.Date{}, nil
	}
	if d, err := briefing.ParseDate(s); err == nil {
		return d, nil
	}
	for _, read := range []func(string) (briefing.Date, bool){timestamp, dotted, named, slashed, eastern} {
		if d, ok := read(s); ok {
			return d, nil
		}
	}
	return briefing.Date{}, fmt.Errorf("%q is no date that can be read (want 2025-01-17 or January 17, 2025)", clip(s))
}

// isNoDay reports whether s is a placeholder that programs write for no date:
// the first day of the year 1 or 101.
func isNoDay(s string) bool {
	return strings.HasPrefix(s, "0001-01-01") || strings.HasPrefix(s, "0101-01-01") || strings.HasPrefix(s, "0000-00-00")
}

// timestamp reads a date in digits, year first, and perhaps a time of day.
func timestamp(s string) (briefing.Date, bool) {
	const day = len("2025-01-17")
	if len(s) < len("20250117") {
		return briefing.Date{}, false
	}
	if d, size, ok := dayAt(s); ok && size == len(s) && !strings.ContainsAny(s, " .") {
		return d, true
	}
	if len(s) < day {
		return briefing.Date{}, false
	}
	if rest := s[day:]; rest != "" && (!strings.ContainsRune("T ", rune(rest[0])) || !strings.Contains(rest, ":")) {
		return briefing.Date{}, false
	}
	d, err := briefing.ParseDate(strings.NewReplacer("/", "-", ".", "-").Replace(s[:day]))
	return d, err == nil
}

// dotted reads a date with dots, and perhaps a time of day. Wherever dots are
// used, the order is day, month, year.
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

// named reads a date with the name of a month.
func named(s string) (briefing.Date, bool) {
	const longest = 100
	if len(s) > longest {
		return briefing.Date{}, false
	}
	if before, _, ok := strings.Cut(s, " ("); ok {
		s = before // without the name of the zone
	}
	words := strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == ',' || r == '\u00a0' })
	for len(words) > 3 && isWeekday(words[0]) {
		words = words[1:]
	}
	words = slices.DeleteFunc(words, isOf)
	switch {
	case len(words) >= 3 && month(words[0]) > 0 && dayOfMonth(words[1]) > 0 && isTime(words[3:]):
		return date(words[2], month(words[0]), dayOfMonth(words[1]))
	case len(words) >= 3 && dayOfMonth(words[0]) > 0 && month(words[1]) > 0 && isTime(words[3:]):
		return date(fullYear(words[2]), month(words[1]), dayOfMonth(words[0]))
	case len(words) >= 4 && month(words[0]) > 0 && dayOfMonth(words[1]) > 0 && isTime(words[2:3]) && len(words) <= 5:
		return date(words[len(words)-1], month(words[0]), dayOfMonth(words[1])) // "Jan 17 10:30:00 GMT 2025"
	case len(words) == 2 && month(words[0]) > 0:
		return date(words[1], month(words[0]), 0)
	case len(words) == 1 && strings.Count(s, "-") == 2: // "17-Jan-2025"
		parts := strings.Split(s, "-")
		if dayOfMonth(parts[0]) > 0 && month(parts[1]) > 0 {
			return date(fullYear(parts[2]), month(parts[1]), dayOfMonth(parts[0]))
		}
	}
	return briefing.Date{}, false
}

// isOf reports whether word only connects the parts of a date: "17 de enero de
// 2025".
func isOf(word string) bool {
	switch word {
	case "de", "del", "of", "den", "the", "di", "m.", "gada":
		return true
	}
	return false
}

// fullYear adds the century to a year of two digits, as used in old e-mail.
func fullYear(year string) string {
	const firstOfLast = "50" // as in RFC 2822
	if len(year) != 2 || countDigits(year) != 2 {
		return year
	}
	if year < firstOfLast {
		return "20" + year
	}
	return "19" + year
}

// slashed reads a date with slashes, year last. Only one of the other numbers
// may be a month, unless both are equal.
func slashed(s string) (briefing.Date, bool) {
	words := strings.Fields(s)
	if len(words) == 0 || !isTime(words[1:]) {
		return briefing.Date{}, false
	}
	return slashedDay(strings.TrimSuffix(words[0], ","), false)
}

// slashedDay is slashed without a time of day. dayFirst resolves ambiguous
// dates.
func slashedDay(s string, dayFirst bool) (briefing.Date, bool) {
	parts := strings.Split(s, "/")
	if len(parts) != 3 || len(parts[2]) != len("2025") || dayOfMonth(parts[0]) == 0 || dayOfMonth(parts[1]) == 0 {
		return briefing.Date{}, false
	}
	a, b := dayOfMonth(parts[0]), dayOfMonth(parts[1])
	switch {
	case b > 12 && a <= 12:
		return date(parts[2], a, b)
	case a > 12 && b <= 12, a == b, dayFirst && b <= 12:
		return date(parts[2], b, a)
	}
	return briefing.Date{}, false
}

// eastern reads a date as written in Chinese, Japanese and Korean.
func eastern(s string) (briefing.Date, bool) {
	s = strings.NewReplacer("년", "年", "월", "月", "일", "日", " ", "").Replace(s)
	year, rest, ok := strings.Cut(s, "年")
	month, rest, isMonth := strings.Cut(rest, "月")
	day, _, isDay := strings.Cut(rest, "日")
	if !ok || !isMonth || !isDay || !isNumber(year, 4, 4) || !isNumber(month, 1, 2) || !isNumber(day, 1, 2) {
		return briefing.Date{}, false
	}
	return ymd(year, month, day)
}

func date(year string, month, day int) (briefing.Date, bool) {
	s := fmt.Sprintf("%s-%02d", year, month)
	if day > 0 {
		s += fmt.Sprintf("-%02d", day)
	}
	d, err := briefing.ParseDate(s)
	return d, err == nil
}

// dayOfMonth returns the number of "17" or "17th", or 0.
func dayOfMonth(word string) int {
	for _, suffix := range []string{"st", "nd", "rd", "th", "er", "º", "ª", "."} {
		word = strings.TrimSuffix(word, suffix)
	}
	n, err := strconv.Atoi(word)
	if err != nil || len(word) > 2 || n < 1 || n > 31 {
		return 0
	}
	return n
}

// timeWords may stand between a date and the time of day.
var timeWords = map[string]bool{"at": true, "-": true, "|": true, "–": true, "um": true, "à": true, "a": true, "las": true, "às": true, "alle": true, "om": true, "kl.": true, "o": true, "/": true}

// isTime reports whether words are a time of day. No words are one too.
func isTime(words []string) bool {
	if len(words) > 0 && timeWords[words[0]] {
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
