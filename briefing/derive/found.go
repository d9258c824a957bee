package derive

import (
	"cmp"
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
)

// Find sets the figures, events and numbers that the program found in the
// texts, the most important first. Nobody has checked them.
func (s *Stated) Find(found *briefing.Digest) { s.found = found }

// foundFigures returns the figures that were found, except those named by
// notes.
func (s *Stated) foundFigures(notes []*briefing.Figure) []*briefing.Figure {
	if s.found == nil {
		return nil
	}
	named := isNamed(notes)
	var out []*briefing.Figure
	for _, f := range s.found.Figures {
		if !slices.ContainsFunc(briefing.Names(f), func(name string) bool { return named(fold.String(name)) }) {
			f := *f
			f.ID = apart(f.ID)
			out = append(out, &f)
		}
	}
	return out
}

// addFound adds the events and numbers that were found to d, as candidates.
func (s *Stated) addFound(d *briefing.Digest) {
	if s.found == nil {
		return
	}
	for _, e := range s.found.Events {
		e := *e
		e.ID = apart(e.ID)
		d.Events = append(d.Events, &e)
	}
	for _, n := range s.found.Numbers {
		n := *n
		n.ID = apart(n.ID)
		d.Numbers = append(d.Numbers, &n)
	}
}

// chooseFound adds the events and numbers that were found and have mentions,
// events in the order of their dates.
func (s *Stated) chooseFound(d *briefing.Digest, mentions map[briefing.SubjectID]int) {
	s.addFound(d)
	d.Events = slices.DeleteFunc(d.Events, func(e *briefing.Event) bool { return mentions[e.ID] == 0 })
	d.Numbers = slices.DeleteFunc(d.Numbers, func(n *briefing.Number) bool { return mentions[n.ID] == 0 })
	slices.SortStableFunc(d.Events, byDate)
}

func byDate(a, b *briefing.Event) int { return cmp.Or(a.Date.Compare(b.Date), cmp.Compare(a.ID, b.ID)) }

// apart returns an ID that no other subject of a derived digest has.
func apart(id briefing.SubjectID) briefing.SubjectID {
	for _, prefix := range []string{"tag-", "source-", "folder-", "published-", "note-", tagFigure} {
		if strings.HasPrefix(string(id), prefix) {
			return "found-" + id
		}
	}
	return id
}
