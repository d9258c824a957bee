package derive

import (
	"slices"
	"strings"
	"sync"

	"briefing/briefing"
	"briefing/briefing/internal/language"
)

// Written returns mentions in an article without those of tags that say nothing of a name.
// They lie within the target of a link to a note: nobody writes a name as in
// "[[new-treaty-signed]]". Or they are common nouns in a German text, which writes a capital
// though they name nothing.
func Written(a *briefing.Article, mentions []briefing.Mention) []briefing.Mention {
	hasLinks := strings.Contains(a.Text, "[[")
	isGerman := sync.OnceValue(func() bool { return language.Named(a.Language, a.Text) == language.German })
	return slices.DeleteFunc(mentions, func(m briefing.Mention) bool {
		return strings.HasPrefix(string(m.Subject), tagFigure) &&
			(hasLinks && isInSlug(a.Text, m.Ref.Span) || language.IsGermanNoun(m.Ref.Span.In(a.Text)) && isGerman())
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
