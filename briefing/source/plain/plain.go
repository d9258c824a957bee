// Package plain makes articles from plain text documents.
//
// Text is converted to Markdown once, at import, and reads the same in both. A
// long line becomes a paragraph. Lines wrapped by hand are joined. A short line
// between paragraphs that reads like a title becomes a heading. Only characters
// with a meaning in Markdown are escaped.
package plain

import (
	"strings"

	"briefing/briefing"
	"briefing/briefing/source/cleanup"
	"briefing/briefing/source/escape"
	"briefing/briefing/source/stated"
)

// Article makes an article from the lines of a document or of a part of one.
// Fields that known already has stay. Lines that are not part of the article
// get a reason.
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
			escape.Inline(&b, p.text) // IsHeading rejects texts that end in #
		default:
			escape.Paragraph(&b, p.text)
		}
	}
	return b.String()
}
