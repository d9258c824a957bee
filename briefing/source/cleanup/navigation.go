package cleanup

import "strings"

// removeNavigation removes the links to the previous and next article: the
// lines "Previous" and "Next", each with the headline below it. A single such
// line stays, since it may be a heading.
func removeNavigation(lines []Line) {
	var links []int
	for i := range lines {
		if lines[i].Kept() && neighbours()[once(lines[i].folded)] {
			links = append(links, i)
		}
	}
	if len(links) < 2 {
		return
	}
	for _, i := range links {
		lines[i].Remove("link to another article")
	}
	for _, i := range links {
		if h := next(lines, i+1); h < len(lines) && isLinked(lines, h) {
			lines[h].Remove("link to another article")
		}
	}
}

// once returns the first half of a phrase that repeats itself.
func once(folded string) string {
	if half := len(folded) / 2; len(folded)%2 == 1 && folded[half] == ' ' && folded[:half] == folded[half+1:] {
		return folded[:half]
	}
	return folded
}

// isLinked reports whether line h is a headline at the end of the article or
// before more litter. A headline before text belongs to that text.
func isLinked(lines []Line, h int) bool {
	const words = 25
	s := lines[h].Text
	if !lines[h].Kept() || len(s) > longestLitter || strings.HasSuffix(s, ".") || moreWords(s, words) {
		return false
	}
	after := next(lines, h+1)
	return after == len(lines) || lines[after].Reason != ""
}
