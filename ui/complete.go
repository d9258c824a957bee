package ui

import (
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"briefing/briefing"
)

// mostArticles limits the articles on the trail of a search.
const mostArticles = 5000

// completed answers a request for all stops of a search. The list in which the
// search was made held only the first ones.
type completed struct {
	lib   briefing.Library
	query string
	trail briefing.Trail
}

// complete looks for all hits of a typed query, and puts them in order, which
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
			return nil // the first hits can still be walked
		}
		return completed{lib: a.lib, query: typed, trail: order(briefing.ResultTrail(typed, answer.All()))}
	}
}

// completed replaces the trail of a search by the complete one. The reader
// stays at the same stop.
func (m model) completed(msg completed) model {
	if msg.lib != m.lib || !m.trail.Active() || m.trail.IsPending() || m.trail.Subject != "" || m.trail.Label != msg.query {
		return m
	}
	m.trail.Complete(msg.trail)
	m.reader = m.reader.Follow("", m.hitsHere())
	return m
}

// cut reports whether a trail has as many articles as a list of hits shows, so
// that there may be more.
func cut(t briefing.Trail) bool {
	return articlesOf(t) >= shownAtOnce
}

// articlesOf returns the number of articles on the trail of a search, 0 for
// another trail.
func articlesOf(t briefing.Trail) int {
	if t.Subject != "" || t.Len() == 0 {
		return 0
	}
	_, articles := t.Article(t.Len() - 1)
	return articles
}

// trailLabel returns the label of the current trail, with a note if the search
// has more hits than the trail has stops. The trail's own label is the query:
// it is searched for again when the library has been reread.
func (m model) trailLabel() string {
	label := m.trail.Label
	if articlesOf(m.trail.Trail.Trail) >= mostArticles {
		label = fmt.Sprintf("%s (newest %d articles)", label, mostArticles)
	}
	return label
}
