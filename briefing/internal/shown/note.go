package shown

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/briefing/internal/fold"
)

// openNote notes that the tag from start to end may open a footnote mark: a
// superscript, or a link to a place in the text.
func (m *masker) openNote(start, end int) {
	isWithin := m.note.End > 0 && start-m.note.End < maxNote && strings.TrimRight(string(m.out[m.note.End:start]), string(fold.Hidden)) == ""
	isMark := m.src[start+1] != 'a' && m.src[start+1] != 'A' || strings.IndexByte(m.src[start:end], '#') > 0
	if isMark && !isWithin {
		m.note = Span{start, end}
	}
}

// closeNote puts brackets around what stands between the tag that opened and the one
// at byte i, if that is a footnote mark behind a word, a number or a stop, where
// nothing that is seen stands before byte from.
func (m *masker) closeNote(i, from int) {
	open := m.note
	m.note = Span{}
	if open.End == 0 || i-open.End > maxNote {
		return
	}
	mark := m.seen(open.End, i)
	isNumber := isNumbers(mark)
	if !isNumber && (len(mark) != 1 || !isLetter(mark[0])) {
		return
	}
	before, apart := m.lastSeen(from, open.Start)
	switch {
	case isStop(before):
	case apart, !isNumber, !unicode.IsLetter(before) && !unicode.IsDigit(before), m.isExponent(from, open.Start, mark):
		return
	}
	m.out[open.End-1], m.out[i] = '[', ']'
}

// isNoteLink reports whether the link whose text stands within brackets, and whose
// address ends at byte to, is a footnote mark: a number that stands at a word or a
// stop, or leads to a note.
func (m *masker) isNoteLink(brackets Span, to int) bool {
	if brackets.End-brackets.Start > 2*maxMark || !isNumbers(m.seen(brackets.Start+1, brackets.End)) {
		return false
	}
	if leadsToNote(m.src[brackets.End:to]) {
		return true
	}
	before, apart := m.lastSeen(max(0, brackets.Start-maxMark), brackets.Start)
	return !apart && (isStop(before) || unicode.IsLetter(before) || unicode.IsDigit(before))
}

// What bounds a footnote mark, in bytes: without its tags, and with them.
const (
	maxMark = 16
	maxNote = 200
)

// seen returns the bytes from start to end that are seen.
func (m *masker) seen(start, end int) string {
	return strings.TrimSpace(strings.ReplaceAll(string(m.out[start:end]), string(fold.Hidden), ""))
}

// isNumbers reports whether s is the number of a footnote, or several: "2", "2, 3–5".
func isNumbers(s string) bool {
	digits, isNumber := 0, false
	for _, r := range s {
		switch {
		case '0' <= r && r <= '9':
			if digits++; digits > 3 {
				return false
			}
			isNumber = true
		case strings.ContainsRune("¹²³⁰⁴⁵⁶⁷⁸⁹", r):
			return len(s) <= maxMark
		case strings.ContainsRune(",-– ", r) && isNumber:
			digits = 0
		default:
			return false
		}
	}
	return digits > 0 && len(s) <= maxMark
}

// leadsToNote reports whether the address of a link leads to a note of the text.
func leadsToNote(target string) bool {
	n := strings.IndexByte(target, '#')
	if n < 0 {
		return false
	}
	place := strings.ToLower(strings.TrimRight(target[n+1:], ")"))
	for _, part := range []string{"fn", "note", "cite", "ref"} {
		if strings.Contains(place, part) {
			return true
		}
	}
	return strings.HasPrefix(target, "](#") && isNumbers(strings.TrimLeft(place, "n"))
}

// lastSeen returns the last character before byte i that is seen and no blank, a
// line feed if there is none, and whether a blank stands behind it.
func (m *masker) lastSeen(from, i int) (last rune, apart bool) {
	for i > from && (m.out[i-1] == fold.Hidden || isSpace(m.src[i-1])) {
		apart = apart || isSpace(m.src[i-1])
		i--
	}
	if i == from {
		return '\n', apart
	}
	last, _ = utf8.DecodeLastRuneInString(m.src[from:i])
	return last, apart
}

// isStop reports whether a footnote mark behind r ends a sentence.
func isStop(r rune) bool { return strings.ContainsRune(".!?…\"'”’»)]。！？", r) }

// isExponent reports whether a superscript behind the word that ends at byte i belongs
// to a unit: km².
func (m *masker) isExponent(from, i int, mark string) bool {
	if mark != "2" && mark != "3" {
		return false
	}
	end := i
	for i > from && isLetter(m.src[i-1]) {
		i--
	}
	switch m.src[i:end] {
	case "m", "km", "cm", "mm", "dm", "ft", "mi", "in", "yd":
		return true
	}
	return false
}
