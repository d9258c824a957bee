package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"briefing/briefing"
	"briefing/briefing/digest"
	"briefing/briefing/library"
	"briefing/briefing/page"
	"briefing/ui/jump"
	"briefing/ui/keys"
	"briefing/ui/live"
	"briefing/ui/nav"
)

// corrected carries a correction that was written, or undone.
type corrected struct {
	what   string
	done   *library.Correction // nil after an undo
	at     page.ID             // the entry of the panel that it was made on
	undone bool
	err    error
}

// correct writes a decision into the digest and then reports it. Keys wait until the
// file is written.
func (m model) correct(d digest.Decision) (model, tea.Cmd) {
	lib, opts := m.lib, m.opts.Library
	m.correcting, m.instead, m.reselect = true, page.ID{}, page.ID{}
	var at page.ID
	if m.focus == nav.Index {
		at, _ = m.index.Selected()
	}
	return m, func() tea.Msg {
		done, err := lib.Correct(opts, d.Change)
		return corrected{what: d.What, done: done, at: at, err: err}
	}
}

// corrected rereads the library after a correction.
func (m model) corrected(msg corrected) (model, tea.Cmd) {
	m.correcting = false
	if msg.err != nil {
		m.picked = ""
	}
	switch {
	case msg.err != nil && msg.undone: // earlier ones cannot be undone either
		m.corrections = nil
		m.changes = slices.DeleteFunc(slices.Clone(m.changes), func(c changeOf) bool { return c == digestChange })
		return m.say(msg.err.Error()), nil
	case msg.err != nil:
		return m.say(msg.err.Error()), nil
	case msg.undone:
		m.reselect = m.corrections[len(m.corrections)-1].at
		m.corrections = m.corrections[:len(m.corrections)-1]
		m.changes = m.changes[:len(m.changes)-1]
		m = m.say("undone: " + msg.what)
	default:
		m.corrections = append(slices.Clip(m.corrections), correction{msg.what, msg.done, msg.at})
		m.changes = append(slices.Clip(m.changes), digestChange)
		said := msg.what
		if news := msg.done.News(); news != "" {
			said += " · " + news
		}
		m = m.say(said).suggest(keys.Undo)
	}
	m.decision = m.notice
	return m.renew(live.Files)
}

// correction is a correction that can be undone.
type correction struct {
	what string
	done *library.Correction
	at   page.ID // the entry of the panel that it was made on
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
	return m.say("nothing to correct here: go to a figure, event or number").suggest(keys.ListFigures, keys.ListEvents), nil
}

func (m model) noFigure() (model, tea.Cmd) {
	return m.say("only figures can be corrected this way: go to one").suggest(keys.ListFigures), nil
}

// accept marks a found subject as checked, and moves to the next one in a list. A spelling
// that is proposed becomes an alias, a passage that is offered a value of its number, and a
// quantity in the selected sentences a number to follow.
func (m model) accept() (model, tea.Cmd) {
	if to, _, ok := m.reader.Focused(); ok && m.focus == nav.Reader && to.Alias.Name != "" {
		return m.correct(digest.Alias(to.Alias.Figure, to.Alias.Name))
	}
	if to, _, ok := m.reader.Focused(); ok && m.focus == nav.Reader && to.Offer != "" {
		return m.take(to)
	}
	if m.reader.Selecting() && m.focus == nav.Reader {
		return m.pick()
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
	return m.correct(digest.Accept(s))
}

// hide hides a subject in the digest.
func (m model) hide() (model, tea.Cmd) {
	s, ok := m.correctable()
	if !ok {
		return m.nothingToCorrect()
	}
	return m.correct(digest.Hide(s))
}

// nextKind changes a figure to the next kind.
func (m model) nextKind() (model, tea.Cmd) {
	f, ok := m.subject().(*briefing.Figure)
	if !ok {
		return m.noFigure()
	}
	return m.correct(digest.NextKind(f))
}

// notHere excludes the current article from a figure's mentions.
func (m model) notHere() (model, tea.Cmd) {
	f, ok := m.subject().(*briefing.Figure)
	e, here := m.currentArticle()
	switch {
	case !ok:
		return m.noFigure()
	case !here:
		return m.say("open an article to say that " + f.Name + " is not in it"), nil
	}
	return m.correct(digest.NotIn(f, e.ID))
}

// merge asks which other figure this one is.
func (m model) merge() (model, tea.Cmd) {
	f, ok := m.subject().(*briefing.Figure)
	if !ok {
		return m.noFigure()
	}
	var items []jump.Item
	for _, o := range digest.Likeliest(m.lib.Digest(), f, m.Tallies) {
		items = append(items, jump.Item{
			Label: o.Name, Also: jump.Also{ID: string(o.ID)}, Kind: string(o.Type), Count: m.Tallies[o.ID].Stops(),
			Intent: nav.Decide{Subject: f.ID, Into: o.ID},
		})
	}
	if len(items) == 0 {
		return m.say("there is no other figure"), nil
	}
	return m.choose(f.Name+" is the same as", "merge", items), nil
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
		return jump.Item{Label: name, Intent: nav.Decide{Subject: s.SubjectID(), Name: name}}
	}
	var items []jump.Item
	if f, ok := s.(*briefing.Figure); ok {
		for _, name := range f.Aliases {
			items = append(items, called(name))
		}
	}
	m = m.choose("Rename "+s.Label()+": change the name, choose or type one", "rename", items)
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

// decide carries out a chosen decision. Who merges the figure on the page sees the other
// one then.
func (m model) decide(i nav.Decide) (model, tea.Cmd) {
	m = m.closeOverlay()
	d := m.lib.Digest()
	s, hidden := d.Subject(i.Subject), m.hidden(i.Subject)
	f, into := d.Figure(i.Subject), d.Figure(i.Into)
	switch {
	case i.Into != "" && f != nil && into != nil:
		m, write := m.correct(digest.Merge(f, into))
		m.instead = page.OfSubject(into.ID)
		return m, write
	case i.Into == "" && i.Name != "" && s != nil:
		return m.correct(digest.Rename(s, i.Name))
	case i.Into == "" && i.Name == "" && hidden != nil:
		return m.correct(digest.BringBack(hidden))
	}
	return m.say("the digest has changed: choose again"), nil
}
