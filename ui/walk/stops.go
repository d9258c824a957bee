package walk

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"briefing/briefing"
	"briefing/briefing/library"
	"briefing/ui/ask"
	"briefing/ui/nav"
	"briefing/ui/spot"
	"briefing/ui/trail"
)

// Getter loads the stops of a trail.
type Getter func() (briefing.Trail, error)

// Stops returns the getter of a trail.
func (w *Walk) Stops(of briefing.Trail, a ask.Asker) Getter {
	ctx := w.ctx
	return func() (briefing.Trail, error) { return a.Trail(ctx, of) }
}

// stops answers a request for the stops of a trail.
type stops struct {
	request trail.Request
	trail   briefing.Trail
	err     error
}

// Fetch requests the stops of the current trail.
func (w *Walk) Fetch(a ask.Asker) tea.Cmd { return w.fetch(w.Stops(w.Trail.Trail, a)) }

// Resume takes up a trail of the last session, unless another is walked. The command
// fetches its stops; nil if there is nothing to fetch.
func (w *Walk) Resume(number int, a ask.Asker) tea.Cmd {
	if number == 0 || w.Number() != 0 {
		return nil
	}
	if w.TakeUp(number); !w.IsPending() {
		return nil
	}
	return w.Fetch(a)
}

func (w *Walk) fetch(get Getter) tea.Cmd {
	msg := stops{request: w.Request()}
	return func() tea.Msg {
		msg.trail, msg.err = get()
		return msg
	}
}

// arrived handles the stops of a trail, unless they are no longer wanted.
func (w *Walk) arrived(msg stops, at *spot.Spot) nav.Intent {
	switch {
	case !w.IsPending(), !w.IsOf(msg.request):
		return nil
	case msg.err != nil:
		w.Lose()
		return nav.Tell(msg.err.Error())
	}
	return w.filled(w.Fill(msg.trail), at)
}

// filled continues once the stops of the current trail are there: with the step that
// waited for them, else at a passage.
func (w *Walk) filled(waited trail.Waited, at *spot.Spot) nav.Intent {
	switch {
	case waited.Step == trail.Step{}:
		return nav.Mark{At: waited.At}
	case w.Active():
		return nav.All{nav.Mark{}, w.Next(waited.Step, at)}
	}
	return nav.All{nav.Mark{}, nothingOf(waited.Of, at.Library.Digest())}
}

// Beside is the trail to walk from a page that is on its way. The zero Beside changes
// nothing.
type Beside struct {
	Follow briefing.Trail // the new trail, without stops
	Get    Getter         // loads the stops

	stops *briefing.Trail // the stops, if they came before the page
}

// BesideSubject returns the trail of a subject, which is followed from a page.
func (w *Walk) BesideSubject(id briefing.SubjectID, a ask.Asker) Beside {
	t := trail.Of(a.Library.Digest(), id)
	return Beside{Follow: t, Get: w.Stops(t, a)}
}

// BesidePlace returns the trail that was walked at a place before, if its stops are
// missing.
func (w *Walk) BesidePlace(number int, a ask.Asker) Beside {
	t, lacks := w.Lacking(number)
	if !lacks {
		return Beside{}
	}
	return Beside{Get: w.Stops(t, a)}
}

// Patience is how long a page waits for its trail to spare a change of the status line:
// too short to be noticed.
const Patience = 8 * time.Millisecond

// fewStops limits the trails that are fetched while their page is painted: longer ones
// would delay it.
const fewStops = 5000

// BeginBeside continues once the page is shown beside which a trail was to be walked. number is
// that of the trail walked there before; onStop says that the reader may be on a stop.
func (w *Walk) BeginBeside(b Beside, number int, onStop bool, at *spot.Spot) nav.Intent {
	switch {
	case !w.IsPending(), b.Get == nil, b.Follow.Subject == "" && number != w.Number():
		return nil
	case b.stops != nil:
		return w.filled(w.Fill(*b.stops), at)
	}
	fetch := w.fetch(b.Get)
	if !onStop && at.Tallies[b.Follow.Subject].Stops() > fewStops {
		return nav.Do{Cmd: tea.Tick(Patience, func(time.Time) tea.Msg { return fetch() })}
	}
	return nav.Do{Cmd: fetch}
}

// completed answers a request for all stops of a search. The list in which the search was
// made held only the first ones.
type completed struct {
	lib   *library.Library
	query string
	trail briefing.Trail
}

// FetchAll looks for all hits of a typed query, and puts them in order, which takes its
// time too.
func (w *Walk) FetchAll(typed string, a ask.Asker) tea.Cmd {
	ctx := w.ctx
	return func() tea.Msg {
		t, err := a.All(ctx, typed, trail.MostArticles)
		if err != nil {
			return nil // the first hits can still be walked
		}
		return completed{lib: a.Library, query: typed, trail: t}
	}
}

// completed replaces the trail of a search by the complete one. The reader stays at the
// same stop.
func (w *Walk) completed(msg completed, at *spot.Spot) nav.Intent {
	if msg.lib != at.Library || !w.Active() || w.IsPending() || w.Subject != "" || w.Label != msg.query {
		return nil
	}
	w.Complete(msg.trail)
	return nav.Mark{}
}

// Renewed is the current trail in a reread library.
type Renewed struct {
	Request trail.Request
	Trail   briefing.Trail
	Same    bool // the stops have not changed
	Err     error
}

// Refill replaces the stops of the current trail by those of a reread library. now maps
// passages to their places in articles that have moved.
func (w *Walk) Refill(r Renewed, now func(briefing.Ref) briefing.Ref, at *spot.Spot) nav.Intent {
	switch {
	case !w.IsOf(r.Request):
		return nil
	case r.Err != nil:
		w.Lose()
		return nav.Tell(r.Err.Error())
	}
	return w.filled(w.Renew(r.Trail, r.Same, now), at)
}
