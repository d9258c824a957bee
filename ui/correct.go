package ui

import (
	"cmp"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"briefing/briefing"
	"briefing/briefing/digest"
	"briefing/briefing/library"
	"briefing/ui/jump"
	"briefing/ui/keys"
	"briefing/ui/live"
	"briefing/ui/nav"
)

// change changes the content of a digest.
type change func(data []byte) ([]byte, error)

// corrected carries a correction that was written, or undone.
type corrected struct {
	what   string
	done   *library.Correction // nil after an undo
	undone bool
	err    error
}

// correct changes the digest and then reports the change. Keys wait until the
// file is written.
func (m model) correct(what string, do change) (model, tea.Cmd) {
	lib, opts := m.lib, m.opts.Library
	m.correcting = true
	return m, func() tea.Msg {
		done, err := lib.Correct(opts, do)
		return corrected{what: what, done: done, err: err}
	}
}

// corrected rereads the library after a correction.
func (m model) corrected(msg corrected) (model, tea.Cmd) {
	m.correcting = false
	switch {
	case msg.err != nil && msg.undone: // earlier ones cannot be undone either
		m.corrections = nil
		m.changes = slices.DeleteFunc(slices.Clone(m.changes), func(c changeOf) bool { return c == digestChange })
		return m.say(msg.err.Error()), nil
	case msg.err != nil:
		return m.say(msg.err.Error()), nil
	case msg.undone:
		m.corrections = m.corrections[:len(m.corrections)-1]
		m.changes = m.changes[:len(m.changes)-1]
		m = m.say("undone: " + msg.what)
	default:
		m.corrections = append(slices.Clip(m.corrections), correction{msg.what, msg.done})
		m.changes = append(slices.Clip(m.changes), digestChange)
		m = m.say(msg.what).suggest(keys.Undo)
	}
	return m.renew(live.Files)
}

// correction is a correction that can be undone.
type correction struct {
	what string
	done *library.Correction
}

// changeOf says what the reader changed: a note, or the digest.
type changeOf int

const (
	noteChange changeOf = iota
	digestChange
)

// undo reverses the latest change of the notes or the digest.
func (m model) undo() (model, tea.Cmd) {
	n := len(m.changes)
	switch {
	case n == 0 && len(m.lib.Digest().Hidden) > 0:
		return m.listHidden()
	case n > 0 && m.changes[n-1] == digestChange:
		return m.undoCorrection()
	case n > 0:
		m.changes = m.changes[:n-1]
	}
	return m.undoNote()
}

// undoCorrection reverses the latest correction.
func (m model) undoCorrection() (model, tea.Cmd) {
	last := m.corrections[len(m.corrections)-1]
	m.correcting = true
	return m, func() tea.Msg { return corrected{what: last.what, undone: true, err: last.done.Undo()} }
}

// correctable returns the figure, event or number at the reader's position.
func (m model) correctable() (briefing.Subject, bool) {
	s := m.subject()
	if s == nil {
		return nil, false
	}
	switch s.Kind() {
	case briefing.KindFigure, briefing.KindEvent, briefing.KindNumber:
		return s, true
	}
	return nil, false
}

func (m model) nothingToCorrect() (model, tea.Cmd) {
	return m.say("nothing to correct here: go to a figure, event or number"), nil
}

func (m model) noFigure() (model, tea.Cmd) {
	return m.say("only a figure can be corrected so: go to one"), nil
}

// accept marks a found subject as checked, and moves to the next one in a list. A spelling
// that is proposed becomes an alias.
func (m model) accept() (model, tea.Cmd) {
	if to, _, ok := m.reader.Focused(); ok && m.focus == nav.Reader && to.Alias.Name != "" {
		return m.correct(to.Alias.Name+" is a name of "+string(to.Alias.Figure), func(data []byte) ([]byte, error) {
			return digest.Add(data, to.Alias.Figure, "aliases", to.Alias.Name)
		})
	}
	s, ok := m.correctable()
	switch words := m.searched(); {
	case !ok && words != "":
		return m.followWords(words)
	case !ok:
		return m.nothingToCorrect()
	case !briefing.IsFound(s):
		return m.say(s.Label() + " is in the digest already"), nil
	}
	if m.focus == nav.Index {
		m.index, _, _ = m.index.Act(keys.LineDown)
	}
	return m.correct("checked: "+s.Label(), func(data []byte) ([]byte, error) { return digest.Drop(data, s.SubjectID(), "found") })
}

// hide hides a subject in the digest.
func (m model) hide() (model, tea.Cmd) {
	s, ok := m.correctable()
	if !ok {
		return m.nothingToCorrect()
	}
	return m.correct("hidden: "+s.Label(), func(data []byte) ([]byte, error) { return digest.Set(data, s.SubjectID(), "hidden", "true") })
}

