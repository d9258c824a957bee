// Package plain makes articles of plain text documents.
//
// Text becomes Markdown once, at import, and then reads the same in both: a long
// line is a paragraph, lines that were wrapped by hand are joined, a short line
// between paragraphs that reads like a title becomes a heading, and characters
// that would mean something in Markdown, and only these, are escaped.
package plain

import (
	"strings"

	"briefing/briefing"
	"briefing/briefing/source/cleanup"
	"briefing/briefing/source/escape"
	"briefing/briefing/source/stated"
)

// Article makes an article of the lines of a document, or of the part of one.
// What is known already of the article stays; what the lines state is added. The
// lines are changed: those that are not part of the article get their reason.
func Article(lines []cleanup.Line, known briefing.Entry) *briefing.Article {
	cleanup.RemoveTitle(lines, known.Title)
	entry := stated.Complete(known, cleanup.Lines(lines))
	if entry.Title == "" {
		entry.Title = cleanup.FindTitle(lines)
	}
	paragraphs := paragraphs(lines)
	findHeadings(paragraphs)
	return &briefing.Article{Entry: entry, Text: markdown(paragraphs), Removed: cleanup.Removed(lines)}
}

// markdown returns paragraphs as Markdown, with a blank line between them.
func markdown(paragraphs []paragraph) string {
	var b strings.Builder
	for i, p := range paragraphs {
		if i > 0 {
			b.WriteString("\n\n")
		}
		switch {
		case p.rule:
			b.WriteString("* * *")
		case p.heading:
			b.WriteString("## ")
			escape.Inline(&b, p.text) // IsHeading takes none that ends in #
		default:
			escape.Paragraph(&b, p.text)
		}
	}
	return b.String()
}
