package link

import (
	"unicode"
	"unicode/utf8"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
)

// neighbour is the word before or after a place in a text.
type neighbour struct {
	word    briefing.Span
	between string // what separates it from the place
}

const (
	farGap  = 8  // bytes between neighbours, at most
	farWord = 64 // bytes of a neighbour, at most
)

// wordBefore returns the neighbour before byte i, if it begins at byte from or
// later and is near.
func wordBefore(text string, from, i int) (neighbour, bool) {
	end := i
	for end > from && i-end <= farGap {
		r, size := utf8.DecodeLastRuneInString(text[from:end])
		if fold.InWord(r) {
			break
		}
		end -= size
	}
	start := end
	for start > from && end-start <= farWord {
		r, size := utf8.DecodeLastRuneInString(text[from:start])
		if !fold.InWord(r) {
			break
		}
		start -= size
	}
	near := start < end && i-end <= farGap && end-start <= farWord
	return neighbour{briefing.Span{Start: start, End: end}, text[end:i]}, near
}

// wordAfter returns the neighbour after byte i, if it ends at byte to or earlier
// and is near. A possessive is no neighbour.
func wordAfter(text string, i, to int) (neighbour, bool) {
	start, end := fold.Next(text[:min(to, i+farGap+farWord)], i)
	near := start < end && start-i <= farGap && end-start < farWord
	return neighbour{briefing.Span{Start: start, End: end}, text[i:start]}, near
}

// amongCapitals reports whether the words beside at are all in full capitals, and
// there is one at least.
func amongCapitals(text string, at briefing.Span) bool {
	before, hasBefore := wordBefore(text, 0, at.Start)
	after, hasAfter := wordAfter(text, at.End, len(text))
	hasBefore = hasBefore && staysInLine(before.between)
	hasAfter = hasAfter && staysInLine(after.between)
	found := false
	for _, n := range []struct {
		neighbour
		there bool
	}{{before, hasBefore}, {after, hasAfter}} {
		if !n.there {
			continue
		}
		switch letterCase(n.word.In(text)) {
		case mixed:
			return false
		case capitals:
			found = true
		}
	}
	return found
}

// staysInLine reports whether words with s between them are part of the same
// headline.
func staysInLine(s string) bool {
	for _, r := range s {
		switch r {
		case '\n', '.', ':', ';', '(', ')', '[', ']', '|', '!', '?', '…':
			return false
		}
	}
	return true
}

// bindsName reports whether words with s between them can be one name: white
// space, one hyphen, one apostrophe; and a full stop after an abbreviation,
// which s is if it does not end the sentence.
func bindsName(s string) bool {
	switch s {
	case " ", "-", "‐", "‑", "'", "’":
		return true
	}
	stop := false
	for i, r := range s {
		if r == '.' && i == 0 {
			stop = true
		} else if !unicode.IsSpace(r) {
			return false
		}
	}
	return s != "" && (!stop || len(s) > 1)
}
