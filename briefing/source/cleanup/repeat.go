package cleanup

import (
	"strings"
	"unicode/utf8"
)

// window is how many kept lines back a copy may stand: a caption, its credit,
// and one line in between.
const window = 3

// removeRepeats removes the second of two captions or lines with the same words
// within a few lines, repeated credits, and the end of a line repeated alone
// below it. Of two captions the one with the credit stays.
func removeRepeats(lines []Line) {
	recent := make([]int, 0, window+1) // kept lines before this one
	for i := range lines {
		l := &lines[i]
		if !l.Kept() {
			continue
		}
		if i > 0 && isTail(l.Text, lines[i-1]) {
			l.Remove("repeated fragment")
			continue
		}
		for n, j := range recent {
			compare(&lines[j], l, n == len(recent)-1)
		}
		if !l.Kept() {
			continue
		}
		if recent = append(recent, i); len(recent) > window {
			recent = append(recent[:0], recent[1:]...)
		}
	}
}

// compare removes whichever of a and the later b adds nothing to the other.
// Lines without a credit must be neighbours: further apart, the copy may be a
// refrain.
func compare(a, b *Line, neighbours bool) {
	if !a.Kept() || !b.Kept() {
		return
	}
	textA, creditA := splitCredit(a.Text)
	textB, creditB := splitCredit(b.Text)
	switch {
	case textB == "" && creditB == creditA:
		b.Remove("repeated caption")
	case textA == "" && creditA == creditB:
		a.Remove("repeated caption")
	case !sameText(textA, textB):
	case creditA == "" && creditB != "":
		a.Remove("repeated caption")
	case creditA != "" && (creditA == creditB || creditB == ""):
		b.Remove("repeated caption")
	case creditA == creditB && neighbours:
		b.Remove("repeated line")
	}
}

// sameText reports whether a and b are the same text, and long enough to rule
// out coincidence.
func sameText(a, b string) bool {
	const words = 4
	if d := len(a) - len(b); d < -8 || d > 8 {
		return false
	}
	a = strings.TrimRight(strings.ReplaceAll(a, "\u00a0", " "), ". ")
	b = strings.TrimRight(strings.ReplaceAll(b, "\u00a0", " "), ". ")
	return a == b && moreWords(a, words-1)
}

// splitCredit splits off the brackets that end or begin a caption: "(photo
// credit: …)". The caption is "" if there is no other text.
func splitCredit(s string) (caption, credit string) {
	const longest = 300
	if strings.HasSuffix(s, ")") {
		depth := 0
		for i := len(s) - 1; i >= max(0, len(s)-longest); i-- {
			switch s[i] {
			case ')':
				depth++
			case '(':
				if depth--; depth == 0 {
					return strings.TrimSpace(s[:i]), s[i:]
				}
			}
		}
	}
	if strings.HasPrefix(s, "(") {
		if i := strings.Index(s[:min(len(s), longest)], ") "); i > 0 {
			return strings.TrimSpace(s[i+1:]), s[:i+1]
		}
	}
	return s, ""
}

// isTail reports whether s is a stray copy of the last letters of the line
// above.
func isTail(s string, above Line) bool {
	const words = 5
	return above.Kept() && len(s) <= longestLitter && len(s) < len(above.Text) && startsLower(s) &&
		utf8.RuneCountInString(s) > 1 && EndsSentence(s) && strings.HasSuffix(above.Text, s) && !moreWords(s, words)
}
