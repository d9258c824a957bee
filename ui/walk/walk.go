// Package walk walks a trail: it begins one at the reader's position, steps from stop to
// stop, and waits for stops that are still to come.
//
// Package trail holds the trails and the arithmetic of steps. This package relates them to
// the reader's position, and explains steps that are not possible.
package walk

import (
	"context"
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/ui/ask"
	"briefing/ui/keys"
	"briefing/ui/nav"
	"briefing/ui/spot"
	"briefing/ui/trail"
)

// Walk is the walk along the current trail. Make it with New.
type Walk struct {
	trail.Trails

	ctx context.Context
}

// New returns a walk without a trail. Work in the background ends with ctx.
func New(ctx context.Context) Walk { return Walk{Trails: trail.New(), ctx: ctx} }

// Update answers an action, the request to walk a trail, or stops that have come.
func (w *Walk) Update(msg tea.Msg, at *spot.Spot) nav.Intent {
	switch msg := msg.(type) {
	case keys.Action:
		switch msg {
		case keys.NextStop:
			return w.Next(trail.Step{By: 1}, at)
		case keys.PrevStop:
			return w.Next(trail.Step{By: -1}, at)
		case keys.NextOnTrail:
			return w.Next(trail.Step{By: 1, Articles: true}, at)
		case keys.PrevOnTrail:
			return w.Next(trail.Step{By: -1, Articles: true}, at)
		}
	case nav.Walk:
		return w.start(msg, at)
	case stops:
		return w.arrived(msg, at)
	case completed:
		return w.completed(msg, at)
	}
	return nil
}

// start starts a trail and goes to one of its stops.
func (w *Walk) start(i nav.Walk, at *spot.Spot) nav.Intent {
	switch {
	case i.Trail.Len() == 0:
		return nil
	case i.At < 0:
		w.Walk(trail.Trail{Trail: i.Trail, At: -1})
		return nil
	}
	stop := i.Trail.Stop(i.At)
	ordered := at.InOrder(i.Trail)
	w.Walk(trail.Trail{Trail: ordered, At: ordered.Index(stop)})
	to := nav.All{nav.Focus{Pane: nav.Reader}}
	if w.At > i.At {
		order := "the trail goes in the order of the articles’ dates"
		if at.Library.Extent().Dated == 0 {
			order = "the trail goes in the order of the articles"
		}
		to = append(to, nav.Tell(order, keys.PrevStop))
	}
	to = append(to, nav.Stop{Ref: stop, Visit: true})
	if ask.IsCut(i.Trail) {
		to = append(to, nav.Do{Cmd: w.FetchAll(i.Trail.Label, at.Ask)})
	}
	return to
}

// Next moves along the trail. On the page of a subject, and on one that counts passages, it
// begins the trail of that. It waits for missing stops.
func (w *Walk) Next(s trail.Step, at *spot.Spot) nav.Intent {
	path := at.Page().Trail(at.Library.Digest())
	switch {
	case path != "" && path != w.Label:
		return w.beginAt(briefing.Trail{Label: path}, s, at)
	case w.IsPending():
		w.Await(s)
		return nil
	case !w.Active():
		return w.begin(s, at)
	case s.Articles:
		return w.stride(s.By, at)
	case w.IsOff(at.Page()):
		stop, wrapped := w.StepFrom(briefing.ArticleID(at.Page().Key), at.Rank, s.By)
		return w.stop(stop, wrapped, s.By, at)
	}
	stop, wrapped := w.Step(s.By)
	return w.stop(stop, wrapped, s.By, at)
}

// stride goes to the first stop in the next or previous article of the trail, counted from
// the current article or else from the last stop.
func (w *Walk) stride(by int, at *spot.Spot) nav.Intent {
	if _, of := w.Article(0); of == 1 && w.At >= 0 && w.isAtStop(at.Page()) {
		return nav.Tell("the trail has no other article")
	}
	rank := -1
	switch id := at.Page(); {
	case id.Kind == page.Article:
		rank = at.Rank(briefing.ArticleID(id.Key))
	case w.At >= 0:
		rank = at.Rank(w.Stop(w.At).Article)
	}
	stop, wrapped := w.Stride(rank, at.Rank, by)
	return w.stop(stop, wrapped, by, at)
}

