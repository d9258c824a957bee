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
	query string
	trail briefing.Trail
}

// complete looks for all hits of what was typed. The trail's label says so if
// there are more than it goes through.
func complete(lib briefing.Library, typed string) tea.Cmd {
	return func() tea.Msg {
		q, err := briefing.ParseQuery(typed)
		if err != nil {
			return nil
		}
		opts := briefing.SearchOptions{Order: briefing.ByDate, Limit: mostArticles}
		results, err := lib.Search(context.Background(), completing(q, typed), opts)
		if err != nil {
			return nil // the first hits can be walked nevertheless
		}
		label := typed
		if len(results) == mostArticles {
			label = fmt.Sprintf("%s (newest %d articles)", typed, mostArticles)
		}
		return completed{query: typed, trail: briefing.ResultTrail(label, results)}
	}
}

// completed puts all stops of a search into its trail. The reader stays at the
// same stop.
func (m model) completed(msg completed) model {
	if m.trail.Subject != "" || m.trail.Label != msg.query {
		return m
	}
	stop := m.trail.Stop(m.trail.At)
	trail := m.inOrder(msg.trail)
	at := trail.Index(stop)
	if at < 0 {
		return m
	}
	m.trail.Trail, m.trail.At = trail, at
	m.reader = m.reader.Follow("", m.hitsHere())
	return m
}

// cut reports whether a trail goes through as many articles as a list of hits
// shows, so that there may be more.
func cut(t briefing.Trail) bool {
	if t.Subject != "" || t.Len() == 0 {
		return false
	}
	_, articles := t.Article(t.Len() - 1)
	return articles >= shownAtOnce
}
