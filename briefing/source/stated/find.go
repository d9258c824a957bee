package stated

import (
	"strings"
	"unicode"

	"briefing/briefing"
)

// FindDate returns the first date in a line of text, whatever surrounds it:
// "Veröffentlicht am 18. Mai 2014 von Ada Holm". With dayFirst, dates such as
// 01/02/2025 count as well. A year may have two digits behind dots: 17.01.25.
func FindDate(line string, dayFirst bool) (briefing.Date, bool) {
	const longest, mostWords = 300, 60
	if len(line) > longest || !strings.ContainsAny(line, "0123456789") {
		return briefing.Date{}, false
	}
	if i := strings.IndexAny(line, "年년"); i >= 4 {
		if d, ok := eastern(line[i-4:]); ok {
			return d, true
		}
	}
	words := strings.FieldsFunc(line, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",;()[]|·•", r) })
	if len(words) > mostWords {
		words = words[:mostWords]
	}
	kept := words[:0]
	for _, w := range words {
		if w = strings.Trim(w, ":\"'“”"); w != "" && !isOf(w) {
			kept = append(kept, w)
		}
	}
	for i := range kept {
		if d, ok := dateAt(kept[i:], dayFirst); ok {
			return d, true
		}
	}
	return briefing.Date{}, false
}

// dateAt returns the date that words begin with.
func dateAt(words []string, dayFirst bool) (briefing.Date, bool) {
	first := words[0]
	if !strings.ContainsAny(first, "0123456789") && (len(words) < 3 || month(first) == 0) {
		return briefing.Date{}, false
	}
	if len(first) >= len("2025-01-17") {
		if d, ok := timestamp(strings.TrimSuffix(first, ".")); ok {
			return d, true
		}
	}
	for _, read := range []func(string) (briefing.Date, bool){dotted, dottedShort, func(s string) (briefing.Date, bool) { return slashedDay(s, dayFirst) }} {
		if d, ok := read(strings.TrimSuffix(first, ".")); ok {
			return d, true
		}
	}
	if len(words) < 3 {
		return briefing.Date{}, false
	}
	if year := strings.TrimSuffix(first, "."); isNumber(year, 4, 4) { // "2025. január 17."
		switch {
		case month(words[1]) > 0 && dayOfMonth(words[2]) > 0:
			return date(year, month(words[1]), dayOfMonth(words[2]))
		case dayOfMonth(words[1]) > 0 && month(words[2]) > 0:
			return date(year, month(words[2]), dayOfMonth(words[1]))
		}
	}
	year := strings.TrimRight(words[2], ".–-")
	switch {
	case !isNumber(year, 4, 4):
	case month(first) > 0 && dayOfMonth(words[1]) > 0:
		return date(year, month(first), dayOfMonth(words[1]))
	case dayOfMonth(first) > 0 && month(words[1]) > 0:
		return date(year, month(words[1]), dayOfMonth(first))
	}
	return briefing.Date{}, false
}

// dottedShort reads a day with dots and a year of two digits. Its month must
// have two digits too, since "4.5.31" may be a version.
func dottedShort(s string) (briefing.Date, bool) {
	parts := strings.Split(s, ".")
	if len(parts) != 3 || !isNumber(parts[0], 1, 2) || !isNumber(parts[1], 2, 2) || !isNumber(parts[2], 2, 2) {
		return briefing.Date{}, false
	}
	return dotted(parts[0] + "." + parts[1] + "." + fullYear(parts[2]))
}
