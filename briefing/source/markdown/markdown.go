// Package markdown makes articles from Markdown documents, with or without
// front matter. An article keeps the document's Markdown, except for the front
// matter, a heading that only repeats the title, and templates that a site
// generator would replace.
package markdown

import (
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/source/cleanup"
)

// Article makes an article from the lines of a document or of a part of one.
// Fields that known already has stay. The file name in known may supply the
// title. Lines that are not part of the article get a reason.
func Article(lines []cleanup.Line, known briefing.Entry) *briefing.Article {
	removeTemplates(lines)
	if stem := stemOf(known.File.String()); known.Title == "" && known.Note != nil && known.Note.Aliases != nil && isWritten(stem) {
		known.Title = stem
	}
	if known.Title == "" {
		known.Title = findTitle(lines, known.File.String())
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
