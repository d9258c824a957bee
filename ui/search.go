package ui

import (
	"context"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"briefing/briefing"
	"briefing/briefing/notes"
	"briefing/briefing/page"
	"briefing/ui/finder"
	"briefing/ui/nav"
)

// search is the query in progress. Each key cancels the one before it.
type search struct {
	query    string
	cancel   context.CancelFunc
	answered bool
}

func (s *search) stop() {
	if s.cancel != nil {
		s.cancel()
	}
	*s = search{}
}

// shownHits limits the articles listed, shownAtOnce those listed while typing
// in a large library.
const shownHits, shownAtOnce = 50, 20

// rankedAtOnce limits the articles of a library whose best hits can be found
// within a frame. In a larger library the newest come first.
const rankedAtOnce = 2000

// restAfter is the pause in typing after which the best hits replace the
// newest.
const restAfter = 150 * time.Millisecond

// rested reports a pause in typing after query.
type rested struct{ query string }

// counted reports the total number of hits for a query.
type counted struct {
	lib   briefing.Library
	query string
	count finder.Count
}

// find searches for a query as typed: for the best hits or, in a large library,
// for the newest at once and the best after a pause.
func (m model) find(query string) (model, tea.Cmd) {
	m.search.stop()
	if strings.TrimSpace(query) == "" {
		return m, nil
	}
	ctx, cancel := context.WithCancel(context.Background())
	m.search = search{query: query, cancel: cancel}
	if m.lib.Extent().Articles <= rankedAtOnce {
		return m, m.asker().look(ctx, query, briefing.SearchOptions{Limit: shownHits})
	}
	newest := briefing.SearchOptions{Order: briefing.ByDate, Limit: shownAtOnce, Quick: true}
	pause := tea.Tick(restAfter, func(time.Time) tea.Msg { return rested{query} })
	return m, tea.Batch(m.asker().look(ctx, query, newest), pause)
}

func (m model) rested(msg rested) (model, tea.Cmd) {
	if m.overlay != finding || msg.query != m.search.query {
		return m, nil
	}
	ctx, cancel := context.WithCancel(context.Background())
	m.search.cancel()
	m.search.cancel = cancel
	return m, m.asker().look(ctx, msg.query, briefing.SearchOptions{Limit: shownHits, Quick: true})
}

func (m model) found(msg found) (model, tea.Cmd) {
	if m.overlay != finding || msg.lib != m.lib || msg.query != m.search.query {
		return m, nil
	}
	m.search.answered = true
	reading := m.life.IsSlow() && m.lib.Behind()
	next, intent := m.finder.SetLimit(msg.limit, msg.newest).SetReading(reading).SetResults(msg.query, msg.answer, msg.err, msg.suggestion)
	m.finder = next
	m, cmd := m.act(intent)
	if m.overlay != finding || msg.newest || msg.err != nil || len(msg.answer.Results) < msg.limit {
		return m, cmd
	}
	ctx, cancel := context.WithCancel(context.Background())
	m.search.cancel()
	m.search.cancel = cancel
	return m, tea.Batch(cmd, m.asker().countAll(ctx, msg.query))
}

// mostCounted limits the articles whose stops are counted without being listed.
const mostCounted = 1000

// countAll counts what there is in all for a query as it is typed.
func (a asker) countAll(ctx context.Context, typed string) tea.Cmd {
	return func() tea.Msg {
		_, q, err := a.parse(typed)
		if err != nil {
			return nil
		}
		msg := counted{lib: a.lib, query: typed}
		all, err := a.lib.Count(ctx, q.Inflected())
		if err != nil {
			return nil // a newer query follows, or the total stays unknown
		}
		if all <= mostCounted {
			answer, err := briefing.Look(ctx, a.lib, q, briefing.SearchOptions{Order: briefing.ByDate, Limit: mostArticles})
			msg.count = finder.CountOf(answer)
			if err != nil {
				return nil
			}
			return msg
		}
		msg.count.Typed.Articles, err = a.lib.Count(ctx, q)
		msg.count.Forms.Articles = all - msg.count.Typed.Articles
		if err != nil {
			return nil
		}
		return msg
	}
}

func (m model) counted(msg counted) model {
	if m.overlay == finding && msg.lib == m.lib && msg.query == m.search.query {
		m.finder = m.finder.SetCount(msg.query, msg.count)
	}
	return m
}

// suggester is a library that can correct words.
type suggester interface {
	// Suggest returns the word of the library nearest to a misspelt one, or "".
	Suggest(ctx context.Context, word string) (string, error)
}

// look answers a query as it is typed: its last word may be unfinished.
func (a asker) look(ctx context.Context, typed string, opts briefing.SearchOptions) tea.Cmd {
	return func() tea.Msg {
		msg := found{lib: a.lib, query: typed, limit: opts.Limit, newest: opts.Order == briefing.ByDate}
		said, q, err := a.parse(typed)
		if err != nil {
			msg.err = err
			return msg
		}
		msg.answer, msg.err = briefing.Look(ctx, a.lib, q, opts)
		if ctx.Err() != nil {
			return nil // a newer query follows
		}
		if s, ok := a.lib.(suggester); ok && msg.err == nil && len(msg.answer.All()) == 0 {
			msg.suggestion = suggestion(ctx, s, typed, said.Words())
			if !a.answers(ctx, msg.suggestion) {
				msg.suggestion = ""
			}
		}
		return msg
	}
}

// answers reports whether anything answers a query when it is typed.
func (a asker) answers(ctx context.Context, typed string) bool {
	_, q, err := a.parse(typed)
	if err != nil {
		return false
	}
	answer, err := briefing.Look(ctx, a.lib, q, briefing.SearchOptions{Order: briefing.ByDate, Limit: 1})
	return err == nil && len(answer.All()) > 0
}

// asker searches a library, and what the reader kept of it.
type asker struct {
	lib  briefing.Library
	kept func() ([]notes.Placed, error)
}

func (m model) asker() asker { return asker{m.lib, m.kept()} }

// parse returns a query as it says, and what to search for: its last word may be
// unfinished, and what was kept answers its filters for notes.
func (a asker) parse(typed string) (said, meant briefing.Query, err error) {
	if said, err = briefing.ParseQuery(typed); err != nil {
		return said, said, err
	}
	if meant = said; !strings.HasSuffix(typed, " ") {
		meant = said.Completing()
	}
	if !meant.AsksForNotes() {
		return said, meant, nil
	}
	placed, err := a.kept()
	return said, notes.Answer(meant, placed), err
}

// suggestion returns the typed query with misspelt words replaced by the
// nearest words in the library, or "" if there are none.
func suggestion(ctx context.Context, lib suggester, typed string, words []string) string {
	better := typed
	for _, w := range words {
		near, err := lib.Suggest(ctx, w)
		if err == nil && near != "" && !strings.EqualFold(near, w) {
			better = strings.Replace(better, w, near, 1)
		}
	}
	if better == typed {
		return ""
	}
	return better
}

func (m model) openFinder() (model, tea.Cmd) {
	m = m.closeOverlay()
	m.overlay = finding
	var current briefing.ArticleID
	if p := m.reader.Page(); p != nil && p.ID.Kind == page.Article {
		current = briefing.ArticleID(p.ID.Key)
	}
	var intent nav.Intent
	m.finder, intent = m.finder.Open(current)
	return m.arrange().act(intent)
}
