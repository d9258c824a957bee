package jump

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// leastSlip is how many letters a word has in which a slip can be told.
const leastSlip = 4

// slips reports whether every term begins a word of the name, or is one but for a slip.
func (n name) slips(terms []string) bool {
	for _, term := range terms {
		if r, _ := n.find(term); r <= words {
			continue
		}
		if utf8.RuneCountInString(term) < leastSlip || !n.hasNear(term) {
			return false
		}
	}
	return true
}

// hasNear reports whether a slip makes term of a word of the name.
func (n name) hasNear(term string) bool {
	for word := range strings.FieldsFuncSeq(n.text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if isSlip(term, word) {
			return true
		}
	}
	return false
}

// isSlip reports whether a letter more, less or other, or two letters in the other order,
// make a of b.
func isSlip(a, b string) bool {
	if d := len(a) - len(b); d > utf8.UTFMax || d < -utf8.UTFMax {
		return false
	}
	s, t := []rune(a), []rune(b)
	for len(s) > 0 && len(t) > 0 && s[0] == t[0] {
		s, t = s[1:], t[1:]
	}
	for len(s) > 0 && len(t) > 0 && s[len(s)-1] == t[len(t)-1] {
		s, t = s[:len(s)-1], t[:len(t)-1]
	}
	if len(s) == 2 && len(t) == 2 {
		return s[0] == t[1] && s[1] == t[0]
	}
	return len(s) <= 1 && len(t) <= 1 && len(s)+len(t) > 0
}
