package ui

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"briefing/briefing"
	"briefing/briefing/library"
	"briefing/briefing/notes"
	"briefing/briefing/page"
	"briefing/ui/keys"
	"briefing/ui/list"
	"briefing/ui/live"
	"briefing/ui/nav"
	"briefing/ui/trail"
)

// edit is a change of the notes: one that was added has no before, one that was removed
// no after.
type edit struct{ before, after *notes.Placed }

// edited says that an edit was made, or why not.
type noteEdited struct {
	edit
	undo bool
	err  error
}

// noteOn returns the note on a span of an article, or on the article if the span is empty.
func (m model) noteOn(ref briefing.Ref) *notes.Placed {
	for i, p := range m.noted.placed {
		if p.State != notes.Lost && p.Ref() == ref {
			return &m.noted.placed[i]
		}
	}
	return nil
}

// keepsNotes returns the reason why no note can be kept, or nil.
func (m model) keepsNotes() error {
	if m.opts.Notes.Path == "" {
		return errors.New("no notes are kept for this library")
	}
	return m.noted.err
}

// passage returns the passage that the reader is at.
func (m model) passage() (briefing.Ref, error) {
	ref, ok := m.reader.Passage()
	if !ok {
		return ref, errors.New("no passage here: select a stop or a link, or sentences of an article")
	}
	return ref, nil
}

// aimed brings what a key for notes is about: the sentences of a passage, or an article.
type aimed struct {
	lib  *library.Library
	note notes.Note
	err  error
	then func(model, notes.Note) (model, tea.Cmd)
}

// aim has an article read, which may be long, and then does what a key asks for with a
// note on the sentences of ref, or on the article if its span is empty. Keys wait for it.
func (m model) aim(ref briefing.Ref, then func(model, notes.Note) (model, tea.Cmd)) (model, tea.Cmd) {
	m.noted.aiming = true
	msg := aimed{lib: m.lib, then: then}
	return m, func() tea.Msg {
		a, err := msg.lib.Article(context.Background(), ref.Article)
		switch {
		case err != nil:
			msg.err = fmt.Errorf("find the passage: %w", err)
			return msg
		case ref.Span.End > len(a.Text):
			msg.err = errors.New("the article has changed: read the library again")
			return msg
		case !ref.Span.Empty():
			ref.Span = briefing.SentencesAt(a.Text, ref.Span)
		}
		msg.note = notes.On(a, ref.Span)
		return msg
	}
}

func (m model) aimed(msg aimed) (model, tea.Cmd) {
	m.noted.aiming = false
	switch {
	case msg.err != nil:
		return m.say(msg.err.Error()), nil
	case msg.lib != m.lib:
		return m.say(live.FilesChanged), nil // the key may be meant for something else now
	}
	return msg.then(m, msg.note)
}

// keep keeps the passage at the reader's position. If it is kept already, keep
// drops it.
func (m model) keep() (model, tea.Cmd) {
	if err := m.keepsNotes(); err != nil {
		return m.say(err.Error()), nil
	}
	ref, err := m.passage()
	if err != nil {
		return m.say(err.Error()).suggest(keys.Select), nil
	}
	return m.aim(ref, model.keepOrLetGo)
}

func (m model) keepOrLetGo(n notes.Note) (model, tea.Cmd) {
	p := m.noteOn(briefing.Ref{Article: n.Article, Span: n.Span})
	if p == nil {
		return m, m.change(edit{after: &notes.Placed{Note: n, State: notes.Holds}}, false)
	}
	if p.Text != "" && m.noted.sure != p.ID {
		m.noted.sure = p.ID
		return m.say("this passage has a note · once more removes both").suggest(keys.WriteNote), nil
	}
	return m, m.change(edit{before: p}, false)
}

// writeNote opens the box for a note on the passage at the reader's position
// or, in a list, on the selected article.
func (m model) writeNote() (model, tea.Cmd) {
	if err := m.keepsNotes(); err != nil {
		return m.say(err.Error()), nil
	}
	ref, err := m.noteTarget()
	if err != nil {
		return m.say(err.Error()).suggest(keys.Select), nil
	}
	return m.aim(ref, model.openNote)
}

func (m model) openNote(n notes.Note) (model, tea.Cmd) {
	if p := m.noteOn(briefing.Ref{Article: n.Article, Span: n.Span}); p != nil {
		n = p.Note
	}
	m = m.closeOverlay()
	m.noted.draft = n
	title, about := "A note on this passage", n.Quote
	if n.Quote == "" {
		title, about = "A note on this article", cmp.Or(n.Title, n.File.String())
	}
	m.note = m.note.Open(title, about, n.Text)
	m.overlay = noting
	return m.arrange(), nil
}

// noteTarget returns what a note is to be about.
func (m model) noteTarget() (briefing.Ref, error) {
	if m.focus == nav.Reader {
		return m.passage()
	}
	e, ok := m.currentArticle()
	if !ok {
		return briefing.Ref{}, errors.New("no article is selected")
	}
	return briefing.Ref{Article: e.ID}, nil
}

