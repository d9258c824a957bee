package derive

import (
	"cmp"
	"slices"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
)

// mostNotes limits the notes on figures that are looked for in the texts.
const mostNotes = 5000

// CountNote keeps an article that is a note about a figure. Its title and
// aliases are the figure's names.
func (s *Stated) CountNote(e briefing.Entry) {
	if e.Note != nil && e.Note.Kind != "" && fold.String(e.Title) != "" {
		s.notes = append(s.notes, e)
	}
}

// noteFigures returns the figures that notes are about, in the order of the
// notes' IDs. If notes share a name, the first one has it. An alias gives way
// to a name.
func (s *Stated) noteFigures() []*briefing.Figure {
	notes := slices.Clone(s.notes)
	slices.SortFunc(notes, func(a, b briefing.Entry) int { return cmp.Compare(a.ID, b.ID) })
	taken := map[string]bool{}
	var out []*briefing.Figure
	var kept []briefing.Entry
	for _, e := range notes[:min(mostNotes, len(notes))] {
		if name := fold.String(e.Title); !taken[name] {
			taken[name] = true
			out = append(out, &briefing.Figure{ID: briefing.SubjectID("note-" + e.ID), Type: e.Note.Kind, Name: e.Title, Note: e.ID})
			kept = append(kept, e)
		}
	}
	for i, f := range out {
		for _, alias := range kept[i].Note.Aliases {
			if name := fold.String(alias); name != "" && !taken[name] {
				taken[name] = true
				f.Aliases = append(f.Aliases, alias)
			}
		}
	}
	return out
}

// isNamed returns a function that reports whether a folded text is a name of
// one of figures.
func isNamed(figures []*briefing.Figure) func(folded string) bool {
	names := map[string]bool{}
	for _, f := range figures {
		for _, name := range briefing.Names(f) {
			names[fold.String(name)] = true
		}
	}
	return func(folded string) bool { return names[folded] }
}
