package link

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/briefing/internal/fold"
)

// gap stands for what separates two words of a name: the same number means the
// same punctuation, whatever its typographic form and the white space around it.
type gap uint64

const (
	// space is the gap of white space alone, and of a hyphen or dash without any.
	space gap = 1
	// touching is no gap at all: between characters of a script without spaces.
	touching gap = 2
)

// parseGap returns the gap that s is; ok is false if no name can go over it: an
// empty line, or more than a few characters.
func parseGap(s string) (g gap, ok bool) {
	if s == " " || s == "-" {
		return space, true
	}
	if strings.IndexByte(s, fold.Hidden) >= 0 {
		s = strings.ReplaceAll(s, string(fold.Hidden), "")
	}
	if s == "" {
		return touching, true
	}
	const most = 8
	var marks [most]rune
	n, lines, white := 0, 0, false
	for _, r := range s {
		if unicode.IsSpace(r) {
			white = true
			if r == '\n' {
				lines++
			}
			continue
		}
		if n == most {
			return 0, false
		}
		marks[n] = unicode.ToLower(fold.Plain(r))
		n++
	}
	if lines > 1 {
		return 0, false
	}
	if n == 0 || n == 1 && marks[0] == '-' && !white {
		return space, true
	}
	g = space
	for _, r := range marks[:n] {
		g = g*multiplier + gap(r)
	}
	return g, true
}

const multiplier = 0x9E3779B97F4A7C15 // 2^64 over the golden ratio: spreads well

// gapAt returns the gap text[from:to], which lies between two words.
func gapAt(text string, from, to int) (g gap, ok bool) {
	between := text[from:to]
	g, ok = parseGap(between)
	if ok && between != " " && strings.Contains(between, "\n") && endsHeading(text, from) {
		return 0, false
	}
	return g, ok
}

// endsHeading reports whether byte i of text is on the line of a heading, which
// the next line does not go on.
func endsHeading(text string, i int) bool {
	line := text[strings.LastIndexByte(text[:i], '\n')+1 : i]
	for line != "" {
		r, size := utf8.DecodeRuneInString(line)
		if r == '#' {
			return true
		}
		if r >= utf8.RuneSelf || !strings.ContainsRune(" \t>-*+.)0123456789", r) {
			return false
		}
		line = line[size:]
	}
	return false
}
