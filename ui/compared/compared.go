// Package compared shows what the comparison of the articles' sentences tells a reader:
// the news since the last visit (since.go), the sentences that are known from elsewhere
// (known.go), and two articles side by side (beside.go). The comparison is begun when it
// is first needed, and nothing waits for it.
package compared

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"briefing/briefing/library"
	"briefing/ui/keys"
	"briefing/ui/nav"
	"briefing/ui/spot"
)

// Articles are the articles as they are compared. Make them with New.
type Articles struct {
	ctx    context.Context
	visits visits
	beside beside
	known  known
}

// New returns articles that are not compared so far. Work in the background ends with ctx.
// The visits are recorded beside the file with the reader's state, "" if there is none; if
// it is locked, they are not recorded.
func New(ctx context.Context, stateFile string, locked bool) Articles {
	return Articles{ctx: ctx, visits: newVisits(stateFile, locked)}
}

// Update answers an action, the arrival at a page, or the end of something that was begun.
func (a *Articles) Update(msg tea.Msg, at *spot.Spot) nav.Intent {
	switch msg := msg.(type) {
	case keys.Action:
		return a.act(msg, at)
	case spot.Shown:
		return nav.All{do(a.await(at)), do(a.find(at))}
	case spot.Acted:
		return nav.All{a.fit(at), a.linger(at)}
	case compared:
		return a.done(msg, at)
	case remade:
		return do(a.await(at))
	case accounted:
		return a.accounted(msg, at)
	case novel:
		return a.found(msg, at)
	case lingered:
		a.read(msg, at)
	case marked:
		return marks(msg, at)
	}
	return nil
}

func (a *Articles) act(do keys.Action, at *spot.Spot) nav.Intent {
	switch do {
	case keys.SideBySide:
		return a.sideBySide(at)
	case keys.Since:
		return a.visits.open()
	case keys.Known:
		return a.next(at)
	case keys.NextNew:
		return a.newPassage(1, at)
	case keys.PrevNew:
		return a.newPassage(-1, at)
	case keys.MarkRead:
		return a.mark(at)
	}
	return nil
}

// do returns the request to run a command; nil if there is none.
func do(cmd tea.Cmd) nav.Intent {
	if cmd == nil {
		return nil
	}
	return nav.Do{Cmd: cmd}
}

// compared tells that the articles of a library were compared, or how far that is.
type compared struct{ lib *library.Library }

// Every is how often it is shown how far the comparison is.
const Every = 500 * time.Millisecond

// await waits, for a page that needs it, until the articles are compared or a while has
// passed; nil if nothing is to be waited for.
func (a *Articles) await(at *spot.Spot) tea.Cmd {
	lib, ctx := at.Library, a.ctx
	if lib == nil || !isPending(at) && !a.beside.wanted {
		return nil
	}
	return func() tea.Msg {
		ctx, cancel := context.WithTimeout(ctx, Every)
		defer cancel()
		if _, err := lib.CompareArticles(ctx); err != nil && ctx.Err() == nil {
			return nil // the library was closed, or cannot be read
		}
		return compared{lib}
	}
}

// done makes a pending page again, or sets two articles side by side that the reader asked
// for.
func (a *Articles) done(msg compared, at *spot.Spot) nav.Intent {
	c, _, _ := at.Library.Compared()
	switch {
	case a.beside.wanted && (c != nil || msg.lib != at.Library):
		return nav.All{nav.Tell(""), a.sideBySide(at)}
	case a.beside.wanted:
		return do(a.await(at))
	case msg.lib != at.Library || !isPending(at):
		return nil
	}
	return nav.Remake{Then: remade{}}
}

// remade tells that a pending page was made again, and may still be pending.
type remade struct{}

// isPending reports whether the page that is shown waits for the comparison.
func isPending(at *spot.Spot) bool {
	p := at.Reader.Page()
	return p != nil && p.Pending
}
