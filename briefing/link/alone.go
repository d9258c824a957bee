package link

import (
	"unicode"
	"unicode/utf8"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
)

// standsAlone reports whether the surname at at, in the sentence at in, is not
// part of a longer name.
func standsAlone(text string, in, at briefing.Span) bool {
	n, ok := wordBefore(text, in.Start, at.Start)
	if ok && bindsName(n.between) {
		word := n.word.In(text)
		abbreviated := n.between[0] == '.' // "J. Miller" is another name wherever it stands
		begins := !abbreviated && opens(text, in.Start, n.word.Start)
		if isCapitalised(word) && !begins && !titles[fold.String(word)] {
			return false
		}
	}
	n, ok = wordAfter(text, at.End, in.End)
	if ok && bindsName(n.between) {
		word := n.word.In(text)
		return !isCapitalised(word) || calendar[fold.String(word)]
	}
	return true
}

// opens reports whether the word at byte i is the first of the sentence that
// begins at byte from, or of what is quoted, bracketed or set apart in it.
func opens(text string, from, i int) bool {
	for i > from {
		r, size := utf8.DecodeLastRuneInString(text[from:i])
		i -= size
		switch r {
		case ':', '(', '[', '“', '‘', '„', '«', '—', '–':
			return true
		case '"':
			if isOpening(text[:i]) {
				return true
			}
		}
		if fold.InWord(r) {
			return false
		}
	}
	return true
}

// isOpening reports whether a straight quote after before opens.
func isOpening(before string) bool {
	r, size := utf8.DecodeLastRuneInString(before)
	return size == 0 || unicode.IsSpace(r) || r == '('
}

// titles stand before a surname without being part of the name.
var titles = set(`president vice premier chancellor minister secretary ambassador envoy governor
	senator representative congressman congresswoman mayor speaker chairman chairwoman chair leader
	chief director spokesman spokeswoman spokesperson commander general gen colonel col major maj
	captain capt lieutenant lt sergeant sgt admiral adm brigadier brig marshal judge justice attorney
	professor prof doctor dr mr mrs ms miss sir lord lady dame king queen prince princess emperor sultan
	emir sheikh sheik shah ayatollah imam mullah hojatoleslam pope cardinal archbishop bishop father
	reverend rev rabbi comrade pm gov sen rep amb`)

var calendar = set(`monday tuesday wednesday thursday friday saturday sunday january february march april
	may june july august september october november december`)
