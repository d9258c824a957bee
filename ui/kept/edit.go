package kept

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
	"briefing/ui/note"
	"briefing/ui/spot"
)

// Edit is a change of the notes: one that was added has no before, one that was removed
// no after.
type Edit struct{ before, after *notes.Placed }

// undo reverses an edit.
type undo struct{ Edit }

func (undo) IsIntent() {}

// Edited says that an edit was made, or why not.
type Edited struct {
	Edit
	undo bool
	err  error
}

// aimed brings what a key for notes is about: the sentences of a passage, or an article.
type aimed struct {
	lib  *library.Library
	note notes.Note
	err  error
	then func(*Notes, notes.Note) nav.Intent
}

// aim has an article read, which may be long, and then does what a key asks for with a
// note on the sentences of ref, or on the article if its span is empty. Keys wait for it.
func (n *Notes) aim(lib *library.Library, ref briefing.Ref, then func(*Notes, notes.Note) nav.Intent) nav.Intent {
	n.aiming = true
	msg := aimed{lib: lib, then: then}
	return nav.Do{Cmd: func() tea.Msg {
		a, err := lib.Article(context.Background(), ref.Article)
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
	}}
}

func (n *Notes) aimed(msg aimed, at *spot.Spot) nav.Intent {
	n.aiming = false
	switch {
	case msg.err != nil:
		return nav.Tell(msg.err.Error())
	case msg.lib != at.Library:
		return nav.Tell(live.FilesChanged) // the key may be meant for something else now
	}
	return msg.then(n, msg.note)
}

// passage returns the passage that the reader is at.
func passage(at *spot.Spot) (briefing.Ref, error) {
	ref, ok := at.Reader.Passage()
	if _, _, selected := at.Reader.Focused(); !ok && selected {
		return ref, errors.New("the selected link leads to no passage")
	}
	if !ok {
		return ref, errors.New("no passage here: select a stop or a link, or sentences of an article")
	}
	return ref, nil
}

// row returns the article under the cursor of a panel.
func row(at *spot.Spot) (briefing.Ref, error) {
	if id, ok := at.Selected(); ok && id.Kind == page.Article {
		return briefing.Ref{Article: briefing.ArticleID(id.Key)}, nil
	}
	return briefing.Ref{}, errors.New("only passages and articles are kept")
}

// keep keeps the passage at the reader's position or, in a panel, the article of the row.
// If it is kept already, keep drops it.
func (n *Notes) keep(at *spot.Spot) nav.Intent {
	if err := n.keeps(); err != nil {
		return nav.Tell(err.Error())
	}
	if !at.OnPage() {
		ref, err := row(at)
		if err != nil {
			return nav.Tell(err.Error(), keys.Follow, keys.NextStop)
		}
		return n.aim(at.Library, ref, (*Notes).keepOrLetGo)
	}
	ref, err := passage(at)
	if err != nil {
		return nav.Tell(err.Error(), keys.Select)
	}
	return n.aim(at.Library, ref, (*Notes).keepOrLetGo)
}

func (n *Notes) keepOrLetGo(of notes.Note) nav.Intent {
	p := n.on(briefing.Ref{Article: of.Article, Span: of.Span})
	if p == nil {
		n.latest = briefing.Ref{Article: of.Article, Span: of.Span}
		return nav.Do{Cmd: n.change(Edit{after: &notes.Placed{Note: of, State: notes.Holds}}, false)}
	}
	if p.Text != "" && n.sure != p.ID {
		n.sure = p.ID
		return nav.Tell("this passage has a note · once more removes both", keys.WriteNote)
	}
	return nav.Do{Cmd: n.change(Edit{before: p}, false)}
}

// write opens the box for a note on the passage at the reader's position or, in a list, on
// the selected article.
func (n *Notes) write(at *spot.Spot) nav.Intent {
	if err := n.keeps(); err != nil {
		return nav.Tell(err.Error())
	}
	ref, err := n.target(at)
	if err != nil {
		return nav.Tell(err.Error(), keys.Select)
	}
	return n.aim(at.Library, ref, (*Notes).open)
}

func (n *Notes) open(of notes.Note) nav.Intent {
	if p := n.on(briefing.Ref{Article: of.Article, Span: of.Span}); p != nil {
		of = p.Note
	}
	n.draft = of
	if of.Quote == "" {
		return note.Write{Title: "A note on this article", About: cmp.Or(of.Title, of.File.String()), Text: of.Text}
	}
	return note.Write{Title: "A note on this passage", About: of.Quote, Text: of.Text}
}

// target returns what a note is to be about. With nothing selected that is the passage kept
// last, if it is in view: who has marked and kept sentences writes on them.
func (n *Notes) target(at *spot.Spot) (briefing.Ref, error) {
	if at.OnPage() {
		ref, err := passage(at)
		view, last := at.Reader.InView(), n.latest
		isInView := ref.Article == last.Article && view.Start <= last.Span.Start && last.Span.Start < view.End
		if err == nil && ref.Span.Empty() && isInView && n.on(last) != nil {
			return last, nil
		}
		return ref, err
	}
	return row(at)
}

// keepText saves the text in the box.
func (n *Notes) keepText(text string) tea.Cmd {
	of := n.draft
	at := slices.IndexFunc(n.placed, func(p notes.Placed) bool { return p.ID == of.ID && of.ID != "" })
	of.Text = text
	after := &notes.Placed{Note: of, State: notes.Holds}
	if at < 0 {
		return n.change(Edit{after: after}, false)
	}
	before := n.placed[at]
	return n.change(Edit{before: &before, after: after}, false)
}

// change writes an edit to the file of notes.
func (n *Notes) change(e Edit, undo bool) tea.Cmd {
	book, placed := n.book, n.placed
	return func() tea.Msg {
		ctx := context.Background()
		msg := Edited{Edit: e, undo: undo}
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

// edited shows the result of an edit. If that failed, the box opens again with its text.
func (n *Notes) edited(msg Edited) nav.Intent {
	if msg.err != nil {
		failed := nav.All{nav.Tell(msg.err.Error())}
		if msg.after != nil {
			failed = append(failed, note.Again{Text: msg.after.Text})
		}
		return failed
	}
	placed := slices.Clone(n.placed)
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
	n.sure = ""
	n.set(placed)
	if msg.undo {
		return nav.All{nav.LetGo{}, nav.Tell(told(msg.Edit, true)), Changed{}}
	}
	return nav.All{nav.Changed{Undo: undo{msg.Edit}}, nav.LetGo{}, nav.Tell(told(msg.Edit, false), keys.Undo), Changed{}}
}

// shownQuote is the length of a passage in a message, in cells.
const shownQuote = 48

// told describes an edit.
func told(e Edit, undo bool) string {
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
