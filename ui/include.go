package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"briefing/briefing"
	"briefing/briefing/digest"
	"briefing/briefing/page"
	"briefing/ui/jump"
	"briefing/ui/keys"
	"briefing/ui/nav"
)

// listHidden lists what the digest hides; Enter brings one back.
func (m model) listHidden() (model, tea.Cmd) {
	var items []jump.Item
	for _, s := range m.lib.Digest().Hidden {
		items = append(items, jump.Item{
			Label: s.Label(), Also: jump.Also{ID: string(s.SubjectID())}, Kind: string(s.Kind()),
			Intent: nav.Decide{Subject: s.SubjectID()},
		})
	}
	if len(items) == 0 {
		return m.closeOverlay().say("nothing is hidden"), nil
	}
	return m.choose("Hidden: Enter brings one back", "bring back", items), nil
}

// searched returns the words of the search whose hits are walked, "" if none are.
func (m model) searched() string {
	if !m.trail.IsWalked() || !page.IsSearch(m.trail.Trail.Trail) {
		return ""
	}
	q, err := briefing.ParseQuery(m.trail.Label)
	if err != nil {
		return ""
	}
	return strings.Join(q.Words(), " ")
}

// followWords asks for the name of a new figure, which begins with the words of a
// search.
func (m model) followWords(words string) (model, tea.Cmd) {
	m = m.choose("Follow a new figure: change its name if need be", "follow it", nil)
	m.jump = m.jump.Offering(words, func(name string) jump.Item {
		return jump.Item{Label: name, Detail: "a thing; " + m.opts.Config.Keys.Key(keys.NextKind) + " makes it something else", Intent: nav.Include{Name: name}}
	})
	return m, nil
}

// include puts a new figure into the digest.
func (m model) include(name string) (model, tea.Cmd) {
	m = m.closeOverlay()
	for _, f := range m.lib.Digest().Figures {
		for _, has := range briefing.Names(f) {
			if strings.EqualFold(has, name) {
				return m.say(f.Name + " is a figure already"), nil
			}
		}
	}
	f := &briefing.Figure{Type: briefing.Thing, Name: name}
	f.ID = m.newID(name)
	return m.correct(digest.Follow(f))
}

// newID returns an ID for a new subject of a name.
func (m model) newID(name string) briefing.SubjectID {
	return digest.ID(name, func(id string) bool {
		return m.lib.Digest().Subject(briefing.SubjectID(id)) != nil || m.Has(briefing.ArticleID(id)) || m.hides(briefing.SubjectID(id))
	})
}

// hides reports whether the digest hides a subject.
func (m model) hides(id briefing.SubjectID) bool { return m.hidden(id) != nil }

// hidden returns a subject that the digest hides, nil if it does not.
func (m model) hidden(id briefing.SubjectID) briefing.Subject {
	for _, s := range m.lib.Digest().Hidden {
		if s.SubjectID() == id {
			return s
		}
	}
	return nil
}
