package compared

import (
	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/ui/keys"
	"briefing/ui/nav"
	"briefing/ui/spot"
)

// beside is the state of pages with two articles side by side.
type beside struct {
	first  briefing.ArticleID // chosen to be set beside another; "" if none is
	wanted bool               // two are to be set side by side once all are compared
	fitted room               // that the page was last made for
}

// room is the size of a pane.
type room struct{ width, height int }

// roomBeside is how wide a pane must be for two texts to stand side by side in it.
const roomBeside = 64

// sideBySide sets the article that the reader is at beside the one that was chosen before
// or else the one that it has most in common with.
func (a *Articles) sideBySide(at *spot.Spot) nav.Intent {
	if id, ok := at.Selected(); ok && id.Kind == page.Beside {
		return spot.GoTo(id)
	}
	e, ok := at.Article()
	if ok && a.beside.first == "" && a.visits.wasEdited(e.ID) {
		return spot.GoTo(page.BeforeOf(e.ID))
	}
	if !ok {
		return nav.Tell("open an article: it is shown beside the one it has most in common with", keys.ListArticles)
	}
	if first := a.beside.first; first != "" && first != e.ID {
		a.beside.first = ""
		return open(first, e.ID, at)
	}
	c, _, _ := at.Library.Compared()
	if a.beside.wanted = c == nil; a.beside.wanted {
		return nav.All{nav.Tell("comparing the articles…"), do(a.await(at))}
	}
	if other, ok := c.Nearest(e.ID); ok {
		return open(e.ID, other, at)
	}
	a.beside.first = e.ID
	return nav.Tell("no other article shares a passage with this one · " + at.Keys.Key(keys.SideBySide) + " on another sets both side by side")
}

// open opens the page of two articles, the one that comes first in the library on the
// left.
func open(one, other briefing.ArticleID, at *spot.Spot) nav.Intent {
	if at.Rank(other) < at.Rank(one) {
		one, other = other, one
	}
	return spot.GoTo(page.BesideOf(one, other))
}

// fit makes a page again that is made for a width: that of two articles if a resize gives
// or takes the room for both side by side.
func (a *Articles) fit(at *spot.Spot) nav.Intent {
	p, now := at.Reader.Page(), room{width: at.Width}
	if p != nil && p.ID.Kind == page.Timeline {
		now.height = at.Height // how many events have a row depends on it
	}
	if p == nil || !at.IsForWidth(p.ID) || now.width == 0 || now == a.beside.fitted {
		return nil
	}
	a.beside.fitted = now
	if p.ID.Kind == page.Beside && p.Measure > 0 == (now.width >= roomBeside) {
		return nil
	}
	return nav.Remake{}
}
