package ui

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"slices"

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
	lib     *library.Library
	entries []briefing.Entry
	ranks   map[briefing.ArticleID]int
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
	query      string
	results    []briefing.Result
	suggestion string
	err        error
}

// attempt opens the library while the program has yet to start. A panic is for
// the program to pass on, which gives the terminal back first.
func attempt(ctx context.Context, opts library.Options) (msg opened) {
	defer func() {
		if r := recover(); r != nil {
			msg = opened{panic: fmt.Sprintf("%v\n\n%s", r, debug.Stack())}
		}
	}()
	return open(ctx, opts)
}

// open opens the library.
func open(ctx context.Context, opts library.Options) opened {
	lib, err := library.Open(ctx, opts)
	if err != nil {
		return opened{err: err}
	}
	entries, err := lib.Entries(ctx)
	if err != nil {
		return opened{err: errors.Join(err, lib.Close())}
	}
	tallies, err := lib.Tallies(ctx)
	if err != nil {
		return opened{err: errors.Join(err, lib.Close())}
	}
	ranks := make(map[briefing.ArticleID]int, len(entries))
	for i, e := range entries {
		ranks[e.ID] = i
	}
	return opened{lib: lib, entries: entries, ranks: ranks, tallies: tallies}
}

// show makes a page, and the trail of what is to be followed from it.
func show(lib briefing.Library, request int, to destination, trail bool, opts typeset.Options) tea.Cmd {
	return func() tea.Msg {
		ctx := context.Background()
		msg := shown{request: request, to: to}
		msg.page, msg.err = page.Make(ctx, lib, to.target.Page)
		if msg.err != nil {
			return msg
		}
		msg.doc = reader.Prepare(msg.page, opts)
		if trail {
			msg.trail, msg.err = follow(ctx, lib, to)
		}
		return msg
	}
}

// showAgain makes a page of a library that was read anew, and its trail. What is
// no longer in the library gives way: the page to the overview, the trail to none.
func showAgain(lib briefing.Library, request int, to destination, was nav.Trail, order func(briefing.Trail) briefing.Trail, opts typeset.Options) tea.Cmd {
	return func() tea.Msg {
		msg, _ := show(lib, request, to, false, opts)().(shown)
		if errors.Is(msg.err, briefing.ErrNotFound) {
			gone := to.target.Page
			msg, _ = show(lib, request, destination{target: page.Target{Page: page.ID{Kind: page.Overview}}, visit: true}, false, opts)().(shown)
			msg.notice = gone.String() + " is no longer in the library"
		}
		trail := again(context.Background(), lib, was, order)
		msg.trail = &trail
		return msg
	}
}

// again returns a trail through a library that was read anew, at the stop of the
// same number in its article; none if nothing is left to follow.
func again(ctx context.Context, lib briefing.Library, was nav.Trail, order func(briefing.Trail) briefing.Trail) nav.Trail {
	now := nav.Trail{At: -1}
	if !was.Active() {
		return nav.Trail{}
	}
	if subject := lib.Digest().Subject(was.Subject); subject != nil {
		mentions, err := lib.Mentions(ctx, was.Subject)
		if err != nil {
			return nav.Trail{}
		}
		now.Trail = briefing.MentionTrail(subject, mentions)
	} else if q, err := briefing.ParseQuery(was.Label); was.Subject == "" && err == nil {
		results, err := lib.Search(ctx, completing(q, was.Label), briefing.SearchOptions{Order: briefing.ByDate, Limit: shownHits})
		if err != nil {
			return nav.Trail{}
		}
		now.Trail = order(briefing.ResultTrail(was.Label, results))
	}
	if was.At < 0 || !now.Active() {
		return now
	}
	ref := was.Stop(was.At)
	number := slices.Index(was.In(ref.Article), ref.Span)
	if spans := now.In(ref.Article); len(spans) > 0 {
		now.At = now.Index(briefing.Ref{Article: ref.Article, Span: spans[min(number, len(spans)-1)]})
	}
	return now
}

// follow returns the trail of the subject that a destination is to be followed
// by, standing where it leads or comes from if that is one of the stops.
func follow(ctx context.Context, lib briefing.Library, to destination) (*nav.Trail, error) {
	id := to.target.Follow
	subject := lib.Digest().Subject(id)
	if subject == nil {
		return nil, fmt.Errorf("follow %q: %w", id, briefing.ErrNotFound)
	}
	mentions, err := lib.Mentions(ctx, id)
	if err != nil {
		return nil, fmt.Errorf("follow %q: %w", id, err)
	}
	trail := nav.Trail{Trail: briefing.MentionTrail(subject, mentions)}
	trail.At = to.stop(trail.Trail)
	return &trail, nil
}

// stop returns which stop of a trail a destination is at, or comes from; -1 if
// none.
func (to destination) stop(t briefing.Trail) int {
	if to.target.Page.Kind != page.Article {
		return t.Index(to.from)
	}
	return t.Index(briefing.Ref{Article: briefing.ArticleID(to.target.Page.Key), Span: to.target.At})
}