// nextKind changes a figure to the next kind.
func (m model) nextKind() (model, tea.Cmd) {
	f, ok := m.subject().(*briefing.Figure)
	if !ok {
		return m.noFigure()
	}
	all := []briefing.FigureKind{briefing.Person, briefing.Organization, briefing.Place, briefing.Thing}
	next := all[(slices.Index(all, f.Type)+1)%len(all)]
	return m.correct(f.Name+" is "+withArticle(next)+" now", func(data []byte) ([]byte, error) {
		return digest.Set(data, f.ID, "kind", string(next))
	})
}

func withArticle(k briefing.FigureKind) string {
	if k == briefing.Organization {
		return "an " + string(k)
	}
	return "a " + string(k)
}

// notHere excludes the current article from a figure's mentions.
func (m model) notHere() (model, tea.Cmd) {
	f, ok := m.subject().(*briefing.Figure)
	e, here := m.currentArticle()
	switch {
	case !ok:
		return m.noFigure()
	case !here:
		return m.say("go to an article to say that " + f.Name + " is not in it"), nil
	}
	return m.correct(f.Name+" is not in this article", func(data []byte) ([]byte, error) {
		return digest.Add(data, f.ID, "apart", string(e.ID))
	})
}

// merge asks which other figure this one is.
func (m model) merge() (model, tea.Cmd) {
	f, ok := m.subject().(*briefing.Figure)
	if !ok {
		return m.noFigure()
	}
	var items []jump.Item
	for _, o := range m.likeliest(f) {
		items = append(items, jump.Item{
			Label: o.Name, Also: jump.Also{ID: string(o.ID)}, Kind: string(o.Type), Count: m.Tallies[o.ID].Stops(),
			Intent: nav.Decide{What: f.Name + " is " + o.Name, Subject: f.ID, Key: "same", Value: string(o.ID)},
		})
	}
	if len(items) == 0 {
		return m.say("there is no other figure"), nil
	}
	return m.choose(f.Name+" is the same as", "merge", items), nil
}

// likeliest returns the figures that may be f, the likeliest first: of the same
// kind, with a word of its name, often mentioned.
func (m model) likeliest(f *briefing.Figure) []*briefing.Figure {
	words := strings.Fields(strings.ToLower(strings.Join(briefing.Names(f), " ")))
	rank := map[briefing.SubjectID]int{}
	var out []*briefing.Figure
	for _, o := range m.lib.Digest().Figures {
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
		return cmp.Or(cmp.Compare(rank[b.ID], rank[a.ID]), cmp.Compare(m.Tallies[b.ID].Stops(), m.Tallies[a.ID].Stops()))
	})
	return out
}

// rename asks for a new name of a subject: one of its aliases, or typed text. A
// figure keeps the old name as an alias.
func (m model) rename() (model, tea.Cmd) {
	s, ok := m.correctable()
	if !ok {
		return m.nothingToCorrect()
	}
	called := func(name string) jump.Item {
		if name == s.Label() {
			return jump.Item{Label: name, Detail: "is its name", Intent: nav.Say{Text: name + " is its name already"}}
		}
		return jump.Item{Label: name, Intent: nav.Decide{What: s.Label() + " is called " + name, Subject: s.SubjectID(), Key: "name", Value: name}}
	}
	var items []jump.Item
	if f, ok := s.(*briefing.Figure); ok {
		for _, name := range f.Aliases {
			items = append(items, called(name))
		}
	}
	m = m.choose("Rename "+s.Label()+": change the name, type or choose one", "rename", items)
	m.jump = m.jump.Offering(s.Label(), called)
	return m, nil
}

// choose opens a list of decisions, and says what Enter does with one.
func (m model) choose(title, does string, items []jump.Item) model {
	m = m.closeOverlay()
	m.overlay = jumping
	m.jump = m.jump.Open(title, jump.Of(items)).Entering(does)
	return m.arrange()
}

// decide carries out a chosen decision.
func (m model) decide(i nav.Decide) (model, tea.Cmd) {
	m = m.closeOverlay()
	was, _ := m.lib.Digest().Subject(i.Subject).(*briefing.Figure)
	return m.correct(i.What, func(data []byte) ([]byte, error) {
		if i.Value == "" {
			return digest.Drop(data, i.Subject, i.Key)
		}
		data, err := digest.Set(data, i.Subject, i.Key, i.Value)
		if err == nil && i.Key == "name" && was != nil {
			data, err = renamed(data, was, i.Value)
		}
		return data, err
	})
}

// renamed keeps the old name of a figure as an alias.
func renamed(data []byte, was *briefing.Figure, name string) ([]byte, error) {
	if was.Name == name {
		return data, nil
	}
	return digest.Add(data, was.ID, "aliases", was.Name)
}
