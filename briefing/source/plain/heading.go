package plain

import (
	"strings"
	"unicode/utf8"

	"briefing/briefing/source/cleanup"
)

// findHeadings marks the paragraphs that are headings: single lines that read
// like a title and are underlined or stand between paragraphs of prose. The
// first paragraph is none: it may be a standfirst or a caption.
func findHeadings(paragraphs []paragraph) {
	for i := range paragraphs {
		p := &paragraphs[i]
		if p.joined || p.rule || !cleanup.IsHeading(p.text) || i+1 == len(paragraphs) {
			continue
		}
		p.heading = p.underlined || i > 0 && isProse(paragraphs[i-1]) && isParagraph(paragraphs[i+1])
	}
}

// isProse reports whether a heading can follow p. A paragraph that introduces a
// list or breaks off does not end a section.
func isProse(p paragraph) bool {
	return cleanup.EndsSentence(p.text) || isParagraph(p) && !strings.HasSuffix(p.text, ":") && !strings.HasSuffix(p.text, ",")
}

// isParagraph reports whether p is too long for a heading.
func isParagraph(p paragraph) bool {
	const columns, words = 80, 12
	return utf8.RuneCountInString(p.text) >= columns || strings.Count(p.text, " ") >= words
}
