package ui

import (
	"context"
	"slices"
	"sync"

	tea "charm.land/bubbletea/v2"

	"briefing/briefing"
	"briefing/briefing/concord"
	"briefing/briefing/library"
	"briefing/briefing/page"
	"briefing/ui/keys"
	"briefing/ui/nav"
)

// concordances keeps the rows of the last concordance: they are the same in every order
// and in windows of every size. It is shared by all copies of the model.
type concordances struct {
	mu   sync.Mutex
	lib  *library.Library
	id   page.ID // in the first order
	rows *concord.Concordance
}

// of returns the rows of a page, which takes time if they are not those of the last call.
func (k *concordances) of(ctx context.Context, lib *library.Library, id page.ID, a asker) (*concord.Concordance, error) {
	of, query, _, ok := id.Concords()
	if !ok {
		return nil, briefing.ErrNotFound
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	if id = id.Sorted(concord.ByDate); k.lib == lib && k.id == id {
		return k.rows, nil
	}
	stops, err := a.stops(ctx, of, query)
	if err != nil {
		return nil, err
	}
	rows, err := concord.Of(ctx, lib, stops)
	if err != nil {
		return nil, err
	}
	k.lib, k.id, k.rows = lib, id, rows
	return rows, nil
}

// stops returns the stops of a subject's trail or of a search.
func (a asker) stops(ctx context.Context, of briefing.SubjectID, query string) ([]briefing.Ref, error) {
	if of != "" {
		return concord.Stops(ctx, a.lib, of, "")
	}
	_, q, err := a.parse(query)
	if err != nil {
		return nil, err
	}
	return concord.Search(ctx, a.lib, q)
}

// concordance sets the stops of the subject at the reader's position, or of the search
// that is walked, below each other.
func (m model) concordance() (model, tea.Cmd) {
	s := m.subject()
	switch walked := m.trail.Trail.Trail; {
	case m.pageID().Kind == page.Concordance && m.focus == nav.Reader:
		return m.say("the rows are on screen already").suggest(keys.Narrower, keys.Wider), nil
	case s != nil && briefing.Gathers(s):
		return m.say("a topic that gathers whole articles has no passages to line up"), nil
	case s != nil:
		return m.goTo(page.ConcordanceOf(s.SubjectID(), "", concord.Before))
	case m.trail.IsWalked() && page.IsSearch(walked):
		return m.goTo(page.ConcordanceOf("", walked.Label, concord.Before))
	}
	return m.say("no passages to line up: follow a figure or event, or search").suggest(keys.ListFigures, keys.Search), nil
}

// sortOrWiden sorts the rows of a concordance by the word on that side, or shows a longer or
// a shorter part of a timeline, if they have the keyboard; elsewhere it makes the panel wider or narrower.
func (m model) sortOrWiden(by int) (model, tea.Cmd) {
	_, _, order, ok := m.pageID().Concords()
	switch {
	case m.focus == nav.Reader && m.pageID().Kind == page.Timeline:
		return m.zoomTimeline(by)
	case !ok || m.focus != nav.Reader:
		return m.widen(by * widening)
	}
	at := slices.Index(concord.Orders, order) + by
	if at < 0 || at >= len(concord.Orders) {
		return m.say("the rows are sorted " + page.OrderName(order) + " already"), nil
	}
	return m.goTo(m.pageID().Sorted(concord.Orders[at]))
}

// nextRow goes to the next or previous row of a concordance.
func (m model) nextRow(a keys.Action) (model, tea.Cmd) {
	m = m.setFocus(nav.Reader)
	for {
		next, cmd := m.run(a)
		to, _, ok := next.reader.Focused()
		if next.notice != m.notice || !ok || !to.At.Empty() {
			return next, cmd
		}
		m = next
	}
}
