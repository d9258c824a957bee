package match

import (
	"fmt"
	"strings"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
)

// Filtered returns the subject for a figure, topic or event filter: the one
// with that ID, else with that name or alias, else the only one with the
// value's words in a name or alias; the last word may be incomplete. The error
// is a *briefing.QueryError.
func Filtered(d *briefing.Digest, f briefing.Filter) (briefing.SubjectID, error) {
	subjects := d.SubjectsOf(f.Key.SubjectKind())
	value := fold.String(f.Value)
	var same, part []briefing.Subject
	for _, s := range subjects {
		if string(s.SubjectID()) == f.Value {
			return s.SubjectID(), nil
		}
		isSame, isPart := compareNames(s, value)
		if isSame {
			same = append(same, s)
		}
		if isPart {
			part = append(part, s)
		}
	}
	if len(same) == 0 {
		same = part
	}
	switch len(same) {
	case 0:
		return "", noSubject(f, subjects)
	case 1:
		return same[0].SubjectID(), nil
	}
	return "", severalSubjects(f, same)
}

// compareNames reports whether one of the names of s is value, which is folded,
// and whether value is a part of one.
func compareNames(s briefing.Subject, value string) (same, part bool) {
	for _, name := range append(briefing.Names(s), string(s.SubjectID())) {
		name = fold.String(name)
		same = same || name == value
		part = part || strings.Contains(" "+name, " "+value)
	}
	return same, part
}

func noSubject(f briefing.Filter, subjects []briefing.Subject) error {
	err := &briefing.QueryError{Term: f.String(), Reason: fmt.Sprintf("there is no such %s", f.Key)}
	var ids, names []string
	for _, s := range subjects {
		ids = append(ids, string(s.SubjectID()))
		names = append(names, briefing.Names(s)...)
	}
	if near := briefing.Nearest(f.Value, append(ids, names...)); near != "" {
		err.Hint = fmt.Sprintf("did you mean %q?", near)
	} else if near := briefing.NearestByWord(f.Value, names); len(near) > 0 {
		err.Hint = fmt.Sprintf("did you mean %s?", briefing.Choice(near))
	}
	return err
}

func severalSubjects(f briefing.Filter, subjects []briefing.Subject) error {
	const most = 5
	var ids []string
	for _, s := range subjects {
		if len(ids) == most {
			ids = append(ids, "…")
			break
		}
		ids = append(ids, string(s.SubjectID()))
	}
	return &briefing.QueryError{
		Term:   f.String(),
		Reason: fmt.Sprintf("this may be %d %ss", len(subjects), f.Key),
		Hint:   "say which: " + strings.Join(ids, ", "),
	}
}
