package compared

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"briefing/briefing"
	"briefing/briefing/library"
	"briefing/briefing/page"
	"briefing/briefing/since"
	"briefing/ui/nav"
	"briefing/ui/spot"
)

// visits holds the changes of the articles since the last visit.
type visits struct {
	path string // of the file with the visits; "" if none is kept or it must not be changed
	kept bool   // visits are kept

	lastVisit
}

// lastVisit holds the changes since the last visit.
type lastVisit struct {
	moment  time.Time // when that was; zero if it is not known
	news    *page.News
	counted time.Time // when the last change of the articles was; zero if no account was taken in this visit
	err     error
}

func newVisits(stateFile string, locked bool) visits {
	v := visits{path: since.Path(stateFile), kept: stateFile != ""}
	if locked {
		v.path = ""
	}
	return v
}

// accounted tells how the articles of a library differ from those that there were.
type accounted struct {
	lib   *library.Library
	moved map[briefing.ArticleID]briefing.ArticleID
	lastVisit
}

// Moved requests that the reader's state follow articles to their later IDs. It comes
// whenever account was taken, with or without moves.
type Moved struct {
	To map[briefing.ArticleID]briefing.ArticleID
}

// IsIntent makes Moved a [nav.Intent].
func (Moved) IsIntent() {}

// accountAfter is when the first page is surely on the screen.
const accountAfter = 300 * time.Millisecond

// News returns the news since the last visit, nil if they are not known.
func (a *Articles) News() *page.News { return a.visits.news }

// Counting reports whether account of the articles is still to be taken in this visit.
func (a *Articles) Counting() bool {
	return a.visits.path != "" && a.visits.counted.IsZero() && a.visits.err == nil
}

// Account takes account, in the background, of the articles that a library has; nil if
// nothing is kept from one session to the next.
func (a *Articles) Account(lib *library.Library) tea.Cmd {
	path := a.visits.path
	if path == "" || lib.Partial() {
		return nil
	}
	ctx, moment := a.ctx, a.visits.moment
	return tea.Tick(accountAfter, func(time.Time) tea.Msg {
		l, err := since.Update(ctx, path, lib, lib.Generation(), time.Now())
		if err != nil {
			return accounted{lib: lib, lastVisit: lastVisit{err: err}}
		}
		if ended, ok := l.Moment(since.Session); ok && moment.IsZero() {
			moment = ended
		}
		v := lastVisit{moment: moment, counted: l.Counted()}
		if !moment.IsZero() {
			v.news = page.NewsOf(l, moment)
		}
		return accounted{lib, l.Moved, v}
	})
}

// accounted takes the news.
func (a *Articles) accounted(msg accounted, at *spot.Spot) nav.Intent {
	if msg.lib != at.Library {
		return nil
	}
	a.visits.lastVisit = msg.lastVisit
	all := nav.All{Moved{msg.moved}}
	if kind := at.Page().Kind; kind == page.Since || kind == page.Beside {
		all = append(all, nav.Remake{})
	}
	return all
}

// open opens the page of news.
func (v *visits) open() nav.Intent {
	switch {
	case v.err != nil:
		return nav.Tell("cannot say what is new: " + v.err.Error())
	case v.counted.IsZero() && v.kept:
		return nav.Tell("still counting the articles: try again in a moment")
	case v.news == nil:
		return nav.Tell("this is the first visit on record: what is new shows from the next one on")
	}
	return spot.GoTo(page.ID{Kind: page.Since})
}

// wasEdited reports whether an article was edited since the reader was here last, and its
// text before is kept.
func (v *visits) wasEdited(id briefing.ArticleID) bool {
	if v.news == nil {
		return false
	}
	_, ok := v.news.Before[id]
	return ok
}

// EndVisit keeps that the reader was here until now.
func (a *Articles) EndVisit() error {
	if a.visits.path == "" || a.visits.counted.IsZero() {
		return nil
	}
	return since.Mark(context.Background(), a.visits.path, since.Session, time.Now(), a.visits.counted)
}
