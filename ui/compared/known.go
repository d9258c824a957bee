package compared

import (
	"context"
	"maps"
	"time"

	tea "charm.land/bubbletea/v2"

	"briefing/briefing"
	"briefing/briefing/library"
	"briefing/briefing/page"
	"briefing/briefing/page/origins"
	"briefing/briefing/sentences"
	"briefing/ui/keys"
	"briefing/ui/nav"
	"briefing/ui/spot"
	"briefing/ui/state"
)

// The sentences of an article that are known from others are dimmed. None are until the
// reader asks for it.

// dimming says which sentences are dimmed.
type dimming int

const (
	off     dimming = iota
	read            // those that were read elsewhere
	earlier         // those that stand in earlier articles
)

// known holds the choice of dimmed sentences, and the text in view until it counts as
// read.
type known struct {
	dimmed  dimming
	tell    bool // the reader has just asked for it: say the count
	looking looking
}

// looking is the text of an article that is in view.
type looking struct {
	article briefing.ArticleID
	span    briefing.Span // bytes of its text
}

// Moment is how long a text is in view until it counts as read.
const Moment = 2 * time.Second

// Dim requests to dim sentences of the current article; none if Found is nil.
type Dim struct{ Found *origins.Novel }

// IsIntent makes Dim a [nav.Intent].
func (Dim) IsIntent() {}

// next chooses which sentences are dimmed: none, those read elsewhere, those that stand
// earlier.
func (a *Articles) next(at *spot.Spot) nav.Intent {
	k := &a.known
	k.dimmed = (k.dimmed + 1) % (earlier + 1)
	if k.dimmed == off {
		return nav.All{Dim{}, nav.Tell("no sentence is dimmed")}
	}
	k.tell = true
	switch {
	case at.Page().Kind == page.Article:
		return nav.All{nav.Tell("comparing the articles…"), do(a.find(at))}
	case k.dimmed == earlier:
		return nav.Tell("what stands earlier in others is dimmed in articles")
	}
	return nav.Tell("what you have read elsewhere is dimmed in articles")
}

// novel answers find. Without a page.Novel the articles are still being compared.
type novel struct {
	lib    *library.Library
	id     page.ID
	dimmed dimming
	found  *origins.Novel
	err    error
}

// find looks for the known sentences of the current article; nil if none is to be dimmed.
func (a *Articles) find(at *spot.Spot) tea.Cmd {
	id := at.Page()
	if a.known.dimmed == off || id.Kind != page.Article {
		return nil
	}
	lib, ctx := at.Library, a.ctx
	msg := novel{lib: lib, id: id, dimmed: a.known.dimmed}
	var seen sentences.Known
	texts := maps.Clone(at.State.Seen)
	return func() tea.Msg {
		waiting, cancel := context.WithTimeout(ctx, Every)
		defer cancel()
		c, err := lib.CompareArticles(waiting)
		switch {
		case err != nil && waiting.Err() != nil && ctx.Err() == nil:
			return msg // go on waiting
		case err != nil:
			msg.err = err
			return msg
		}
		if msg.dimmed == read {
			seen = state.KnownOf(c, texts)
		}
		msg.found, msg.err = origins.NovelIn(ctx, lib, c, briefing.ArticleID(id.Key), seen)
		return msg
	}
}

// found dims the known sentences of the current article.
func (a *Articles) found(msg novel, at *spot.Spot) nav.Intent {
	if msg.lib != at.Library || msg.id != at.Page() || msg.dimmed != a.known.dimmed {
		return nil
	}
	switch {
	case msg.err != nil:
		return nav.Tell(msg.err.Error())
	case msg.found == nil:
		return do(a.find(at))
	}
	if !a.known.tell {
		return Dim{msg.found}
	}
	a.known.tell = false
	return nav.All{Dim{msg.found}, nav.Tell(msg.found.Count(), keys.NextNew)}
}

// newPassage goes to the next or previous passage that is new.
func (a *Articles) newPassage(by int, at *spot.Spot) nav.Intent {
	switch {
	case at.Page().Kind != page.Article:
		return nav.Tell("open an article to go to its new passages", keys.ListArticles)
	case a.known.dimmed == off:
		return nav.Tell("the articles have not been compared yet", keys.Known)
	case at.Reader.Novel() == nil:
		return nav.Tell("comparing the articles…")
	}
	to, ok := at.Reader.NewPassage(by)
	switch {
	case ok:
		return nav.Land{Span: to}
	case by > 0:
		return nav.Tell("no new passage below")
	}
	return nav.Tell("no new passage above")
}

// lingered tells that something has been in view for a moment.
type lingered struct{ looking looking }

// linger waits, once something else is in view, until that counts as read.
func (a *Articles) linger(at *spot.Spot) nav.Intent {
	now := looking{}
	if id := at.Page(); id.Kind == page.Article && !at.Covered && at.Width > 0 {
		now = looking{briefing.ArticleID(id.Key), at.Reader.InView()}
	}
	if now == a.known.looking {
		return nil
	}
	a.known.looking = now
	if now.span.Empty() {
		return nil
	}
	return nav.Do{Cmd: tea.Tick(Moment, func(time.Time) tea.Msg { return lingered{now} })}
}

// read counts a text as read if it is still in view.
func (a *Articles) read(msg lingered, at *spot.Spot) {
	p := at.Reader.Page()
	if msg.looking != a.known.looking || p == nil {
		return
	}
	at.State.See(msg.looking.article, p.Body.In(p.Markdown), msg.looking.span)
}
