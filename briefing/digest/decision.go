package digest

import (
	"cmp"
	"slices"
	"strings"

	"briefing/briefing"
)

// Decision is what a reader decides about a subject, and how the file of a digest
// says so.
type Decision struct {
	What   string // in words: "checked: Ada Holm"
	Change func(data []byte) ([]byte, error)
}

// entered returns data with an entry of a subject. Where the program adds to the digest what
// it derives, a subject may have none; elsewhere nothing changes.
func entered(data []byte, s briefing.Subject) ([]byte, error) {
	root, content, err := decoded(data)
	if err != nil {
		return nil, err
	}
	top, _ := content.(map[string]any)
	if top["derive"] != true || entryOf(root, s.SubjectID()) != nil {
		return data, nil
	}
	only := &briefing.Digest{}
	switch s := s.(type) {
	case *briefing.Figure:
		only.Figures = []*briefing.Figure{s}
	case *briefing.Event:
		only.Events = []*briefing.Event{s}
	case *briefing.Number:
		only.Numbers = []*briefing.Number{s}
	}
	return IncludeDerived(data, only)
}

// about returns a decision on a subject, which has an entry before change sees the data.
func about(s briefing.Subject, what string, change func(data []byte) ([]byte, error)) Decision {
	return Decision{what, func(data []byte) ([]byte, error) {
		data, err := entered(data, s)
		if err != nil {
			return nil, err
		}
		return change(data)
	}}
}

// checked returns data without "found" at a subject's entry: whoever decides on what the
// program found has checked it. The mark stays where it cannot be taken out, such as in an
// included file, since the decision itself counts more.
func checked(data []byte, id briefing.SubjectID) []byte {
	if without, err := Drop(data, id, "found"); err == nil {
		return without
	}
	return data
}

// Accept decides that a subject which the program found is one. A number then has a rule by
// which later articles give it with other values.
func Accept(s briefing.Subject) Decision {
	return about(s, "checked: "+s.Label(), func(data []byte) ([]byte, error) {
		data, err := Drop(data, s.SubjectID(), "found")
		n, isNumber := s.(*briefing.Number)
		if err != nil || !isNumber {
			return data, err
		}
		if rule, ok := anyOf(n); ok {
			return AddRule(data, n.ID, rule, briefing.Said{})
		}
		return data, nil
	})
}

// Hide decides that a subject is unwanted.
func Hide(s briefing.Subject) Decision {
	return about(s, "hidden: "+s.Label(), func(data []byte) ([]byte, error) { return Set(data, s.SubjectID(), "hidden", "true") })
}

// BringBack decides that a subject is hidden no longer.
func BringBack(s briefing.Subject) Decision {
	return Decision{"brought back: " + s.Label(), func(data []byte) ([]byte, error) { return Drop(data, s.SubjectID(), "hidden") }}
}

// Follow decides on a new subject.
func Follow(s briefing.Subject) Decision {
	if n, ok := s.(*briefing.Number); ok {
		if rule, ok := anyOf(n); ok {
			all := *n
			all.Match = slices.Concat([]briefing.Rule{rule}, n.Match)
			s = &all
		}
	}
	return Decision{"followed: " + s.Label(), func(data []byte) ([]byte, error) { return Include(data, s) }}
}

// Refuse decides that a subject which is only proposed is unwanted.
func Refuse(s briefing.Subject) Decision {
	return Decision{"not proposed again: " + s.Label(), func(data []byte) ([]byte, error) { return includeHidden(data, s) }}
}

// Alias decides that a spelling is a name of a figure.
func Alias(figure briefing.SubjectID, name string) Decision {
	return Decision{name + " is a name of " + string(figure), func(data []byte) ([]byte, error) { return Add(data, figure, "aliases", name) }}
}

// AlsoCalled decides that a figure which is only proposed is the same as one of the digest, which
// gets its names.
func AlsoCalled(figure briefing.SubjectID, proposed *briefing.Figure) Decision {
	return Decision{proposed.Name + " is a name of " + string(figure), func(data []byte) (_ []byte, err error) {
		for _, name := range briefing.Names(proposed) {
			if data, err = Add(data, figure, "aliases", name); err != nil {
				return nil, err
			}
		}
		return data, nil
	}}
}

// NextKind decides that a figure is of the kind after its own.
func NextKind(f *briefing.Figure) Decision {
	all := []briefing.FigureKind{briefing.Person, briefing.Organization, briefing.Place, briefing.Thing}
	next := all[(slices.Index(all, f.Type)+1)%len(all)]
	return about(f, f.Name+" is "+ofKind(next)+" now", func(data []byte) ([]byte, error) {
		return Set(checked(data, f.ID), f.ID, "kind", string(next))
	})
}

// ofKind returns a kind with its article: "a person".
func ofKind(k briefing.FigureKind) string {
	if k == briefing.Organization {
		return "an " + string(k)
	}
	return "a " + string(k)
}

// NotIn decides that the names of a figure mean somebody else in an article.
func NotIn(f *briefing.Figure, id briefing.ArticleID) Decision {
	return about(f, f.Name+" is not in this article", func(data []byte) ([]byte, error) {
		return Add(data, f.ID, "apart", string(id))
	})
}

// Merge decides that a figure is the same as another. It says their kinds if they differ.
func Merge(f, into *briefing.Figure) Decision {
	what := f.Name + " is " + into.Name
	if f.Type != into.Type && f.Type != "" && into.Type != "" {
		what = f.Name + ", " + ofKind(f.Type) + ", is " + into.Name + ", " + ofKind(into.Type)
	}
	return about(f, what, func(data []byte) ([]byte, error) {
		data, err := entered(data, into)
		if err != nil {
			return nil, err
		}
		return Set(checked(checked(data, f.ID), into.ID), f.ID, "same", string(into.ID))
	})
}

// Rename decides on another name of a figure, event or number. A figure keeps its old
// name as an alias.
func Rename(s briefing.Subject, name string) Decision {
	return about(s, s.Label()+" is called "+name, func(data []byte) ([]byte, error) {
		data, err := Set(checked(data, s.SubjectID()), s.SubjectID(), "name", name)
		if f, ok := s.(*briefing.Figure); ok && err == nil && f.Name != name {
			return Add(data, f.ID, "aliases", f.Name)
		}
		return data, err
	})
}

// Likeliest returns the other figures of a digest, first those that are most likely to be
// f: of the same kind, with a word of its name, often mentioned.
func Likeliest(d *briefing.Digest, f *briefing.Figure, tallies map[briefing.SubjectID]briefing.Tally) []*briefing.Figure {
	words := strings.Fields(strings.ToLower(strings.Join(briefing.Names(f), " ")))
	rank := map[briefing.SubjectID]int{}
	var out []*briefing.Figure
	for _, o := range d.Figures {
		if o.ID == f.ID {
			continue
		}
		for w := range strings.FieldsSeq(strings.ToLower(strings.Join(briefing.Names(o), " "))) {
			if slices.Contains(words, w) {
				rank[o.ID] += 2
			}
		}
		if o.Type == f.Type {
			rank[o.ID]++
		}
		out = append(out, o)
	}
	slices.SortStableFunc(out, func(a, b *briefing.Figure) int {
		return cmp.Or(cmp.Compare(rank[b.ID], rank[a.ID]), cmp.Compare(tallies[b.ID].Stops(), tallies[a.ID].Stops()))
	})
	return out
}
