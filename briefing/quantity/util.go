package quantity

import (
	"strings"

	"briefing/briefing/internal/fold"
)

// set is a set of words.
type set map[string]bool

func setOf(words string) set {
	s := set{}
	for w := range strings.FieldsSeq(words) {
		s[w] = true
	}
	return s
}

// spaced returns a spelling as tokens with a space between them. Each character
// of a script without spaces is a token.
func spaced(spelling string) string {
	var b strings.Builder
	for i, r := range spelling {
		if i > 0 && fold.Unspaced(r) {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
	}
	return b.String()
}
