package sentences

import (
	"slices"
	"strings"

	"briefing/briefing"
)

// Swap is a number that stands in the place of another.
type Swap struct {
	Was, Is briefing.Span // bytes of the earlier article and of the later one
	Unit    string        // the counted noun, folded, or "of them", "of the crew"; "" for none
	// Values are both numbers in one spelling: fourteen as "14".
	Values [2]string
}

// changedCover is how many of the words of both must be in the other.
const changedCover = 0.7

// Swaps returns the numbers by which b differs from a, in the order of b, if nothing else
// of weight does: each counts the same and is no date, time or page. It returns none if
// the sentences differ in more.
func Swaps(a, b *Sentence) []Swap {
	if a.table == nil || b.table == nil || !slices.Equal(a.unsure, b.unsure) || min(len(a.words), len(b.words)) < least {
		return nil
	}
	al := align(a.words, b.words, isOrNumber)
	if float64(al.n) < changedCover*float64(max(len(a.words), len(b.words))) || numbersIn(a.words) != numbersIn(b.words) {
		return nil
	}
	for start, end := range al.left {
		if !isBeside(a.words[start:end]) {
			return nil
		}
	}
	var swaps []Swap
	var extra []word
	for j, i := range al.of {
		switch {
		case i == unmatched:
			extra = append(extra, b.words[j])
		case a.words[i].text != b.words[j].text:
			unit := groupOf(a.words, i)
			counts := unit != "" || isNoun(a.words, i) && isNoun(b.words, j)
			if !counts || unit != groupOf(b.words, j) || isDate(a.words, i) || isDate(b.words, j) {
				return nil
			}
			swaps = append(swaps, Swap{a.words[i].span, b.words[j].span, unit, [2]string{a.words[i].text, b.words[j].text}})
		}
	}
	if !isBeside(extra) {
		return nil
	}
	return swaps
}

// isOrNumber reports whether two words are the same or both numbers.
func isOrNumber(a, b *word) bool {
	return a.is(b) || a.isCount() && b.isCount() && a.quoted == b.quoted
}

func numbersIn(words []word) (n int) {
	for _, w := range words {
		if w.number {
			n++
		}
	}
	return n
}

// isBeside reports whether words that only one of two sentences has make no other claim:
// those that may be left out, and the day of the report.
func isBeside(words []word) bool {
	for _, w := range words {
		if w.class&(light|calendar) == 0 && w.text != "on" {
			return false
		}
	}
	return true
}

// unitOf returns what number i counts, "" if no word is right behind it.
func unitOf(words []word, i int) string {
	for _, w := range words[i+1:] {
		switch {
		case w.class&vague != 0 && !w.stop:
			continue
		case w.stop, w.number && isDigit(w.text[0]), w.class&(calendar|opener) != 0:
			return ""
		case w.isContent():
			return w.text
		}
	}
	return ""
}

// isDate reports whether number i is a day, a year, a time of day or the like.
func isDate(words []word, i int) bool {
	text := words[i].text
	if i > 0 && (words[i-1].class&calendar != 0 || notCounting[words[i-1].text]) {
		return true
	}
	isYear := len(text) == 4 && isFigures(text) && (text[:2] == "19" || text[:2] == "20")
	return isYear || notUnits[unitOf(words, i)] || !words[i].isCount()
}

// notCounting are words before a number that names something; notUnits those after one
// that is a time, a date or a number in a series.
var (
	notCounting = setOf("page pages chapter article section no number route flight room figure table")
	notUnits    = setOf("am pm a p m et est edt gmt bst ist utc st nd rd th year-old old o oclock")
)

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		set[w] = true
	}
	return set
}
