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

// noted is what the reader kept of the library that is shown.
type noted struct {
	err    error // why the notes cannot be read, or nil
	placed []notes.Placed
	draft  notes.Note // what the box for notes is open on
	done   []edit     // what undo takes back, the last one last
	sure   notes.ID   // the note whose loss the reader was told of
}

// edit is a change of the notes: one that was added has no before, one that was removed
// no after.
type edit struct{ before, after *notes.Placed }

// readNotes brings the notes.
type readNotes struct {
	lib    *library.Library
	placed []notes.Placed
	err    error
}

// edited says that an edit was made, or why not.
type noteEdited struct {
	edit
	undo bool
	err  error
}

// openNotes reads the notes on the library that is shown, and finds where they stand.
func (m model) openNotes() tea.Cmd {
	lib, book := m.lib, m.opts.Notes
	if book.Path == "" {
		return nil
	}
	return func() tea.Msg {
		all, err := book.Notes()
		if err != nil {
			return readNotes{lib: lib, err: err}
		}
		placed, err := notes.PlaceAll(context.Background(), lib, all)
		return readNotes{lib: lib, placed: placed, err: err}
	}
}

func (m model) notesRead(msg readNotes) (model, tea.Cmd) {
	if msg.lib != m.lib {
		return m, nil
	}
	m.noted.placed, m.noted.err = msg.placed, msg.err
	if msg.err != nil {
		m = m.sayIfQuiet(msg.err.Error())
	}
	return m.showKept()
}

// showKept brings what is on the screen up to date with what is kept.
func (m model) showKept() (model, tea.Cmd) {
	p := m.reader.Page()
	switch {
	case p == nil:
		return m, nil
	case p.ID.Kind == page.Notes:
		return m, m.refresh(live.Former{}, false, true)
	}
	return m.markKept(), nil
}

