package ui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"briefing/briefing/library"
	"briefing/briefing/page"
	"briefing/briefing/since"
	"briefing/ui/live"
)

// visits holds the changes of the articles since the last visit.
type visits struct {
	moment  time.Time // when that was; zero if it is not known
	news    *page.News
	counted bool // account was taken of the articles of this visit
	err     error
}

// accounted tells how the articles of a library differ from those that there were.
type accounted struct {
	lib    *library.Library
	visits visits
}

// account takes account, in the background, of the articles that the library has; nil if
// nothing is kept from one session to the next.
func (m model) account() tea.Cmd {
	path := since.Path(m.opts.StateFile)
	if path == "" || !m.keepable || m.lib.Partial() {
		return nil
	}
	lib, ctx, moment := m.lib, m.opener.Context(), m.visits.moment
	return tea.Tick(warmAfter, func(time.Time) tea.Msg {
		l, err := since.Update(ctx, path, lib, lib.Generation(), time.Now())
		if err != nil {
			return accounted{lib, visits{err: err}}
		}
		if ended, ok := l.Moment(since.Session); ok && moment.IsZero() {
			moment = ended
		}
		v := visits{moment: moment, counted: true}
		if !moment.IsZero() {
			v.news = page.NewsOf(l, moment)
		}
		return accounted{lib, v}
	})
}

// accounted takes the news.
func (m model) accounted(msg accounted) (model, tea.Cmd) {
	if msg.lib != m.lib {
		return m, nil
	}
	m.visits = msg.visits
	if id := m.pageID(); id.Kind == page.Since || id.Kind == page.Beside {
		return m, m.refresh(live.Former{}, false, true)
	}
	return m, nil
}

// since opens the page of news.
func (m model) since() (model, tea.Cmd) {
	switch {
	case m.visits.err != nil:
		return m.say("cannot say what is new: " + m.visits.err.Error()), nil
	case !m.visits.counted && m.opts.StateFile != "":
		return m.say("still counting the articles: try again in a moment"), nil
	case m.visits.news == nil:
		return m.say("this is the first visit on record: from the next one on, this shows what is new"), nil
	}
	return m.goTo(page.ID{Kind: page.Since})
}

// endVisit keeps that the reader was here until now.
func (m model) endVisit() error {
	path := since.Path(m.opts.StateFile)
	if path == "" || !m.keepable || !m.visits.counted {
		return nil
	}
	return since.Mark(context.Background(), path, since.Session, time.Now())
}