// keepNote saves the text in the box.
func (m model) keepNote(text string) (model, tea.Cmd) {
	m = m.closeOverlay()
	n := m.noted.draft
	at := slices.IndexFunc(m.noted.placed, func(p notes.Placed) bool { return p.ID == n.ID && n.ID != "" })
	n.Text = text
	after := &notes.Placed{Note: n, State: notes.Holds}
	if at < 0 {
		return m, m.change(edit{after: after}, false)
	}
	before := m.noted.placed[at]
	return m, m.change(edit{before: &before, after: after}, false)
}

// undoNote reverses the latest change of the notes.
func (m model) undoNote() (model, tea.Cmd) {
	n := len(m.noted.done)
	if n == 0 {
		return m.say("nothing to take back"), nil
	}
	last := m.noted.done[n-1]
	m.noted.done = m.noted.done[:n-1]
	return m, m.change(edit{before: last.after, after: last.before}, true)
}

// change writes an edit to the file of notes.
func (m model) change(e edit, undo bool) tea.Cmd {
	book, placed := m.opts.Notes, m.noted.placed
	return func() tea.Msg {
		ctx := context.Background()
		msg := noteEdited{edit: e, undo: undo}
		switch {
		case e.before == nil:
			after := *e.after
			after.Note, msg.err = book.Add(ctx, after.Note, placed...)
			msg.after = &after
		case e.after == nil:
			msg.err = book.Remove(ctx, e.before.ID, placed...)
		default:
			msg.err = book.Change(ctx, e.after.Note, placed...)
		}
		return msg
	}
}

// noteEdited shows the result of an edit.
func (m model) noteEdited(msg noteEdited) (model, tea.Cmd) {
	if msg.err != nil {
		return m.reopenNote(msg.edit).say(msg.err.Error()), nil
	}
	placed := slices.Clone(m.noted.placed)
	at := -1
	if msg.before != nil {
		at = slices.IndexFunc(placed, func(p notes.Placed) bool { return p.ID == msg.before.ID })
	}
	switch {
	case msg.after == nil && at >= 0:
		placed = slices.Delete(placed, at, at+1)
	case msg.after != nil && at >= 0:
		placed[at] = *msg.after
	case msg.after != nil:
		placed = append(placed, *msg.after)
	}
	m.noted.sure = ""
	m = m.setKept(placed)
	if !msg.undo {
		m.noted.done = append(m.noted.done, msg.edit)
		m.changes = append(slices.Clip(m.changes), noteChange)
	}
	if m.reader.Selecting() {
		m.reader, _ = m.reader.Select()
	}
	m = m.say(told(msg.edit, msg.undo))
	if !msg.undo {
		m = m.suggest(keys.Undo)
	}
	return m.showKept()
}

// reopenNote opens the box again with its text, if that could not be kept.
func (m model) reopenNote(e edit) model {
	if e.after == nil || m.overlay != none || !m.note.Changed() || m.note.Text() != e.after.Text {
		return m
	}
	m.overlay = noting
	return m.arrange()
}

// shownQuote is the length of a passage in a message, in cells.
const shownQuote = 48

// told describes an edit.
func told(e edit, undo bool) string {
	what := func(p *notes.Placed) string {
		if p.Quote == "" {
			return "the article as a whole"
		}
		return "“" + list.Cut(list.OneLine(p.Quote), shownQuote) + "”"
	}
	var said string
	switch {
	case e.before == nil && e.after.Text == "":
		said = "kept: " + what(e.after)
	case e.before == nil:
		said = "kept, with a note: " + what(e.after)
	case e.after == nil:
		said = "no longer kept: " + what(e.before)
	case e.before.Text == "":
		said = "note added: " + what(e.after)
	default:
		said = "note changed: " + what(e.after)
	}
	if undo {
		return "taken back · " + said
	}
	return said
}

// listNotes opens the page of notes and starts its trail.
func (m model) listNotes() (model, tea.Cmd) {
	if m.noted.err != nil {
		return m.say(m.noted.err.Error()), nil
	}
	m, cmd := m.goTo(page.ID{Kind: page.Notes})
	if t := m.noteTrail(); t.Len() > 0 {
		m.trail.Walk(trail.Trail{Trail: t, At: -1})
	}
	return m, cmd
}

// noteTrail returns the trail through the notes.
func (m model) noteTrail() briefing.Trail { return m.trailThrough(m.noted.placed) }

func (m model) trailThrough(placed []notes.Placed) briefing.Trail {
	var stops []briefing.Ref
	for _, p := range placed {
		if m.Has(p.Article) && p.State != notes.Lost {
			stops = append(stops, p.Ref())
		}
	}
	return m.InOrder(briefing.NewTrail(page.NotesTrail, "", stops))
}

// getNotes loads the trail through the notes, which may not have been read so
// far.
func (m model) getNotes() (briefing.Trail, error) {
	placed, err := m.kept()()
	return m.trailThrough(placed), err
}

// keepUnsaved saves the text in the box for notes when the program ends.
func (m model) keepUnsaved() error {
	if m.overlay != noting || !m.note.Changed() {
		return nil
	}
	_, save := m.keepNote(m.note.Text())
	if msg, ok := save().(noteEdited); ok && msg.err != nil {
		return fmt.Errorf("%w (the note was: %s)", msg.err, list.OneLine(m.note.Text()))
	}
	return nil
}
