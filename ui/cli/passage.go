package cli

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"briefing/briefing"
	"briefing/briefing/page"
)

// printHeading prints the lines above an article's passages.
func (a *app) printHeading(e briefing.Entry, first bool) {
	if !first {
		fmt.Fprintln(a.out)
	}
	about := string(e.ID) + " · " + e.Published.Human()
	if e.Source != "" {
		about += " · " + e.Source
	}
	fmt.Fprintln(a.out, a.style(bold, a.fold(orElse(e.Title, e.File.String()), 0)))
	fmt.Fprintln(a.out, a.style(faint, a.fold(about, 0)))
}

// printPassage prints the visible text of a sentence as a list item, with its
// hits marked.
func (a *app) printPassage(text briefing.Shown, sentence briefing.Span, hits []briefing.Span) error {
	return a.printItem(a.passage(text, sentence, hits))
}

// printPassageFrom prints the sentence around a mention like printPassage, with
// the article and position of the mention.
func (a *app) printPassageFrom(text briefing.Shown, m briefing.Mention) error {
	return a.printItem(a.passage(text, m.Sentence, []briefing.Span{m.Ref.Span}) + " · " + a.style(faint, m.Ref.String()))
}

// passage returns the visible text of a sentence with its hits marked.
func (a *app) passage(text briefing.Shown, sentence briefing.Span, hits []briefing.Span) string {
	words, hits := page.Excerpt(text, sentence, hits)
	var b strings.Builder
	at := 0
	for _, h := range hits {
		b.WriteString(words[at:h.Start] + a.style(bold, h.In(words)))
		at = h.End
	}
	b.WriteString(words[at:])
	return b.String()
}

// printItem prints an item of a list.
func (a *app) printItem(s string) error {
	const bullet, indent = "- ", "  "
	line := a.fold(s, len(indent))
	_, err := fmt.Fprintln(a.out, bullet+strings.ReplaceAll(line, "\n", "\n"+indent))
	return err
}

// fold breaks a line to fit the output with an indent, if the output has a
// width.
func (a *app) fold(line string, indent int) string {
	if !a.hasWidth() {
		return line
	}
	return wrap(line, a.out.width-indent)
}

// near returns the visible text of the sentence around a hit. Of an extremely
// long one it returns some thousand bytes, since it is printed again for each
// of its hits.
func near(text briefing.Shown, sentence, hit briefing.Span) string {
	const most, beside = 8 << 10, 1 << 10
	if sentence.Len() <= most {
		return page.Plain(text, sentence)
	}
	start, end := max(sentence.Start, hit.Start-beside), min(sentence.End, hit.End+beside)
	for !utf8.RuneStart(text.Source[start]) {
		start++
	}
	for end < len(text.Source) && !utf8.RuneStart(text.Source[end]) {
		end--
	}
	return page.Plain(text, briefing.Span{Start: start, End: end})
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}
