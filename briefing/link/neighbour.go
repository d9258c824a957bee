package link

import (
	"strings"
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
	farGap  = 8  // bytes between neighbours that are shown, at most
	farWord = 64 // bytes of a neighbour, at most
)

// wordBefore returns the neighbour before byte i, if it begins at byte from or
// later and is near. A possessive is no neighbour.
func wordBefore(text string, from, i int) (neighbour, bool) {
	n, ok := runBefore(text, from, i)
	if ok && n.word.Len() == 1 && strings.EqualFold(n.word.In(text), "s") {
		r, size := utf8.DecodeLastRuneInString(text[from:n.word.Start])
		if fold.Plain(r) == '\'' {
			if m, near := runBefore(text, from, n.word.Start-size); near && m.between == "" {
				return neighbour{m.word, shown(text[m.word.End:i])}, true
			}
		}
	}
	return n, ok
}

// runBefore is wordBefore, but a possessive counts.
func runBefore(text string, from, i int) (neighbour, bool) {
	end, far := i, 0
	for end > from && far <= farGap {
		r, size := utf8.DecodeLastRuneInString(text[from:end])
		if r == fold.Hidden {
			end--
			continue
		}
		if fold.InWord(r) {
			break
		}
		end -= size
		far += size
	}
	start := end
	for start > from && end-start <= farWord {
		r, size := utf8.DecodeLastRuneInString(text[from:start])
		if !fold.InWord(r) {
			break
		}
		start -= size
	}
	near := start < end && far <= farGap && end-start <= farWord
	for start < end && text[start] == fold.Hidden {
		start++
	}
	return neighbour{briefing.Span{Start: start, End: end}, shown(text[end:i])}, near
}

// wordAfter returns the neighbour after byte i, if it ends at byte to or earlier
// and is near. A possessive is no neighbour.
func wordAfter(text string, i, to int) (neighbour, bool) {
	from, far := i, 0
	for from < to && far <= farGap {
		r, size := utf8.DecodeRuneInString(text[from:to])
		if r != fold.Hidden {
			if fold.InWord(r) {
				break
			}
			far += size
		}
		from += size
	}
	start, end := fold.Next(text[:min(to, from+farGap+farWord)], i)
	near := start < end && start-from <= farGap && end-start < farWord
	return neighbour{briefing.Span{Start: start, End: end}, shown(text[i:start])}, near
}

// shown returns the visible part of s.
func shown(s string) string {
	if strings.IndexByte(s, fold.Hidden) < 0 {
		return s
	}
	return strings.ReplaceAll(s, string(fold.Hidden), "")
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

// beginsLine reports whether what stands at byte i begins its line, or follows
// nothing there but words in full capitals.
func beginsLine(text string, i int) bool {
	const far = 64 // bytes
	for n := 0; i > 0 && n < far; n++ {
		r, size := utf8.DecodeLastRuneInString(text[:i])
		switch {
		case r == '\n':
			return true
		case isSmall(r):
			return false
		case r == fold.Hidden:
			n--
		}
		i -= size
	}
	return i == 0
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

// isHyphen reports whether s is a hyphen alone.
func isHyphen(s string) bool { return s == "-" || s == "‐" || s == "‑" }
