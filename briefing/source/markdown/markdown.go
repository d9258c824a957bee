// Package markdown makes articles of Markdown documents, with or without front
// matter. The text of an article is the document's Markdown as it stands, but
// for the front matter, a heading that only gives the title, and what a program that
// makes a site of it would replace.
package markdown

import (
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/source/cleanup"
)

// Article makes an article of the lines of a document, or of the part of one.
// What is known already of the article stays; its File, if it has one, may tell what
// the lines do not. The lines are changed: those that
// are not part of the article get their reason.
func Article(lines []cleanup.Line, known briefing.Entry) *briefing.Article {
	removeTemplates(lines)
	if known.Title == "" {
		known.Title = findTitle(lines, known.File)
	} else {
		removeTitle(lines, known.Title)
	}
	text := withTables(join(lines))
	for _, tag := range inlineTags(text) {
		if !slices.Contains(known.Tags, tag) {
			known.Tags = append(slices.Clip(known.Tags), tag)
		}
	}
	if known.File != "" {
		known.Note = complete(known.Note, known)
	}
	return &briefing.Article{Entry: known, Text: text, Removed: cleanup.Removed(lines)}
}

// join returns the lines that are part of the article, without blank lines
// around them.
func join(lines []cleanup.Line) string {
	size := 0
	for _, l := range lines {
		size += len(l.Raw) + 1
	}
	var b strings.Builder
	b.Grow(size)
	for _, l := range lines {
		if l.Reason == "" && (b.Len() > 0 || l.Text != "") {
			b.WriteString(l.Raw)
			b.WriteByte('\n')
		}
	}
	return strings.TrimRight(b.String(), " \t\n")
}
