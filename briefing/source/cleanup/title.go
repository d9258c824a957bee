package cleanup

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/briefing/internal/fold"
)

// head is how many lines with text a title is looked for in.
const head = 8

// RemoveTitle removes the lines in the head of an article that repeat its title.
func RemoveTitle(lines []Line, title string) {
	want := fold.String(title)
	if want == "" {
		return
	}
	i := next(lines, 0)
	for range head {
		if i == len(lines) {
			return
		}
		l := &lines[i]
		text := l.Text
		if headline, ok := relatedLine(text); ok {
			text = headline
		}
		// Marks and possessives may add to a line, but not double it.
		if len(text) <= 2*len(title)+16 && fold.String(text) == want {
			l.Remove("title")
		}
		i = next(lines, i+1)
	}
}

// FindTitle returns the title that lines begin with, and removes its line; "" if
// the first line does not read like one.
func FindTitle(lines []Line) string {
	first := nextKept(lines, 0)
	if first == len(lines) || !isTitle(lines[first].Text) {
		return ""
	}
	const long = 100
	after := nextKept(lines, first+1)
	switch {
	case after == len(lines):
		return ""
	case after == first+1 && IsRule(lines[after].Text):
		lines[after].Remove("title")
	case after == first+1 && len(lines[after].Text) <= long:
		return ""
	}
	lines[first].Remove("title")
	return lines[first].Text
}

// isTitle reports whether s reads like the title of an article.
func isTitle(s string) bool { return readsLikeHeading(s, 18, 110) }

// IsHeading reports whether s reads like a heading within an article, if its
// neighbours are paragraphs.
func IsHeading(s string) bool { return readsLikeHeading(s, 12, 80) }

// readsLikeHeading reports whether s is at most so many words and bytes that
// begin as a line of text does and do not end as a sentence does.
func readsLikeHeading(s string, words, size int) bool {
	if len(s) > 4*size || utf8.RuneCountInString(s) > size || moreWords(s, words) || strings.IndexFunc(s, unicode.IsLetter) < 0 {
		return false
	}
	if strings.HasPrefix(s, "By ") || IsDateline(s) {
		return false
	}
	begin, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, `"'“‘«`))
	if unicode.IsLower(begin) || !unicode.IsLetter(begin) && !unicode.IsDigit(begin) {
		return false
	}
	bare := strings.TrimRight(s, `"'”’»`)
	end, _ := utf8.DecodeLastRuneInString(bare)
	if strings.ContainsRune("?!？！؟", end) {
		// What is said aloud ends so within its quotes.
		return bare == s
	}
	return unicode.In(end, unicode.L, unicode.N, unicode.M, unicode.Sc) || end == '%'
}

// IsDateline reports whether s only says where the report below comes from:
// "MOSCOW —".
func IsDateline(s string) bool {
	const longest = 60
	place := strings.TrimRight(s, "—–-")
	if place == s || len(s) > longest || place == "" {
		return false
	}
	first, _, _ := strings.Cut(place, " ")
	first = strings.Trim(first, ",.")
	return utf8.RuneCountInString(first) >= 3 && strings.ToUpper(first) == first && strings.IndexFunc(first, unicode.IsLetter) >= 0
}

// headEnd returns the line with the first paragraph: what comes before it is
// title, names and dates.
func headEnd(lines []Line) int {
	const words = 11
	for i := range lines {
		if lines[i].Kept() && moreWords(lines[i].Text, words) && EndsSentence(lines[i].Text) {
			return i
		}
	}
	return len(lines)
}

func nextKept(lines []Line, i int) int {
	for i < len(lines) && !lines[i].Kept() {
		i++
	}
	return i
}
