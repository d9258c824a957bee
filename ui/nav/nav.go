// Package nav holds a reader's position and next destination: the intents that
// panes return, and the history of places.
//
// A pane changes only itself. For everything else it returns an Intent, and the
// root model carries it out. So keys, mouse and commands all end in one place.
package nav

import (
	tea "charm.land/bubbletea/v2"

	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/ui/keys"
)

// Intent is a request of a pane or a part to the root model. Nil requests nothing.
// The requests that a part itself carries out are types of its package.
type Intent interface{ IsIntent() }

// Chosen is part of a request that was chosen in an overlay, which closes then.
type Chosen struct{}

func (Chosen) IsIntent() {}
func (Chosen) isChosen() {}

// Closes reports whether a request closes the overlay in which it was chosen.
func Closes(i Intent) bool {
	_, ok := i.(interface{ isChosen() })
	return ok
}

// Open requests a page, at a place if Target.At is not empty, and the trail of
// Target.Follow if that is set. From is the followed mention, if there was one:
// the reader's position on the trail.
type Open struct {
	Target page.Target
	From   briefing.Ref
}

// Walk requests to walk a trail from stop At, counted from 0. With -1 the reader stays
// where they are.
type Walk struct {
	Trail briefing.Trail
	At    int
}

// Browse requests to follow a link in an article's text: a web address in the
// browser, or a file, relative to the article's own, as a page.
type Browse struct{ URL string }

// Find requests the results of Query; nothing if that is empty.
type Find struct{ Query string }

// Stop requests a stop of the trail that is walked. Visit says that it is a new place in
// the history.
type Stop struct {
	Ref   briefing.Ref
	Visit bool
}

// Mark requests the stops of the trail that is walked to be marked on the page, and At to
// be the one at which the reader is, if it is one. Nothing is scrolled.
type Mark struct{ At briefing.Ref }

// Halt requests that a page that is on its way is not shown.
type Halt struct{}

// Land requests a passage of the current article in the middle of the pane, its sentence
// marked for a moment.
type Land struct{ Span briefing.Span }

// Reach requests to scroll the current page to a span.
type Reach struct{ Span briefing.Span }

// Run requests an action, as commands do.
type Run struct{ Action keys.Action }

// Say requests a message in the status line: why a key does nothing here, and
// which actions would do something, if there are any.
type Say struct {
	Text string
	Try  [3]keys.Action
}

// Tell returns the request to say text and to suggest up to three actions.
func Tell(text string, try ...keys.Action) Say {
	s := Say{Text: text}
	copy(s.Try[:], try)
	return s
}

// Hint requests a message only if the status line has none.
type Hint struct{ Text string }

// Unsay requests the message Text to be removed, if it is in the status line.
type Unsay struct{ Text string }

// All requests several things, one after the other.
type All []Intent

// Do requests to run a command in the background.
type Do struct{ Cmd tea.Cmd }

// Remake requests the current page again, made from the library as it is: what the
// page says of the reader has changed. Then, if set, is the message that follows.
type Remake struct{ Then tea.Msg }

// Reread requests the library again, whose files were changed by the app.
type Reread struct{}

// LetGo requests to let the selected sentences go.
type LetGo struct{}

// Focus requests the keyboard for a pane.
type Focus struct{ Pane Pane }

// Changed records that the reader changed a file: Undo requests to reverse that.
type Changed struct{ Undo Intent }

// Forget requests to forget changes that cannot be reversed: those that Of selects.
type Forget struct{ Of func(undo Intent) bool }

// NextRow requests the next entry of the panel to be selected, if there is one.
type NextRow struct{}

// Onward requests to continue beyond the end of the page.
type Onward struct{}

// Close requests to close the top layer: an overlay, then the trail.
type Close struct{}

// Pane is a part of the screen that can have the keyboard.
type Pane int

// The panes.
const (
	Index Pane = iota
	Reader
	Here
)

func (Open) IsIntent()    {}
func (Walk) IsIntent()    {}
func (Browse) IsIntent()  {}
func (Find) IsIntent()    {}
func (Reach) IsIntent()   {}
func (Run) IsIntent()     {}
func (Say) IsIntent()     {}
func (Hint) IsIntent()    {}
func (Unsay) IsIntent()   {}
func (All) IsIntent()     {}
func (Do) IsIntent()      {}
func (Remake) IsIntent()  {}
func (Reread) IsIntent()  {}
func (LetGo) IsIntent()   {}
func (Focus) IsIntent()   {}
func (Changed) IsIntent() {}
func (Forget) IsIntent()  {}
func (NextRow) IsIntent() {}
func (Land) IsIntent()    {}
func (Stop) IsIntent()    {}
func (Mark) IsIntent()    {}
func (Halt) IsIntent()    {}
func (Onward) IsIntent()  {}
func (Close) IsIntent()   {}
