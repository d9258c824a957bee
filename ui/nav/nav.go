// Package nav holds where a reader is and wants to go: the intents that panes return, and
// the history of places.
//
// A pane never acts on anything but itself. It returns an Intent, and the root
// model carries it out, so that keys, mouse and commands all end in one place.
package nav

import (
	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/ui/keys"
)

// Intent is what a pane asks the root for. Nil asks for nothing.
type Intent interface{ isIntent() }

// Open asks to show a page, at a place if Target.At is not empty, and to walk
// the trail of Target.Follow if there is one. From is the mention that was
// followed, if it was one: the trail stands there.
type Open struct {
	Target page.Target
	From   briefing.Ref
}

// Walk asks to walk a trail, starting at stop At, from 0.
type Walk struct {
	Trail briefing.Trail
	At    int
}

// Browse asks to follow a link that an article has in its text: a web address in the
// reader's browser, or a file, as seen from the article's own, on a page.
type Browse struct{ URL string }

// Find asks for what answers Query, which was typed into the search; for nothing
// if that is empty.
type Find struct{ Query string }

// Reach asks to scroll the page that is shown to a span of it.
type Reach struct{ Span briefing.Span }

// Run asks for an action by its name, as commands do.
type Run struct{ Action keys.Action }

// Decide asks to write a decision into the digest: a key of a subject's entry. What says
// it in words.
type Decide struct {
	What    string
	Subject briefing.SubjectID
	Key     string
	Value   string
}

// Say asks to tell the reader something in the status line: why a key does nothing
// here, and which action would do something, if there is one.
type Say struct {
	Text string
	Try  keys.Action
}

// Onward asks to go on behind the end of the page, at which the reader has paged
// forward.
type Onward struct{}

// Note asks to keep what was written in the box for notes.
type Note struct{ Text string }

// Close asks to close the top layer: an overlay, then the trail.
type Close struct{}

// Pane names a part of the screen that can have the keyboard.
type Pane int

// The panes.
const (
	Index Pane = iota
	Reader
	Here
)

func (Open) isIntent()   {}
func (Walk) isIntent()   {}
func (Browse) isIntent() {}
func (Find) isIntent()   {}
func (Reach) isIntent()  {}
func (Run) isIntent()    {}
func (Decide) isIntent() {}
func (Say) isIntent()    {}
func (Onward) isIntent() {}
func (Note) isIntent()   {}
func (Close) isIntent()  {}