// isAtStop reports whether the article of the last stop is shown on a page.
func (w *Walk) isAtStop(id page.ID) bool {
	return w.At >= 0 && page.OfArticle(w.Stop(w.At).Article) == id
}

// IsOff reports whether the article on a page is not that of the last stop.
func (w *Walk) IsOff(id page.ID) bool { return id.Kind == page.Article && !w.isAtStop(id) }

// begin starts the trail of the subject at the reader's position for the sake of a step.
// If there is none, or its trail was dropped last, it resumes the dropped trail.
func (w *Walk) begin(s trail.Step, at *spot.Spot) nav.Intent {
	if w.canTakeUp(at) {
		number, _, _ := w.Dropped()
		w.TakeUp(number)
		step := w.Next(s, at)
		if w.IsPending() {
			return nav.All{step, nav.Do{Cmd: w.Fetch(at.Ask)}}
		}
		return step
	}
	subject := at.Subject()
	if subject == nil {
		return nav.Tell("no trail: follow a figure or event, or search", keys.ListFigures, keys.Search)
	}
	return w.beginAt(trail.Of(at.Library.Digest(), subject.SubjectID()), s, at)
}

// beginAt starts a trail whose stops are to come, for the sake of a step. Earlier requests
// would lead away from it.
func (w *Walk) beginAt(t briefing.Trail, s trail.Step, at *spot.Spot) nav.Intent {
	w.Begin(t, s)
	return nav.All{nav.Halt{}, nav.Do{Cmd: w.Fetch(at.Ask)}}
}

// canTakeUp reports whether a dropped trail can be resumed: the reader is not at another
// subject.
func (w *Walk) canTakeUp(at *spot.Spot) bool {
	_, dropped, ok := w.Dropped()
	s := at.Subject()
	return ok && (s == nil || s.SubjectID() == dropped.Subject)
}

// Leave drops the current trail, and says how to resume it.
func (w *Walk) Leave(at *spot.Spot) nav.Intent {
	w.Drop()
	left := "trail left"
	if key := at.Keys.Key(keys.NextStop); key != "" && w.canTakeUp(at) {
		left += " · " + key + " takes it up again"
	}
	return nav.All{nav.Mark{}, nav.Tell(left)}
}

// stop goes to a stop of the trail, and says if that wraps around an end. Only a stop in
// another article is a new place in the history, so that going back leads to where the
// article was entered.
func (w *Walk) stop(ref briefing.Ref, wrapped bool, by int, at *spot.Spot) nav.Intent {
	to := nav.Stop{Ref: ref, Visit: at.Page() != page.OfArticle(ref.Article)}
	switch {
	case wrapped && by > 0:
		return nav.All{to, nav.Tell("trail begins again")}
	case wrapped:
		return nav.All{to, nav.Tell("trail goes on from its end")}
	}
	return to
}

// Stand puts the reader of a page back onto a stop of the trail, so that the next stop
// follows it. It returns false if ref is no stop there.
func (w *Walk) Stand(ref briefing.Ref, id page.ID) bool {
	if !w.IsPending() && page.OfArticle(ref.Article) != id {
		return false
	}
	return w.StandAt(ref)
}

// Hits returns the hits of a search's trail in the article on a page.
func (w *Walk) Hits(id page.ID) []briefing.Span {
	if id.Kind != page.Article || w.Subject != "" || w.IsPending() {
		return nil
	}
	return slices.DeleteFunc(w.In(briefing.ArticleID(id.Key)), briefing.Span.Empty) // stops at the whole article
}

// nothingOf says that a trail has no stops.
func nothingOf(t briefing.Trail, d *briefing.Digest) nav.Intent {
	s := d.Subject(t.Subject)
	switch {
	case page.IsShared(t.Label):
		return nav.Tell("no two articles have a sentence in common")
	case t.Label == page.NotesTrail:
		return nav.Tell("no passage is kept so far")
	case t.Label == page.NewsTrail:
		return nav.Tell("nothing that is new is left to walk")
	case s == nil:
		return nav.Tell(fmt.Sprintf("nothing is left to follow of %q", t.Label))
	case briefing.Gathers(s):
		return nav.Tell("no article is in " + s.Label())
	}
	return nav.Tell("no article mentions " + s.Label())
}
