// Package correct writes the reader's decisions into the digest: that a found name is
// right, that two figures are one, what something is called, which number to follow.
//
// A decision is written by a command, and the library is read again after it. Lists to
// choose from are opened by jump.Choose; their items are intents of this package. They
// name subjects by ID, since the digest may change while the reader chooses.
package correct

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"briefing/briefing"
	"briefing/briefing/digest"
	"briefing/briefing/library"
	"briefing/briefing/page"
	"briefing/briefing/pick"
	"briefing/ui/keys"
	"briefing/ui/nav"
	"briefing/ui/spot"
)

// Desk answers the keys that correct the digest.
type Desk struct {
	ctx context.Context
	of  library.Options

	writing bool               // a decision is being written
	taking  context.CancelFunc // calls off the taking of an offered passage; nil if none is taken

	// Row is the entry of the panel to go to once a correction is undone.
	Row page.ID
	// Instead is where to go if the subject of the page is gone, the overview if zero.
	Instead page.ID
	// Picked is a number to show as soon as the digest has it.
	Picked briefing.SubjectID
	// Said is the text that tells of the latest decision: with it on the screen nobody needs
	// to be told why a page is gone.
	Said string
}

// New returns the desk for the digest of a library that is opened with opts. Work in the
// background ends with ctx.
func New(ctx context.Context, opts library.Options) Desk { return Desk{ctx: ctx, of: opts} }

// IsWriting reports whether a decision is being written. Keys wait for that.
func (d *Desk) IsWriting() bool { return d.writing }

// Requests to the desk.
type (
	// Merge says that one figure is the same as another.
	Merge struct {
		nav.Chosen
		Figure, Into briefing.SubjectID
	}
	// name gives a figure the names of a proposed one.
	name struct {
		nav.Chosen
		Figure   briefing.SubjectID
		Proposed *briefing.Figure
	}
	// Rename gives a subject a name.
	Rename struct {
		nav.Chosen
		Subject briefing.SubjectID
		Name    string
	}
	// bringBack shows a hidden subject again.
	bringBack struct {
		nav.Chosen
		Subject briefing.SubjectID
	}
	// Include follows a new figure of a name.
	Include struct {
		nav.Chosen
		Name string
	}
	// Follow follows a number that was picked in a passage.
	Follow struct {
		nav.Chosen
		Value pick.Value
		Name  string
	}
	// Hidden lists what the digest hides.
	Hidden struct{ nav.Chosen }

	// decided writes a decision.
	decided struct{ digest.Decision }
	// undo reverses a correction.
	undo struct {
		what string
		done *library.Correction
		row  page.ID // the entry of the panel that it was made on
	}
)

func (decided) IsIntent() {}
func (undo) IsIntent()    {}

// written reports that a correction was written.
type written struct {
	undo
	err error
}

// undone reports that a correction was reversed.
type undone struct {
	undo
	err error
}

// Update answers an action, a request to the desk, or the end of something that was begun.
func (d *Desk) Update(msg tea.Msg, at *spot.Spot) nav.Intent {
	switch msg := msg.(type) {
	case keys.Action:
		return d.act(msg, at)
	case Merge, name, Rename, bringBack:
		return d.decide(msg, at)
	case Include:
		return d.include(msg.Name, at)
	case Follow:
		return d.follow(msg, at)
	case Hidden:
		return hidden(at)
	case decided:
		return d.write(msg.Decision, at)
	case undo:
		d.writing = true
		return nav.Do{Cmd: func() tea.Msg { return undone{msg, msg.done.Undo()} }}
	case written:
		return d.written(msg)
	case undone:
		return d.undone(msg)
	case offers:
		return d.offered(msg, at)
	}
	return nil
}

func (d *Desk) act(a keys.Action, at *spot.Spot) nav.Intent {
	switch a {
	case keys.Accept:
		return d.accept(at)
	case keys.Hide:
		if s := proposed(at); s != nil {
			return d.write(digest.Refuse(s), at)
		}
		if s, ok := correctable(at); ok {
			return d.write(digest.Hide(s), at)
		}
		return nothingHere(at)
	case keys.Merge:
		return merge(at)
	case keys.Rename:
		return rename(at)
	case keys.NotHere:
		return d.notHere(at)
	case keys.NextKind:
		if f, ok := at.Subject().(*briefing.Figure); ok {
			return d.write(digest.NextKind(f), at)
		}
		return noFigure
	}
	return nil
}

// write writes a decision into the digest and then reports it.
func (d *Desk) write(what digest.Decision, at *spot.Spot) nav.Intent {
	d.writing, d.Instead, d.Row = true, page.ID{}, page.ID{}
	var row page.ID
	if at.Focus == nav.Index {
		row = at.Row
	}
	lib, opts := at.Library, d.of
	return nav.Do{Cmd: func() tea.Msg {
		done, err := lib.Correct(opts, what.Change)
		return written{undo{what.What, done, row}, err}
	}}
}

