package notes

import (
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/internal/letters"
)

// Quoted returns a note without ID on the passage of an article that another program
// quotes, and what it says stands before and after it, which may be "". The words are
// compared as [Place] does. Ok is false if they stand nowhere, or in several places with
// the same surroundings: then the note holds the quotation, and is lost.
func Quoted(a *briefing.Article, quote, before, after string) (n Note, ok bool) {
	n = Note{Article: a.ID, File: a.File, Title: a.Title, Quote: oneLine(quote), Before: last(oneLine(before), Around), After: first(oneLine(after), Around)}
	plain := letters.Plain(n.Quote).String
	if plain == "" {
		return n, false
	}
	shown := briefing.Show(a.Text)
	text := letters.Of(shown, briefing.Span{End: len(a.Text)})
	all := occurrences(n, plain, text)
	slices.SortStableFunc(all, func(a, b occurrence) int { return b.around() - a.around() })
	if len(all) == 0 || len(all) > 1 && all[0].around() == all[1].around() {
		return n, false
	}
	n.at(shown, text.Span(all[0].start, all[0].end))
	return n, true
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// Says reports whether two notes say the same of the same passage of an article.
func (n Note) Says(o Note) bool {
	return n.Article == o.Article && letters.Plain(n.Quote).String == letters.Plain(o.Quote).String && oneLine(n.Text) == oneLine(o.Text)
}
