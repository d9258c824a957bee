// Package kept holds the reader's notes: passages to keep, with or without a text of the
// reader's own. It reads the file of notes, finds their places in the library that is
// shown, and changes them.
package kept

import (
	"context"
	"errors"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"briefing/briefing"
	"briefing/briefing/library"
	"briefing/briefing/notes"
	"briefing/briefing/page"
	"briefing/ui/ask"
	"briefing/ui/keys"
	"briefing/ui/list"
	"briefing/ui/nav"
	"briefing/ui/note"
	"briefing/ui/spot"
)

// Notes are the reader's notes on the library that is shown. Make them with New.
type Notes struct {
	book   notes.Book
	of     *library.Library // that the notes were placed in; nil until they are read
	err    error            // why they cannot be read, or nil
	placed []notes.Placed
	count  map[briefing.ArticleID]int // of those that are not lost; all copies share it
	draft  notes.Note                 // what the box for notes is open on
	aiming bool                       // a key for notes waits for its article
	sure   notes.ID                   // the note whose loss the reader was told of
	latest briefing.Ref               // the passage that was kept last
}

// New returns the notes of a book, which are still to be read.
func New(book notes.Book) Notes {
	return Notes{book: book, count: map[briefing.ArticleID]int{}}
}

// Placed returns the notes with their places.
func (n *Notes) Placed() []notes.Placed { return n.placed }

// Count returns the number of notes on each article at any time. Nobody may change it.
func (n *Notes) Count() map[briefing.ArticleID]int { return n.count }

// IsAiming reports whether a key for notes waits for its article. Other keys wait for it.
func (n *Notes) IsAiming() bool { return n.aiming }

// Changed reports that other passages are kept than before, or that it is known now which
// are.
type Changed struct{}

// IsIntent makes Changed a [nav.Intent].
func (Changed) IsIntent() {}

// brought brings the notes.
type brought struct {
	lib    *library.Library
	placed []notes.Placed
	err    error
}

// Read reads the notes on a library, and finds where they stand; nil if none are kept.
func (n *Notes) Read(lib *library.Library) tea.Cmd {
	if n.book.Path == "" {
		return nil
	}
	get := n.placing(lib)
	return func() tea.Msg {
		placed, err := get()
		return brought{lib: lib, placed: placed, err: err}
	}
}

// placing returns what reads the notes on a library, and finds where they stand.
func (n *Notes) placing(lib *library.Library) func() ([]notes.Placed, error) {
	book := n.book
	return func() ([]notes.Placed, error) {
		if book.Path == "" {
			return nil, nil
		}
		all, err := book.Notes(context.Background())
		if err != nil {
			return nil, err
		}
		return notes.PlaceAll(context.Background(), lib, all)
	}
}

// In returns what gets the notes on a library: those that are known or, while they are yet
// to come, those in the file.
func (n *Notes) In(lib *library.Library) func() ([]notes.Placed, error) {
	if n.of == nil || n.of != lib {
		return n.placing(lib)
	}
	placed, err := n.placed, n.err
	return func() ([]notes.Placed, error) { return placed, err }
}

// Update answers an action, the text of a note, or the end of something that was begun.
func (n *Notes) Update(msg tea.Msg, at *spot.Spot) nav.Intent {
	switch msg := msg.(type) {
	case keys.Action:
		return n.act(msg, at)
	case note.Keep:
		return nav.Do{Cmd: n.keepText(msg.Text)}
	case undo:
		return nav.Do{Cmd: n.change(Edit{before: msg.after, after: msg.before}, true)}
	case brought:
		return n.read(msg, at)
	case aimed:
		return n.aimed(msg, at)
	case Edited:
		return n.edited(msg)
	}
	return nil
}

func (n *Notes) act(a keys.Action, at *spot.Spot) nav.Intent {
	switch a {
	case keys.Keep:
		return n.keep(at)
	case keys.WriteNote:
		return n.write(at)
	case keys.Notes:
		return n.list(at)
	}
	return nil
}

func (n *Notes) read(msg brought, at *spot.Spot) nav.Intent {
	if msg.lib != at.Library {
		return nil
	}
	nothing := len(msg.placed) == 0 && len(n.placed) == 0
	n.of, n.err = msg.lib, msg.err
	n.set(msg.placed)
	var told nav.All
	if msg.err != nil {
		told = append(told, nav.Hint{Text: msg.err.Error()})
	}
	if !nothing {
		told = append(told, Changed{})
	}
	return told
}

// set sets the kept passages and counts them by article.
func (n *Notes) set(placed []notes.Placed) {
	n.placed = placed
	clear(n.count)
	for _, p := range placed {
		if p.State != notes.Lost {
			n.count[p.Article]++
		}
	}
}

// On returns the kept passages of the article on a page; none for another page.
func (n *Notes) On(id page.ID) (spans []briefing.Span) {
	for _, p := range n.placed {
		if id == page.OfArticle(p.Article) && p.State != notes.Lost && !p.Span.Empty() {
			spans = append(spans, p.Span)
		}
	}
	return spans
}

// list opens the page of notes and starts its trail.
func (n *Notes) list(at *spot.Spot) nav.Intent {
	if n.err != nil {
		return nav.Tell(n.err.Error())
	}
	return nav.All{spot.GoTo(page.ID{Kind: page.Notes}), nav.Walk{Trail: ask.ThroughNotes(n.placed, at.Contents), At: -1}}
}

// on returns the note on a span of an article, or on the article if the span is empty.
func (n *Notes) on(ref briefing.Ref) *notes.Placed {
	for i, p := range n.placed {
		if p.State != notes.Lost && p.Ref() == ref {
			return &n.placed[i]
		}
	}
	return nil
}

// keeps returns the reason why no note can be kept, or nil.
func (n *Notes) keeps() error {
	if n.book.Path == "" {
		return errors.New("no notes are kept for this library")
	}
	return n.err
}

// Save saves a text in the box for notes when the program ends.
func (n *Notes) Save(text string) error {
	if msg, ok := n.keepText(text)().(Edited); ok && msg.err != nil {
		return fmt.Errorf("%w (the note was: %s)", msg.err, list.OneLine(text))
	}
	return nil
}
