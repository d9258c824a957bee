package notes

import (
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
)

// Answer returns a query with its filters for notes answered: has:note by all notes that
// stand in the library, note: by those that have the words of its value in a row, in what
// the reader wrote, in the passage or as a tag; note:#tag by those with the tag.
func Answer(q briefing.Query, placed []Placed) briefing.Query {
	return q.WithNotes(func(f briefing.Filter) []briefing.Ref {
		var refs []briefing.Ref
		for _, p := range placed {
			if p.State != Lost && (f.Key == briefing.FilterHas || p.answers(f)) {
				refs = append(refs, p.Ref())
			}
		}
		return refs
	})
}

// answers reports whether a note has what a filter asks for.
func (n Note) answers(f briefing.Filter) bool {
	value := fold.String(f.Value)
	isTag := func(tag string) bool {
		tag = fold.String(tag)
		return tag == value || f.Prefix && strings.HasPrefix(tag, value)
	}
	if slices.ContainsFunc(n.AllTags(), isTag) {
		return true
	}
	if !f.Prefix {
		value += " "
	}
	holds := func(text string) bool { return strings.Contains(" "+fold.String(text)+" ", " "+value) }
	return !strings.HasPrefix(f.Value, "#") && (holds(n.Text) || holds(n.Quote))
}