// written has the library read after a correction.
func (d *Desk) written(msg written) nav.Intent {
	d.writing = false
	if msg.err != nil {
		d.Picked = ""
		return nav.Tell(msg.err.Error())
	}
	said := msg.what
	if news := msg.done.News(); news != "" {
		said += " · " + news
	}
	return nav.All{nav.Changed{Undo: msg.undo}, d.say(said, keys.Undo), nav.Reread{}}
}

// undone has the library read after a correction was reversed. If that failed, earlier
// ones cannot be reversed either.
func (d *Desk) undone(msg undone) nav.Intent {
	d.writing = false
	if msg.err != nil {
		d.Picked = ""
		return nav.All{nav.Forget{Of: isUndo}, nav.Tell(msg.err.Error())}
	}
	d.Row = msg.row
	return nav.All{d.say("undone: " + msg.what), nav.Reread{}}
}

func isUndo(i nav.Intent) bool {
	_, ok := i.(undo)
	return ok
}

// say tells of a decision.
func (d *Desk) say(text string, try ...keys.Action) nav.Intent {
	d.Said = text
	return nav.Tell(text, try...)
}

// decide carries out a chosen decision, if the digest has its subjects still. Who merges
// the figure on the page sees the other one then.
func (d *Desk) decide(msg tea.Msg, at *spot.Spot) nav.Intent {
	in := at.Library.Digest()
	switch msg := msg.(type) {
	case Merge:
		if f, into := in.Figure(msg.Figure), in.Figure(msg.Into); f != nil && into != nil {
			write := d.write(digest.Merge(f, into), at)
			d.Instead = page.OfSubject(into.ID)
			return write
		}
	case name:
		if f := in.Figure(msg.Figure); f != nil {
			return d.write(digest.AlsoCalled(f.ID, msg.Proposed), at)
		}
	case Rename:
		if s := in.Subject(msg.Subject); s != nil {
			return d.write(digest.Rename(s, msg.Name), at)
		}
	case bringBack:
		if s := hiddenSubject(in, msg.Subject); s != nil {
			return d.write(digest.BringBack(s), at)
		}
	}
	return chooseAgain
}

// Messages if there is nothing to decide on.
var (
	chooseAgain      = nav.Tell("the digest has changed: choose again")
	nothingToCorrect = nav.Tell("nothing to correct: go to a figure, event or number", keys.ListFigures, keys.ListEvents)
	noFigure         = nav.Tell("only figures can be corrected this way: go to one", keys.ListFigures)
)

// proposed returns the subject at the reader's position that is only proposed, nil if there is
// none.
func proposed(at *spot.Spot) briefing.Subject {
	to, _, ok := at.Reader.Focused()
	if !ok || !at.OnPage() {
		return nil
	}
	return to.Proposed
}

// nothingHere says that the reader's position has nothing to correct.
func nothingHere(at *spot.Spot) nav.Intent {
	if at.OnPage() && at.Page().Kind == page.Proposed {
		return nav.Tell("go to a proposal first", keys.NextLink)
	}
	return nothingToCorrect
}

// correctable returns the figure, event or number at the reader's position.
func correctable(at *spot.Spot) (briefing.Subject, bool) {
	s := at.Subject()
	if s == nil {
		return nil, false
	}
	switch s.Kind() {
	case briefing.KindFigure, briefing.KindEvent, briefing.KindNumber:
		return s, true
	}
	return nil, false
}

// accept marks a found subject as checked, and moves to the next one in a list. A spelling
// that is proposed becomes an alias, a passage that is offered a value of its number, and a
// quantity in the selected sentences a number to follow.
func (d *Desk) accept(at *spot.Spot) nav.Intent {
	if to, _, ok := at.Reader.Focused(); ok && at.OnPage() {
		switch {
		case to.Proposed != nil:
			return d.write(digest.Follow(to.Proposed), at)
		case to.Alias.Name != "":
			return d.write(digest.Alias(to.Alias.Figure, to.Alias.Name), at)
		case to.Offer != "":
			return d.take(to, at)
		}
	}
	if at.Reader.Selecting() && at.OnPage() {
		return pickNumber(at)
	}
	s, ok := correctable(at)
	switch words := searched(at); {
	case !ok && words != "":
		return followWords(words, at)
	case !ok:
		return nothingHere(at)
	case !briefing.IsFound(s):
		return nav.Tell(s.Label() + " is in the digest already")
	case at.Focus == nav.Index:
		return nav.All{nav.NextRow{}, decided{digest.Accept(s)}}
	}
	return d.write(digest.Accept(s), at)
}

// notHere excludes the current article from a figure's mentions.
func (d *Desk) notHere(at *spot.Spot) nav.Intent {
	f, ok := at.Subject().(*briefing.Figure)
	e, here := at.Article()
	switch {
	case !ok:
		return noFigure
	case !here:
		return nav.Tell("open an article to say that " + f.Name + " is not in it")
	}
	return d.write(digest.NotIn(f, e.ID), at)
}
