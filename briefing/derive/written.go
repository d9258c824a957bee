package derive

import (
	"slices"
	"strings"

	"briefing/briefing"
)

// Written returns mentions in a text without those of tags within the target of
// a link to a note: nobody writes a name as in "[[new-treaty-signed]]".
func Written(text string, mentions []briefing.Mention) []briefing.Mention {
	if !strings.Contains(text, "[[") {
		return mentions
	}
	return slices.DeleteFunc(mentions, func(m briefing.Mention) bool {
		return strings.HasPrefix(string(m.Subject), tagFigure) && isInSlug(text, m.Ref.Span)
	})
}

// isInSlug reports whether a span lies in a link to a note that shows its
// target, and whether that target is words joined by hyphens.
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
