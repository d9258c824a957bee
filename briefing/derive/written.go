package derive

import (
	"slices"
	"strings"

	"briefing/briefing"
)

// Written returns mentions in a text without those of tags in what a link to a note
// calls it by its file: "[[new-treaty-signed]]" is not how anybody writes a name.
func Written(text string, mentions []briefing.Mention) []briefing.Mention {
	if !strings.Contains(text, "[[") {
		return mentions
	}
	return slices.DeleteFunc(mentions, func(m briefing.Mention) bool {
		return strings.HasPrefix(string(m.Subject), tagFigure) && isInSlug(text, m.Ref.Span)
	})
}

// isInSlug reports whether a span is in a link to a note that has no words of its own,
// and calls the note by words with hyphens between them.
func isInSlug(text string, span briefing.Span) bool {
	const longest = 200
	before := text[max(0, span.Start-longest):span.Start]
	after := text[span.End:min(len(text), span.End+longest)]
	i, j := strings.LastIndex(before, "[["), strings.Index(after, "]]")
	if i < 0 || j < 0 {
		return false
	}
	slug := before[i+len("[["):] + span.In(text) + after[:j]
	return strings.Contains(slug, "-") && !strings.ContainsAny(slug, "[]|\n ")
}
