package ui

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"runtime/debug"

	tea "charm.land/bubbletea/v2"

	"briefing/briefing"
	"briefing/briefing/library"
	"briefing/briefing/page"
	"briefing/ui/nav"
	"briefing/ui/reader"
	"briefing/ui/state"
	"briefing/ui/typeset"
)

// The messages below answer a command. Each carries what was asked, so that an
// answer that comes too late is known and dropped.

// opened tells that the library is open, or why it is not.
type opened struct {
	lib *library.Library
	contents
	tallies map[briefing.SubjectID]briefing.Tally
	err     error
	panic   string // what it panicked with, and where
}

// shown answers a request for a page.
type shown struct {
	request int
	page    *page.Page
	doc     *typeset.Doc
	to      destination
	trail   *nav.Trail // the trail to walk from there, or nil for no change
	notice  string     // what else to say
	err     error
}

// destination is where on a page to arrive, and how it came to be asked for.
type destination struct {
	target page.Target
	from   briefing.Ref    // the mention that was followed
	place  *nav.Place      // go back to this, exactly
	words  *state.Position // the words at its top, if the text may have changed since
	visit  bool            // it is a new place in the history
}

// found answers a search.
type found struct {
	lib        briefing.Library
	query      string
	limit      int // the most articles that were asked for
	results    []briefing.Result
	suggestion string
	err        error
}

// attempt opens the library while the program has yet to start. A panic is for
// the program to pass on, which gives the terminal back first.
func (o *opener) attempt(opts library.Options) (msg opened) {
	defer func() {
		if r := recover(); r != nil {
			msg = opened{panic: fmt.Sprintf("%v\n\n%s", r, debug.Stack())}
		}
	}()
	return o.open(opts, false)
}

// show makes a page, and the trail of what is to be followed from it.
func show(lib briefing.Library, request int, to destination, trail bool, opts typeset.Options) tea.Cmd {
	return func() tea.Msg {
		ctx := context.Background()
		msg := shown{request: request, to: to}
		following := func() (*nav.Trail, error) { return nil, nil }
		if trail {
			following = meanwhile(func() (*nav.Trail, error) { return follow(ctx, lib, to) })
		}
		if msg.page, msg.err = page.Make(ctx, lib, to.target.Page); msg.err == nil {
			msg.doc = reader.Prepare(msg.page, opts)
		}
		var err error
		msg.trail, err = following()
		msg.err = cmp.Or(msg.err, err)
		return msg
	}
}

// meanwhile begins to do something, and returns what waits for it. If it panics,
// so does who waits, whom the program watches.
func meanwhile[T any](do func() (T, error)) (wait func() (T, error)) {
	var result T
	var err error
	var panicked any
	done := make(chan struct{})
	go func() {
		defer close(done)
		defer func() { panicked = recover() }()
		result, err = do()
	}()
	return func() (T, error) {
		<-done
		if panicked != nil {
			panic(panicked)
		}
		return result, err
	}
}

// showFirst makes the first page: the one that was left last, if it is still
// there, else the overview.
func showFirst(lib briefing.Library, request int, id page.ID, opts typeset.Options) tea.Cmd {
	return func() tea.Msg {
		msg, _ := show(lib, request, destination{target: page.Target{Page: id}, visit: true}, false, opts)().(shown)
		if errors.Is(msg.err, briefing.ErrNotFound) {
			overview := page.Target{Page: page.ID{Kind: page.Overview}}
			return show(lib, request, destination{target: overview, visit: true}, false, opts)()
		}
		return msg
	}
}

// follow returns the trail of the subject that a destination is to be followed
// by, standing where it leads or comes from if that is one of the stops.
func follow(ctx context.Context, lib briefing.Library, to destination) (*nav.Trail, error) {
	id := to.target.Follow
	subject := lib.Digest().Subject(id)
	if subject == nil {
		return nil, fmt.Errorf("follow %q: %w", id, briefing.ErrNotFound)
	}
	stops, err := briefing.Follow(ctx, lib, subject)
	if err != nil {
		return nil, fmt.Errorf("follow %q: %w", id, err)
	}
	return &nav.Trail{Trail: stops, At: to.stop(stops)}, nil
}

// stop returns which stop of a trail a destination is at, or comes from; -1 if
// none.
func (to destination) stop(t briefing.Trail) int {
	if to.target.Page.Kind != page.Article {
		return t.Index(to.from)
	}
	return t.Index(briefing.Ref{Article: briefing.ArticleID(to.target.Page.Key), Span: to.target.At})
}
