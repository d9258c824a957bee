package correct

import (
	"strings"

	"briefing/briefing"
	"briefing/briefing/digest"
	"briefing/briefing/page"
	"briefing/ui/jump"
	"briefing/ui/keys"
	"briefing/ui/nav"
	"briefing/ui/spot"
)

// merge asks which other figure this one is.
func merge(at *spot.Spot) nav.Intent {
	f, ok := at.Subject().(*briefing.Figure)
	into := func(o *briefing.Figure) nav.Intent { return Merge{Figure: f.ID, Into: o.ID} }
	if s := proposed(at); s != nil {
		p, isFigure := s.(*briefing.Figure)
		f, ok = p, isFigure
		into = func(o *briefing.Figure) nav.Intent { return name{Figure: o.ID, Proposed: p} }
	}
	if !ok {
		return noFigure
	}
	var items []jump.Item
	for _, o := range digest.Likeliest(at.Library.Digest(), f, at.Tallies) {
		items = append(items, jump.Item{
			Label: o.Name, Also: jump.Also{ID: string(o.ID)}, Kind: string(o.Type), Count: at.Tallies[o.ID].Stops(),
			Intent: into(o),
		})
	}
	if len(items) == 0 {
		return nav.Tell("there is no other figure")
	}
	return jump.Choose{Title: f.Name + " is the same as", Does: "merge", Items: items}
}

// rename asks for a new name of a subject: one of its aliases, or typed text. A figure
// keeps the old name as an alias.
func rename(at *spot.Spot) nav.Intent {
	s, ok := correctable(at)
	if !ok {
		return nothingToCorrect
	}
	called := func(name string) jump.Item {
		if name == s.Label() {
			return jump.Item{Label: name, Detail: "is its name", Intent: nav.Tell(name + " is its name already")}
		}
		return jump.Item{Label: name, Intent: Rename{Subject: s.SubjectID(), Name: name}}
	}
	var items []jump.Item
	if f, ok := s.(*briefing.Figure); ok {
		for _, name := range f.Aliases {
			items = append(items, called(name))
		}
	}
	return jump.Choose{
		Title: "Rename " + s.Label() + ": change the name, choose or type one", Does: "rename", Items: items,
		Begins: s.Label(), Typed: called,
	}
}

// hidden lists what the digest hides; Enter brings one back.
func hidden(at *spot.Spot) nav.Intent {
	var items []jump.Item
	for _, s := range at.Library.Digest().Hidden {
		items = append(items, jump.Item{
			Label: s.Label(), Also: jump.Also{ID: string(s.SubjectID())}, Kind: string(s.Kind()),
			Intent: bringBack{Subject: s.SubjectID()},
		})
	}
	if len(items) == 0 {
		return nav.Tell("nothing is hidden")
	}
	return jump.Choose{Title: "Hidden: Enter brings one back", Does: "bring back", Items: items}
}

// hiddenSubject returns a subject that the digest hides, nil if it does not.
func hiddenSubject(d *briefing.Digest, id briefing.SubjectID) briefing.Subject {
	for _, s := range d.Hidden {
		if s.SubjectID() == id {
			return s
		}
	}
	return nil
}

// searched returns the words of the search whose hits are walked, "" if none are.
func searched(at *spot.Spot) string {
	if !at.Trail.IsWalked() || !page.IsSearch(at.Trail.Trail.Trail) {
		return ""
	}
	q, err := briefing.ParseQuery(at.Trail.Label)
	if err != nil {
		return ""
	}
	return strings.Join(q.Words(), " ")
}

// followWords asks for the name of a new figure, which begins with the words of a search.
func followWords(words string, at *spot.Spot) nav.Intent {
	detail := "a thing; " + at.Keys.Key(keys.NextKind) + " makes it something else"
	return jump.Choose{
		Title: "Follow a new figure: change its name if need be", Does: "follow it", Begins: words,
		Typed: func(name string) jump.Item {
			return jump.Item{Label: name, Detail: detail, Intent: Include{Name: name}}
		},
	}
}

// include puts a new figure into the digest.
func (d *Desk) include(name string, at *spot.Spot) nav.Intent {
	for _, f := range at.Library.Digest().Figures {
		for _, has := range briefing.Names(f) {
			if strings.EqualFold(has, name) {
				return nav.Tell(f.Name + " is a figure already")
			}
		}
	}
	return d.write(digest.Follow(&briefing.Figure{ID: newID(name, at), Type: briefing.Thing, Name: name}), at)
}

// newID returns an ID for a new subject of a name.
func newID(name string, at *spot.Spot) briefing.SubjectID {
	in := at.Library.Digest()
	return digest.ID(name, func(id string) bool {
		of := briefing.SubjectID(id)
		return in.Has(of) || at.Has(briefing.ArticleID(id))
	})
}
