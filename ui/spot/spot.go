// Package spot knows where the reader is: the page, the pane with the keyboard, and the
// selection. From these it finds the article or the subject that a key is about, and the
// page to which a key leads.
package spot

import (
	"iter"

	"briefing/briefing"
	"briefing/briefing/library"
	"briefing/briefing/page"
	"briefing/ui/ask"
	"briefing/ui/contents"
	"briefing/ui/keys"
	"briefing/ui/nav"
	"briefing/ui/reader"
	"briefing/ui/state"
	"briefing/ui/trail"
)

// Spot is where the reader is in a library. It is made for a key or a message, and valid
// until the app has acted on that.
type Spot struct {
	Library *library.Library
	contents.Contents
	Ask   ask.Asker    // answers questions about the library in the background
	State *state.State // kept between sessions

	Reader  reader.Model
	Width   int           // of the page's pane in cells, 0 if that is hidden
	Height  int           // of the page's pane in lines
	HasHere bool          // the panel beside the page is shown
	Covered bool          // an overlay lies over the panes
	Focus   nav.Pane      // the pane with the keyboard
	Row     page.ID       // the entry under the cursor of a panel with the keyboard
	HasRow  bool          // there is such an entry
	History nav.History   // the places that led here
	Trail   *trail.Trails // the trail that is walked

	Keys    keys.Map
	Editing bool // an editor has the screen
	Stroke  int  // number of the key or click that is answered
}

// Messages to the parts of the app, besides actions, intents and what they began.
type (
	// Shown says that another page is shown, or another version of the page.
	Shown struct{}
	// Acted says that the app has acted on a message: the reader may be elsewhere.
	Acted struct{}
)

// Page returns the ID of the page that is shown, the zero ID if there is none.
func (s *Spot) Page() page.ID {
	if p := s.Reader.Page(); p != nil {
		return p.ID
	}
	return page.ID{}
}

// OnPage reports whether the page has the keyboard.
func (s *Spot) OnPage() bool { return s.Focus == nav.Reader }

// Selected returns the page of the selection: the entry under the cursor of the panel with
// the keyboard, or the focused link. It returns false if the selection leads to no page.
func (s *Spot) Selected() (page.ID, bool) {
	if !s.OnPage() {
		return s.Row, s.HasRow
	}
	to, url, ok := s.Reader.Focused()
	return to.Page, ok && url == ""
}

// Article returns the selected article, or else the one that is shown.
func (s *Spot) Article() (briefing.Entry, bool) {
	if id, ok := s.Selected(); ok && id.Kind == page.Article {
		return s.Entry(briefing.ArticleID(id.Key))
	}
	if id := s.Page(); id.Kind == page.Article {
		return s.Entry(briefing.ArticleID(id.Key))
	}
	return briefing.Entry{}, false
}

// Subject returns the subject at the reader's position: that of the selected link, of the
// page, or in an article of the trail; nil if there is none.
func (s *Spot) Subject() briefing.Subject {
	d := s.Library.Digest()
	if id, ok := s.Selected(); ok && id.Kind == page.Dossier {
		if of := d.Subject(briefing.SubjectID(id.Key)); of != nil {
			return of
		}
	}
	if to, _, ok := s.Reader.Focused(); ok && s.OnPage() {
		if of := d.Subject(to.Follow); of != nil {
			return of
		}
		if of := d.Subject(briefing.SubjectID(to.Page.Key)); of != nil && to.Page.Kind == page.Dossier {
			return of
		}
	}
	if of, ok := s.ofPage(); ok {
		return d.Subject(of)
	}
	if s.Page().Kind != page.Article {
		return nil
	}
	return d.Subject(s.Trail.Subject)
}

// ofPage returns the subject that the page is about. It returns false if the page is about
// more than one.
func (s *Spot) ofPage() (briefing.SubjectID, bool) {
	switch id := s.Page(); id.Kind {
	case page.Dossier, page.Compare:
		return briefing.SubjectID(id.Key), true
	}
	return "", false
}

// About returns the subject of the selected link or, if there is none, of the trail.
func (s *Spot) About() briefing.SubjectID {
	if to, _, ok := s.Reader.Focused(); ok {
		if to.Follow != "" {
			return to.Follow
		}
		if to.Page.Kind == page.Dossier {
			return briefing.SubjectID(to.Page.Key)
		}
	}
	return s.Trail.Subject
}

// IsAtRows reports whether the page is one whose rows lead to passages: a concordance, a
// timeline that is drawn or, if there is no trail to go on with, one that is a list.
func (s *Spot) IsAtRows() bool {
	p := s.Reader.Page()
	if p == nil || p.ID.Kind != page.Timeline {
		return p != nil && p.ID.Kind == page.Concordance
	}
	_, _, dropped := s.Trail.Dropped()
	_, ofOne := s.ofPage()
	return p.Measure > 0 || !s.Trail.IsWalked() && !dropped && !ofOne
}

// IsForWidth reports whether a page is made for a width: it has more than text.
func (s *Spot) IsForWidth(id page.ID) bool {
	switch id.Kind {
	case page.Beside, page.Concordance, page.Timeline:
		return true
	case page.Dossier, page.Compare:
		of := s.Library.Digest().Subject(briefing.SubjectID(id.Key))
		return of != nil && of.Kind() == briefing.KindNumber
	}
	return false
}

// beside returns the index that is by places from the reader's position in a list of n
// items; find returns the index of a page in it. If the reader is at none of them, Beside
// counts from outside either end. The result may be out of range.
func (s *Spot) beside(find func(page.ID) int, n, by int) int {
	for id := range s.whence() {
		if at := find(id.Whole()); at >= 0 {
			return at + by
		}
	}
	if by < 0 {
		return n + by
	}
	return by - 1
}

// whence returns the pages that may count as the reader's position, nearest first: the
// current page, that of the trail's subject, then those that led here, back to the first
// page.
func (s *Spot) whence() iter.Seq[page.ID] {
	return func(yield func(page.ID) bool) {
		if p := s.Reader.Page(); p == nil || !yield(p.ID) || !yield(page.OfSubject(s.Trail.Subject)) {
			return
		}
		for p := range s.History.Back() {
			if p.Page.Kind == page.Overview || !yield(p.Page) {
				return
			}
		}
	}
}
