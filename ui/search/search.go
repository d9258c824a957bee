// Package search runs the query that the reader types. Each key cancels the search before
// it.
package search

import (
	"context"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"briefing/briefing"
	"briefing/briefing/library"
	"briefing/ui/ask"
	"briefing/ui/finder"
	"briefing/ui/nav"
	"briefing/ui/spot"
	"briefing/ui/trail"
)

// Search is the query in progress. The zero Search is none.
type Search struct {
	query    string
	cancel   context.CancelFunc
	answered bool
}

// IsWaiting reports whether a query has no answer so far.
func (s *Search) IsWaiting() bool { return s.query != "" && !s.answered }

// Stop ends the search.
func (s *Search) Stop() {
	if s.cancel != nil {
		s.cancel()
	}
	*s = Search{}
}

// next returns the context of the next step of the search, and cancels the step before it.
func (s *Search) next() context.Context {
	ctx, cancel := context.WithCancel(context.Background())
	s.cancel()
	s.cancel = cancel
	return ctx
}

// rankedAtOnce limits the articles of a library whose best hits can be found within a
// frame. In a larger library the newest come first.
const rankedAtOnce = 2000

// restAfter is the pause in typing after which the best hits replace the newest.
const restAfter = 150 * time.Millisecond

// rested reports a pause in typing after query.
type rested struct{ query string }

// found answers a search.
type found struct {
	lib *library.Library
	finder.Results
}

// count requests the total number of hits, once those that are listed are on the screen.
type count struct{ query string }

func (count) IsIntent() {}

// counted reports the total number of hits for a query.
type counted struct {
	lib *library.Library
	finder.Total
}

// Update answers a query, or a step of its search.
func (s *Search) Update(msg tea.Msg, at *spot.Spot) nav.Intent {
	switch msg := msg.(type) {
	case nav.Find:
		return s.find(msg.Query, at.Ask)
	case rested:
		if msg.query == s.query {
			return nav.Do{Cmd: look(s.next(), at.Ask, msg.query, briefing.SearchOptions{Limit: ask.Shown, Quick: true})}
		}
	case found:
		return s.found(msg, at.Library)
	case count:
		if msg.query == s.query {
			return nav.Do{Cmd: countAll(s.next(), at.Ask, msg.query)}
		}
	case counted:
		if msg.lib == at.Library && msg.Query == s.query {
			return msg.Total
		}
	}
	return nil
}

// find searches for a query as typed: for the best hits or, in a large library, for the
// newest at once and the best after a pause.
func (s *Search) find(query string, a ask.Asker) nav.Intent {
	s.Stop()
	if strings.TrimSpace(query) == "" {
		return nil
	}
	ctx, cancel := context.WithCancel(context.Background())
	*s = Search{query: query, cancel: cancel}
	if a.Library.Extent().Articles <= rankedAtOnce {
		return nav.Do{Cmd: look(ctx, a, query, briefing.SearchOptions{Limit: ask.Shown})}
	}
	newest := briefing.SearchOptions{Order: briefing.ByDate, Limit: ask.ShownAtOnce, Quick: true}
	pause := tea.Tick(restAfter, func(time.Time) tea.Msg { return rested{query} })
	return nav.Do{Cmd: tea.Batch(look(ctx, a, query, newest), pause)}
}

func (s *Search) found(msg found, in *library.Library) nav.Intent {
	if msg.lib != in || msg.Query != s.query {
		return nil
	}
	s.answered = true
	if msg.Newest || msg.Err != nil || len(msg.Answer.Results) < msg.Limit {
		return msg.Results
	}
	return nav.All{msg.Results, count{msg.Query}}
}

// look answers a query as it is typed: its last word may be unfinished.
func look(ctx context.Context, a ask.Asker, typed string, opts briefing.SearchOptions) tea.Cmd {
	return func() tea.Msg {
		msg := found{a.Library, finder.Results{Query: typed, Limit: opts.Limit, Newest: opts.Order == briefing.ByDate}}
		said, q, err := a.Parse(typed)
		if err != nil {
			msg.Err = err
			return msg
		}
		msg.Answer, msg.Err = briefing.Look(ctx, a.Library, q, opts)
		if ctx.Err() != nil {
			return nil // a newer query follows
		}
		if msg.Err == nil && len(msg.Answer.All()) == 0 {
			msg.Suggestion = a.Suggest(ctx, typed, said.Words())
		}
		return msg
	}
}

// mostCounted limits the articles whose stops are counted without being listed.
const mostCounted = 1000

// countAll counts what there is in all for a query as it is typed.
func countAll(ctx context.Context, a ask.Asker, typed string) tea.Cmd {
	return func() tea.Msg {
		_, q, err := a.Parse(typed)
		if err != nil {
			return nil
		}
		msg := counted{a.Library, finder.Total{Query: typed}}
		all, err := a.Library.Count(ctx, q.Inflected())
		if err != nil {
			return nil // a newer query follows, or the total stays unknown
		}
		if all <= mostCounted {
			answer, err := briefing.Look(ctx, a.Library, q, briefing.SearchOptions{Order: briefing.ByDate, Limit: trail.MostArticles})
			msg.Count = finder.CountOf(answer)
			if err != nil {
				return nil
			}
			return msg
		}
		msg.Count.Typed.Articles, err = a.Library.Count(ctx, q)
		msg.Count.Forms.Articles = all - msg.Count.Typed.Articles
		if err != nil {
			return nil
		}
		return msg
	}
}
