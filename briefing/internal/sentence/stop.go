package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/briefing/internal/fold"
)

// A stop ends its sentence if white space or the end of the unit follows it and
// the closing quotes and brackets after it, unless
//
//   - the next letter is lower case,
//   - it belongs to an abbreviation or initial that does not end sentences, or
//     only where a word follows that often begins one.
//
// 。！？ need no white space.

// far is how many characters are looked at before and after a stop.
const far = 16

// stopLead marks the first bytes of characters that may be stops.
var stopLead = [256]uint8{'.': 1, '!': 1, '?': 1, 0xE2: 1, 0xE3: 1, 0xEF: 1}

// firstEnd returns where the first sentence of unit ends.
func firstEnd(text string, unit span) int {
	for i := unit.start; i < unit.end; {
		if i+4 <= unit.end { // four at once take one branch
			four := text[i : i+4]
			if stopLead[four[0]]|stopLead[four[1]]|stopLead[four[2]]|stopLead[four[3]] == 0 {
				i += 4
				continue
			}
		}
		if stopLead[text[i]] == 0 {
			i++
			continue
		}
		at := i
		if i = skipRun(text, i, unit.end, isStop); i == at {
			i++
			continue
		}
		stops := text[at:i]
		i = skipRun(text, i, unit.end, isCloser)
		if ends(text, span{at, i}, stops, unit) {
			return i
		}
	}
	return unit.end
}

func isStop(r rune) bool {
	switch r {
	case '.', '!', '?', '…', '。', '！', '？':
		return true
	}
	return false
}

func isCloser(r rune) bool {
	switch r {
	case '"', '\'', '”', '’', '“', '‘', '»', '›', ')', ']', '}', '」', '』', '*', '_':
		return true
	}
	return false
}

func skipRun(text string, i, end int, in func(rune) bool) int {
	for i < end {
		r, size := utf8.DecodeRuneInString(text[i:end])
		if !in(r) {
			break
		}
		i += size
	}
	return i
}

// ends reports whether a sentence ends with the stops and closers that stand at
// the given place in unit.
func ends(text string, at span, stops string, unit span) bool {
	after := text[at.end:unit.end]
	if after == "" {
		return true
	}
	if r, _ := utf8.DecodeLastRuneInString(stops); r >= '。' {
		return true
	}
	if r, _ := utf8.DecodeRuneInString(after); !unicode.IsSpace(r) {
		return false
	}
	before := text[unit.start:at.start]
	next, bracket := nextWord(after)
	lower := startsLower(next)
	if stops != "." {
		inBrackets := strings.HasSuffix(before, "[") || strings.HasSuffix(before, "(")
		return next != "" && !lower && !inBrackets
	}
	if strings.HasSuffix(before, `\`) {
		return false
	}
	switch kindOf(lastWord(before)) {
	case never:
		return false
	case unlessNumber:
		return !lower && !startsDigit(next)
	case beforeStarter:
		return starters[next[:skipRun(next, 0, min(len(next), far), fold.InWord)]]
	}
	return next != "" && (!lower || bracket)
}

// nextWord returns s from its next word on, "" if that is not near, and whether
// the word stands in brackets that open before it.
func nextWord(s string) (rest string, bracket bool) {
	n := 0
	for i, r := range s {
		switch {
		case fold.InWord(r):
			return s[i:], bracket
		case r == '(' || r == '[':
			bracket = true
		case isStop(r):
			return "", false
		case !unicode.IsSpace(r):
			n++
		}
		if n > far {
			return "-", bracket // not lower case, whatever it is
		}
	}
	return "", false
}

// lastWord returns the word that s ends with, with the stops in it ("a.m"); if
// it is too long for an abbreviation, the last of its letters.
func lastWord(s string) string {
	i := len(s)
	for i > 0 && len(s)-i < far {
		r, size := rune(s[i-1]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeLastRuneInString(s[:i])
		}
		if r != '.' && !fold.InWord(r) {
			break
		}
		i -= size
	}
	return s[i:]
}

func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

func startsDigit(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsDigit(r)
}
