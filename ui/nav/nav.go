// Package nav holds a reader's position and next destination: the intents that
// panes return, and the history of places.
//
// A pane changes only itself. For everything else it returns an Intent, and the
// root model carries it out. So keys, mouse and commands all end in one place.
package nav

import (
	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/briefing/pick"
	"briefing/ui/keys"
)

// Intent is a pane's request to the root model. Nil requests nothing.
type Intent interface{ isIntent() }

// Open requests a page, at a place if Target.At is not empty, and the trail of
// Target.Follow if that is set. From is the followed mention, if there was one:
// the reader's position on the trail.
type Open struct {
	Target page.Target
	From   briefing.Ref
}

// Walk requests to walk a trail from stop At, counted from 0.
type Walk struct {
	Trail briefing.Trail
	At    int
}

// Browse requests to follow a link in an article's text: a web address in the
// browser, or a file, relative to the article's own, as a page.
type Browse struct{ URL string }

// Find requests the results of Query; nothing if that is empty.
type Find struct{ Query string }

// Reach requests to scroll the current page to a span.
type Reach struct{ Span briefing.Span }

// Run requests an action, as commands do.
type Run struct{ Action keys.Action }

// Decide requests to write a decision on a subject into the digest: that it is the same
// as the figure Into or, if that is "", that it is called Name; without both, that it is
// hidden no longer.
type Decide struct {
	Subject briefing.SubjectID
	Into    briefing.SubjectID
	Name    string
}

// Include requests to put a new figure of that name into the digest.
type Include struct{ Name string }

// Pick requests to put a new number into the digest, of which a passage was picked.
type Pick struct {
	Value pick.Value
	Name  string
}

// Hidden requests the list of what the digest hides.
type Hidden struct{}

// Say requests a message in the status line: why a key does nothing here, and
// which action would do something, if there is one.
type Say struct {
	Text string
	Try  keys.Action
}

// Pipe requests to run the reader's own command of a name or, without one, what a line
// says.
type Pipe struct{ Name, Line string }

// Onward requests to continue beyond the end of the page.
type Onward struct{}

// Note requests to save the text in the box for notes.
type Note struct{ Text string }

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

func (Open) isIntent()    {}
func (Walk) isIntent()    {}
func (Browse) isIntent()  {}
func (Find) isIntent()    {}
func (Reach) isIntent()   {}
func (Run) isIntent()     {}
func (Decide) isIntent()  {}
func (Include) isIntent() {}
func (Pick) isIntent()    {}
func (Hidden) isIntent()  {}
func (Say) isIntent()     {}
func (Onward) isIntent()  {}
func (Pipe) isIntent()    {}
func (Note) isIntent()    {}
func (Close) isIntent()   {}
