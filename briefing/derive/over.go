package derive

import (
	"slices"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
)

// Over returns a derived digest with what an editor gave put over it: the editor's subjects
// come first, and of the others those that are Beside them.
func Over(given, d *briefing.Digest) *briefing.Digest {
	rest := Beside(given, d)
	out := *given
	out.Derived = true
	if out.Title == "" {
		out.Title = d.Title
	}
	out.Topics = slices.Concat(given.Topics, rest.Topics)
	out.Figures = slices.Concat(given.Figures, rest.Figures)
	out.Events = slices.Concat(given.Events, rest.Events)
	out.Numbers = slices.Concat(given.Numbers, rest.Numbers)
	slices.SortStableFunc(out.Events, byDate)
	return &out
}

// Beside returns the subjects of a derived digest that an editor's neither lists nor hides,
// by their IDs or, for figures, by any name.
func Beside(given, d *briefing.Digest) *briefing.Digest {
	named := namedIn(given)
	return &briefing.Digest{
		Topics:  without(d.Topics, func(t *briefing.Topic) bool { return given.Has(t.ID) }),
		Figures: without(d.Figures, func(f *briefing.Figure) bool { return given.Has(f.ID) || slices.ContainsFunc(briefing.Names(f), named) }),
		Events:  without(d.Events, func(e *briefing.Event) bool { return given.Has(e.ID) }),
		Numbers: without(d.Numbers, func(n *briefing.Number) bool { return given.Has(n.ID) }),
	}
}

// without returns a copy of a list without the subjects that are given.
func without[S any](list []S, isGiven func(S) bool) []S {
	return slices.DeleteFunc(slices.Clone(list), isGiven)
}

// namedIn returns a function that reports whether a name is that of a figure which a digest
// lists or hides.
func namedIn(d *briefing.Digest) func(name string) bool {
	figures := slices.Clone(d.Figures)
	for _, s := range d.Hidden {
		if f, ok := s.(*briefing.Figure); ok {
			figures = append(figures, f)
		}
	}
	named := isNamed(figures)
	return func(name string) bool { return named(fold.String(name)) }
}
