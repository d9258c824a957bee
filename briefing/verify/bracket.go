package verify

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"briefing/briefing/internal/fold"
)

// brackets are what a quotation puts in brackets, with the white space before them.
var brackets = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(` ?\[([^\[\]]*)\]`) })

// beside are brackets and what touches them.
var beside = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`[^ ]*\[[^\[\]]*\][^ ]*`) })

// outsideBrackets returns a quotation without brackets and the words that touch them; all of it if
// that leaves none.
func outsideBrackets(quote string) string {
	if outside := beside().ReplaceAllString(quote, " "); words(outside) > 0 {
		return outside
	}
	return quote
}

// mostPutIn is how many words at most a quotation may put in brackets.
const mostPutIn = 6

// denials are words that turn what a sentence says round, and so are never put in.
var denials = strings.Fields("not no never nor neither none nobody nothing cannot without t nicht kein keine nie ne pas jamais non nunca no ningún не нет ни")

// unbracketed returns how a quotation, as letters, may stand in an article if what it has
// in brackets is the draft's own: put in, in place of a few of the article's words, or its
// first letter. Nothing is, if brackets hold a number or a denial, or leave less than
// leastAround words.
func unbracketed(quote string) (out []wanted) {
	found := brackets().FindAllStringSubmatchIndex(quote, -1)
	var rest strings.Builder
	last := 0
	var before, after string // of the last brackets that may stand for words
	standFor := 0
	for _, at := range found {
		inside := quote[at[2]:at[3]]
		rest.WriteString(quote[last:at[0]])
		last = at[1]
		switch {
		case isNoteMark(inside):
		case len(fold.String(inside)) == 1 && at[1] < len(quote) && quote[at[1]] != ' ': // "[W]e"
			rest.WriteString(strings.Repeat(" ", at[2]-1-at[0]) + inside)
		case !mayBePutIn(inside):
			return nil
		default:
			standFor++
			before, after = quote[:at[0]], quote[at[1]:]
		}
	}
	rest.WriteString(quote[last:])
	whole := strings.TrimLeft(rest.String(), ".,;: ")
	if len(found) == 0 || words(whole) < leastAround {
		return nil
	}
	out = stopped(nil, whole)
	before, after = strings.TrimSpace(before), strings.Trim(after, " ")
	if standFor == 1 && len(found) == 1 && words(before) >= leastAround && words(after) >= leastAround {
		out = append(out, wanted{before, strings.TrimRight(after, ".,;: ")})
	}
	return out
}

// isNoteMark reports whether brackets hold the mark of a footnote.
func isNoteMark(inside string) bool {
	digits := strings.TrimPrefix(inside, "^")
	return digits != "" && len(digits) <= 3 && strings.Trim(digits, "0123456789") == ""
}

func mayBePutIn(inside string) bool {
	all := slices.Collect(fold.Words(inside))
	return len(all) <= mostPutIn && !strings.ContainsAny(inside, "0123456789") &&
		!slices.ContainsFunc(all, func(w fold.Word) bool { return slices.Contains(denials, w.Folded) })
}
