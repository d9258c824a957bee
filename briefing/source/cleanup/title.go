package cleanup

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/briefing/internal/fold"
)

// head is the number of lines with text in which a title is looked for.
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
		// Marks and possessives may lengthen a line, but not double it.
		if len(text) <= 2*len(title)+16 && fold.String(text) == want {
			l.Remove("title")
		}
		i = next(lines, i+1)
	}
}

// FindTitle returns the title on the first line and removes that line; "" if
// the line does not read like a title.
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

// readsLikeHeading reports whether s has at most that many words and bytes,
// begins like a line of text and does not end like a sentence.
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
		// Direct speech may end like this within its quotes.
		return bare == s
	}
	return unicode.In(end, unicode.L, unicode.N, unicode.M, unicode.Sc) || end == '%'
}

// IsDateline reports whether s only names the place of the report below:
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

// headEnd returns the index of the first paragraph. Title, names and dates
// stand above it.
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
