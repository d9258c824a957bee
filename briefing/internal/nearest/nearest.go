// Package nearest finds what somebody most likely meant by a misspelt word.
package nearest

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// maxLetters limits the words that are compared; longer ones are no names.
const maxLetters = 100

// Nearest returns the candidate that is nearest to word, or "" if none is near.
// Case and accents do not count. A candidate is near if one edit leads to it
// from a word of up to 4 letters, two from one of up to 8, three from a longer
// one; an edit adds, drops or changes a letter or swaps two neighbours. Of those
// with the fewest edits it is the one that begins most like word, then the first.
// If there is none, a candidate that continues word, or that word continues,
// from the third letter on is near too: of these the one nearest in length.
func Nearest(word string, candidates iter.Seq[string]) string {
	w := letters(word)
	if len(w) > maxLetters {
		return ""
	}
	var byEdits, byPrefix best
	for candidate := range candidates {
		c := letters(candidate)
		common := commonPrefix(w, c)
		apart := max(len(w), len(c)) - min(len(w), len(c))
		if common >= 3 && common == min(len(w), len(c)) {
			byPrefix.offer(candidate, apart, common)
		}
		if k := min(within(len(w)), len(w)-1); apart <= k {
			if d := distance(w, c, k); d <= k {
				byEdits.offer(candidate, d, common)
			}
		}
	}
	if byEdits.found {
		return byEdits.candidate
	}
	return byPrefix.candidate
}

// Within reports whether at most so many edits lead from one word to another. Case and
// accents do not count.
func Within(a, b string, edits int) bool {
	const most = 3
	x, y := letters(a), letters(b)
	edits = min(edits, most)
	if len(x) > maxLetters || len(y) > maxLetters || max(len(x), len(y))-min(len(x), len(y)) > edits {
		return false
	}
	return distance(x, y, edits) <= edits
}

// best is the candidate at the least distance; of those the one with the
// longest common prefix.
type best struct {
	found            bool
	candidate        string
	distance, common int
}

func (b *best) offer(candidate string, distance, common int) {
	if b.found && (distance > b.distance || distance == b.distance && common <= b.common) {
		return
	}
	*b = best{true, candidate, distance, common}
}

// within returns how many edits a word of n letters may be away.
func within(n int) int {
	switch {
	case n <= 4:
		return 1
	case n <= 8:
		return 2
	}
	return 3
}

// letters returns s in lower case and without accents.
func letters(s string) []rune {
	if len(s) > maxLetters*utf8.UTFMax {
		s = s[:maxLetters*utf8.UTFMax+1] // still too long to be compared
	}
	if ascii(s) {
		return []rune(strings.ToLower(s))
	}
	var out []rune
	for _, r := range norm.NFKD.String(s) {
		if !unicode.Is(unicode.Mn, r) {
			out = append(out, unicode.ToLower(r))
		}
	}
	return out
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func commonPrefix(a, b []rune) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// distance returns the optimal string alignment distance of a and b, or
// something above limit as soon as it is known to be above. It keeps three rows
// of the usual table: a swap looks two rows back.
func distance(a, b []rune, limit int) int {
	var table [3][maxLetters + 4]int // candidates are at most 3 letters longer
	before, above, row := &table[0], &table[1], &table[2]
	for j := range len(b) + 1 {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		before, above, row = above, row, before
		row[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(above[j]+1, row[j-1]+1, above[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
			least = min(least, row[j])
		}
		if least > limit {
			return least
		}
	}
	return row[len(b)]
}
