package sheet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Widths of lines in code, in cells.
const (
	ConcordMeasure = 200 // of the widest page
	CodeMargin     = 4   // what code is indented by, on both sides together
	Apart          = 2   // between columns
)

// LongestTicks returns the length of the longest run of backticks in a text.
func LongestTicks(text string) int {
	n, run := 0, 0
	for _, r := range text {
		run++
		if r != '`' {
			run = 0
		}
		n = max(n, run)
	}
	return n
}

// LeftToRight is a mark without width, which keeps the columns of a row in place where
// letters are read from right to left.
const LeftToRight = "\u200e"

// NoDots returns a text without middle dots, if it is of a line with marks: a dot would begin
// a part of the line that has a direction of its own.
func NoDots(text, mark string) string {
	if mark == "" {
		return text
	}
	return strings.ReplaceAll(text, "·", "•")
}

// IsRightToLeft reports whether a text has letters that are read from right to left.
func IsRightToLeft(text string) bool {
	for _, r := range text {
		if r > 0x590 && unicode.In(r, unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko) {
			return true
		}
	}
	return false
}

// Blanks returns n blanks, none if n is negative.
func Blanks(n int) string { return strings.Repeat(" ", max(0, n)) }

// Cells returns how many cells the reader's terminal needs for a text.
func (s *Sheet) Cells(text string) int {
	if s.Reader != nil && s.Reader.Cells != nil {
		return s.Reader.Cells(text)
	}
	return utf8.RuneCountInString(text)
}

// nextTo is how many cells of a word may be left out so that no word is cut.
const nextTo = 12

// Beginning returns the beginning of a text that fits into cells; "…" stands for the rest.
func (s *Sheet) Beginning(text string, cells int) string {
	if s.Cells(text) <= cells {
		return text
	}
	room, end := cells-s.Cells("…"), 0
	for i, r := range text {
		n := utf8.RuneLen(r)
		if room -= s.Cells(text[i : i+n]); room < 0 {
			break
		}
		end = i + n
	}
	end = wholeCluster(text, end)
	if i := strings.LastIndexByte(text[:end], ' '); i > 0 && end-i <= nextTo {
		end = i
	}
	return s.fitting(strings.TrimRight(text[:end], " ")+"…", cells)
}

// Ending returns the end of a text that fits into cells; "…" stands for the rest.
func (s *Sheet) Ending(text string, cells int) string {
	if s.Cells(text) <= cells {
		return text
	}
	room, start := cells-s.Cells("…"), len(text)
	for start > 0 {
		_, n := utf8.DecodeLastRuneInString(text[:start])
		if room -= s.Cells(text[start-n : start]); room < 0 {
			break
		}
		start -= n
	}
	for start < len(text) && isAttached(text[start:]) {
		_, n := utf8.DecodeRuneInString(text[start:])
		start += n
	}
	if i := strings.IndexByte(text[start:], ' '); i >= 0 && i <= nextTo {
		start += i
	}
	return s.fitting("…"+strings.TrimLeft(text[start:], " "), cells)
}

// fitting returns text if it fits, "" otherwise: of a cell there is no half.
func (s *Sheet) fitting(text string, cells int) string {
	if s.Cells(text) > cells {
		return ""
	}
	return text
}

// wholeCluster returns the end of the text before end that cuts no letter from its marks.
func wholeCluster(text string, end int) int {
	for end > 0 && isAttached(text[end:]) {
		_, n := utf8.DecodeLastRuneInString(text[:end])
		end -= n
	}
	return end
}

// isAttached reports whether a text begins with what belongs to the letter before it.
func isAttached(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.In(r, unicode.Mn, unicode.Me, unicode.Mc) || r == 0x200d || r >= 0xfe00 && r <= 0xfe0f || r >= 0x1f3fb && r <= 0x1f3ff
}