// markKept gives the page what is kept of its article.
func (m model) markKept() model {
	var spans []briefing.Span
	for _, p := range m.noted.placed {
		if id := m.reader.Page().ID; id == page.OfArticle(p.Article) && p.State != notes.Lost && !p.Span.Empty() {
			spans = append(spans, p.Span)
		}
	}
	m.reader = m.reader.SetKept(spans)
	return m
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

// keepsNotes returns why nothing can be kept, or nil.
func (m model) keepsNotes() error {
	if m.opts.Notes.Path == "" {
		return errors.New("nothing is kept of this library")
	}
	return m.noted.err
}

// passage returns the sentences that the reader is at, as they can be kept.
func (m model) passage() (*briefing.Article, briefing.Ref, error) {
	ref, ok := m.reader.Passage()
	if !ok {
		return nil, ref, errors.New("no passage is here: select a stop or a link, or sentences of an article")
	}
	a, err := m.lib.Article(context.Background(), ref.Article)
	if err != nil {
		return nil, ref, fmt.Errorf("find the passage: %w", err)
	}
	if ref.Span.End > len(a.Text) {
		return nil, ref, errors.New("the article has changed: read the library again")
	}
	ref.Span = briefing.SentencesAt(a.Text, ref.Span)
	return a, ref, nil
}

// keep keeps the passage that the reader is at, or lets it go if it was kept.
func (m model) keep() (model, tea.Cmd) {
	if err := m.keepsNotes(); err != nil {
		return m.say(err.Error()), nil
	}
	a, ref, err := m.passage()
	if err != nil {
		return m.say(err.Error()).suggest(keys.Select), nil
	}
	if p := m.noteOn(ref); p != nil {
		if p.Text != "" && m.noted.sure != p.ID {
			m.noted.sure = p.ID
			return m.say("a note is on this · once more removes both").suggest(keys.WriteNote), nil
		}
		return m, m.change(edit{before: p}, false)
	}
	return m, m.change(edit{after: &notes.Placed{Note: notes.On(a, ref.Span), State: notes.Holds}}, false)
}

// writeNote opens the box for a note on the passage that the reader is at or, in a list,
// on the selected article.
func (m model) writeNote() (model, tea.Cmd) {
	if err := m.keepsNotes(); err != nil {
		return m.say(err.Error()), nil
	}
	a, ref, err := m.noteTarget()
	if err != nil {
		return m.say(err.Error()).suggest(keys.Select), nil
	}
	n := notes.On(a, ref.Span)
	if p := m.noteOn(ref); p != nil {
		n = p.Note
	}
	m = m.closeOverlay()
	m.noted.draft = n
	title, about := "A note on this passage", n.Quote
	if n.Quote == "" {
		title, about = "A note on this article", cmp.Or(n.Title, n.File)
	}
	m.note = m.note.Open(title, about, n.Text)
	m.overlay = noting
	return m.arrange(), nil
}

// noteTarget returns what a note is to be about.
func (m model) noteTarget() (*briefing.Article, briefing.Ref, error) {
	if m.focus == nav.Reader {
		return m.passage()
	}
	e, ok := m.currentArticle()
	if !ok {
		return nil, briefing.Ref{}, errors.New("no article is selected")
	}
	a, err := m.lib.Article(context.Background(), e.ID)
	return a, briefing.Ref{Article: e.ID}, err
}

// keepNote keeps what was written in the box.
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

// undoNote takes back the last change of the notes.
func (m model) undoNote() (model, tea.Cmd) {
	n := len(m.noted.done)
	if n == 0 {
		return m.say("nothing to take back"), nil
	}
	last := m.noted.done[n-1]
	m.noted.done = m.noted.done[:n-1]
	return m, m.change(edit{before: last.after, after: last.before}, true)
}

// change makes an edit in the file of the notes.
func (m model) change(e edit, undo bool) tea.Cmd {
	book := m.opts.Notes
	return func() tea.Msg {
		ctx := context.Background()
		msg := noteEdited{edit: e, undo: undo}
		switch {
		case e.before == nil:
			after := *e.after
			after.Note, msg.err = book.Add(ctx, after.Note)
			msg.after = &after
		case e.after == nil:
			msg.err = book.Remove(ctx, e.before.ID)
		default:
			msg.err = book.Change(ctx, e.after.Note)
		}
		return msg
	}
}

// noteEdited shows an edit that was made.
func (m model) noteEdited(msg noteEdited) (model, tea.Cmd) {
	if msg.err != nil {
		return m.say(msg.err.Error()), nil
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
	m.noted.placed, m.noted.sure = placed, ""
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

// shownQuote is how many cells of a passage are told.
const shownQuote = 48

// told says what an edit did.
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
	default:
		said = "the note is changed: " + what(e.after)
	}
	if undo {
		return "taken back · " + said
	}
	return said
}

// listNotes opens the page of what is kept, and follows it.
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

// notesTrail is what the trail of notes is called. The sign tells it from that of a search
// for the word.
const notesTrail = "▎notes"

// noteTrail returns the trail through what is kept.
func (m model) noteTrail() briefing.Trail { return m.trailThrough(m.noted.placed) }

func (m model) trailThrough(placed []notes.Placed) briefing.Trail {
	var stops []briefing.Ref
	for _, p := range placed {
		if m.Has(p.Article) && p.State != notes.Lost {
			stops = append(stops, p.Ref())
		}
	}
	return m.InOrder(briefing.NewTrail(notesTrail, "", stops))
}

// getNotes gets the trail through what is kept, when the notes are perhaps not read yet.
func (m model) getNotes() (briefing.Trail, error) {
	all, err := m.opts.Notes.Notes()
	if err != nil {
		return briefing.Trail{}, err
	}
	placed, err := notes.PlaceAll(context.Background(), m.lib, all)
	return m.trailThrough(placed), err
}

// keepUnsaved keeps what is written in the box for notes when the program ends.
func (m model) keepUnsaved() error {
	if m.overlay != noting || !m.note.Changed() {
		return nil
	}
	_, save := m.keepNote(m.note.Text())
	if msg, ok := save().(noteEdited); ok {
		return msg.err
	}
	return nil
}
