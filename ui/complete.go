package ui

import (
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"briefing/briefing"
)

// mostArticles is the most articles that the trail of a search goes through.
const mostArticles = 5000

// completed answers a request for all stops of a search, of which the list that
// it was entered from held the first ones.
type completed struct {
	lib   briefing.Library
	query string
	trail briefing.Trail
}

// complete looks for all hits of what was typed, and puts them in order, which
// takes its time too.
func (a asker) complete(typed string, order func(briefing.Trail) briefing.Trail) tea.Cmd {
	return func() tea.Msg {
		_, q, err := a.parse(typed)
		if err != nil {
			return nil
		}
		opts := briefing.SearchOptions{Order: briefing.ByDate, Limit: mostArticles}
		answer, err := briefing.Look(context.Background(), a.lib, q, opts)
		if err != nil {
			return nil // the first hits can be walked nevertheless
		}
		return completed{lib: a.lib, query: typed, trail: order(briefing.ResultTrail(typed, answer.All()))}
	}
}

// completed puts all stops of a search into its trail. The reader stays at the
// same stop.
func (m model) completed(msg completed) model {
	if msg.lib != m.lib || !m.trail.Active() || m.trail.IsPending() || m.trail.Subject != "" || m.trail.Label != msg.query {
		return m
	}
	m.trail.Complete(msg.trail)
	m.reader = m.reader.Follow("", m.hitsHere())
	return m
}

// cut reports whether a trail goes through as many articles as a list of hits
// shows, so that there may be more.
func cut(t briefing.Trail) bool {
	return articlesOf(t) >= shownAtOnce
}

// articlesOf returns how many articles the trail of a search goes through, 0 for
// another trail.
func articlesOf(t briefing.Trail) int {
	if t.Subject != "" || t.Len() == 0 {
		return 0
	}
	_, articles := t.Article(t.Len() - 1)
	return articles
}

// trailLabel says which trail is walked, and so if a search has more hits than
// it goes through. The label of the trail itself is what was searched for, which
// is searched for again in a library that was read anew.
func (m model) trailLabel() string {
	label := m.trail.Label
	if articlesOf(m.trail.Trail.Trail) >= mostArticles {
		label = fmt.Sprintf("%s (newest %d articles)", label, mostArticles)
	}
	return label
}
